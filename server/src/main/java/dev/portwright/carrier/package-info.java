/**
 * Which carrier holds a number: a table of number ranges, shipped with the product and replaceable by the operator.
 */
@Room(
        imports = {"account", "phonenumber", "platform"},
        tables = {"carrier_directory", "carrier_range"})
@NullMarked
package dev.portwright.carrier;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
