/**
 * Ranges of numbers that the operator has added to those that the program knows, such as an area code that came into
 * service after it was made.
 */
@Room(
        imports = {"account", "phonenumber", "platform"},
        tables = {"number_range", "number_range_list"})
@NullMarked
package dev.portwright.numberrange;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
