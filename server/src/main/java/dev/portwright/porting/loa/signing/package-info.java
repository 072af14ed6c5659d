/**
 * Signs letters of authorization electronically: with the name or the hand of the person who may, and evidence of how that
 * came about.
 */
@Room(
        imports = {
            "account",
            "document",
            "platform",
            "porting.book",
            "porting.loa",
            "porting.order",
            "requirement",
            "seal"
        })
@NullMarked
package dev.portwright.porting.loa.signing;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
