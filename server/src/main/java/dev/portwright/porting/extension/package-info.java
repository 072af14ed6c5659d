/**
 * Extensions of numbers on orders: what is dialled behind a number.
 */
@Room(
        imports = {"account", "phonenumber", "platform", "porting.book", "porting.order"},
        tables = "porting_phone_number_extension",
        reads = "porting_phone_number")
@NullMarked
package dev.portwright.porting.extension;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
