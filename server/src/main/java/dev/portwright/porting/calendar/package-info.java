/** The confirmed dates of orders as a calendar (RFC 5545), and the links by which calendar programs read it without a key. */
@Room(
        imports = {"account", "foc", "platform", "porting.book", "porting.order"},
        tables = "calendar_link",
        reads = "account")
@NullMarked
package dev.portwright.porting.calendar;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
