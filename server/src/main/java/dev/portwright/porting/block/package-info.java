/**
 * Blocks of numbers on orders: ranges that the losing carrier lets go of as a whole.
 */
@Room(
        imports = {
            "account",
            "phonenumber",
            "platform",
            "portability",
            "porting.book",
            "porting.order",
            "porting.owner.number"
        })
@NullMarked
package dev.portwright.porting.block;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
