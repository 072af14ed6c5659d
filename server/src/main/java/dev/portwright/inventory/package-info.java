/**
 * The numbers that an account owns once they are ported, and how they are set up.
 */
@Room(
        imports = {"account", "bundle", "phonenumber", "platform", "reference"},
        tables = {"inventory_number", "messaging_bulk_update", "number_setting"})
@NullMarked
package dev.portwright.inventory;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
