/**
 * The history of whatever has one: who did what when, and why. Entries are written in the transaction, and as a rule in
 * the statement, of the change they tell of, outlive what they are about, and know no feature.
 */
@Room(
        imports = {"account", "platform"},
        tables = "porting_order_change")
@NullMarked
package dev.portwright.history;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
