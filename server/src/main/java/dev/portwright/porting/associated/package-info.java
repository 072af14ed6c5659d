/**
 * The numbers that a partial port leaves at the losing carrier, in ranges, each with what is to become of it. Asked for
 * where the country's requirements say so.
 */
@Room(
        imports = {"account", "phonenumber", "platform", "porting.book", "porting.order", "requirement"},
        tables = "porting_associated_phone_number")
@NullMarked
package dev.portwright.porting.associated;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
