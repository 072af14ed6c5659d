/**
 * What an end customer corrects on an order that came back: links that its owner gives out, and the page they lead to, which
 * needs no key and opens that order only.
 */
@Room(
        imports = {
            "account",
            "exceptiontype",
            "platform",
            "porting.book",
            "porting.comment",
            "porting.order",
            "porting.owner"
        },
        tables = "correction_link",
        reads = "account")
@NullMarked
package dev.portwright.porting.correction;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
