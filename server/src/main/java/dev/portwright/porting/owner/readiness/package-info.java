/**
 * How far an order is from being confirmed, and what a losing carrier may reject it for: by the order itself, and by the text of
 * its letter and its invoice.
 */
@Room(
        imports = {
            "account",
            "document",
            "document.reading",
            "foc",
            "phonenumber",
            "platform",
            "porting.book",
            "porting.order",
            "porting.owner",
            "porting.owner.plan",
            "requirement"
        })
@NullMarked
package dev.portwright.porting.owner.readiness;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
