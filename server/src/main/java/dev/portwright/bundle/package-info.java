/**
 * Bundles: what numbers are sold in. The catalogue is the operator's; user bundles are what an account has taken of it, each for
 * one number. Which number is in one is written where numbers and orders are, in the transaction that changes them; those rooms import this
 * one, so what is in a bundle is read here from their tables rather than asked of them.
 */
@Room(
        imports = {"account", "phonenumber", "platform", "reference"},
        tables = "user_bundle",
        reads = {"inventory_number", "porting_phone_number"})
@NullMarked
package dev.portwright.bundle;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
