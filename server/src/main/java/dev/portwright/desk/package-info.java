/**
 * The porting desk: the people who play the losing carrier's part for all accounts, their list of work and what they
 * do with orders.
 */
@Room(
        imports = {
            "account",
            "exceptiontype",
            "history",
            "phonenumber",
            "platform",
            "porting.book",
            "porting.comment",
            "porting.counterparty",
            "porting.order"
        },
        tables = {"desk_note", "desk_request", "desk_sheet"},
        reads = {"operator", "porting_order", "porting_phone_number", "porting_supplement"})
@NullMarked
package dev.portwright.desk;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
