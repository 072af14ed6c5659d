/**
 * What the owner of an order does with it: creates, edits, confirms, cancels, deletes and lists it, and the rules
 * for that.
 */
@Room(
        imports = {
            "account",
            "carrier",
            "document",
            "foc",
            "history",
            "phonenumber",
            "platform",
            "portability",
            "porting.book",
            "porting.order",
            "porting.owner.plan",
            "reference",
            "requirement"
        })
@NullMarked
package dev.portwright.porting.owner;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
