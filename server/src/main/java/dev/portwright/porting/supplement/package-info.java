/**
 * Supplements: what the losing carrier was asked for after an order was submitted, and what it said. They follow from what
 * becomes of the order, whoever brings it there.
 */
@Room(
        imports = {"account", "history", "platform", "porting.book", "porting.order"},
        tables = "porting_supplement")
@NullMarked
package dev.portwright.porting.supplement;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
