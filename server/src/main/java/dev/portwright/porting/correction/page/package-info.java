/**
 * The page that correction links lead to: it says why an order came back, takes what is corrected, missing papers and a
 * signature, needs no key, and opens that order only.
 */
@Room(
        imports = {
            "account",
            "document",
            "exceptiontype",
            "history",
            "platform",
            "porting.book",
            "porting.comment",
            "porting.correction",
            "porting.loa",
            "porting.order",
            "porting.owner",
            "porting.owner.readiness",
            "requirement"
        })
@NullMarked
package dev.portwright.porting.correction.page;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
