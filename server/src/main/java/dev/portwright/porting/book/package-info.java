/**
 * The book of porting orders: the only place that reads and writes their tables. Whoever changes an order holds it
 * here; each change leaves a history entry, its events, and what follows from it.
 */
@Room(
        imports = {
            "account",
            "document",
            "event",
            "exceptiontype",
            "foc",
            "history",
            "inventory",
            "notification.teller",
            "phonenumber",
            "platform",
            "porting.order",
            "reference",
            "requirement"
        },
        tables = {"draft_count", "porting_order", "porting_phone_number", "porting_phone_number_block"})
@NullMarked
package dev.portwright.porting.book;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
