/**
 * Numbers that come to a draft and leave it.
 */
@Room(
        imports = {
            "account",
            "carrier",
            "foc",
            "phonenumber",
            "platform",
            "portability",
            "porting.book",
            "porting.order",
            "porting.owner",
            "porting.owner.plan",
            "requirement"
        })
@NullMarked
package dev.portwright.porting.owner.number;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
