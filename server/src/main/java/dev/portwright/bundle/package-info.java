/**
 * Bundles: what numbers are sold in. The catalogue is the operator's; user bundles are what an account has taken of it, each for
 * one number.
 */
@Room(
        imports = {"account", "phonenumber", "platform", "reference"},
        tables = "user_bundle",
        reads = {"inventory_number", "porting_phone_number"})
@NullMarked
package dev.portwright.bundle;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
