/**
 * What the operator keeps of an account's money: nothing is charged here, so it changes only when the operator says so.
 */
@Room(
        imports = {"account", "history", "platform"},
        tables = "account_balance")
@NullMarked
package dev.portwright.balance;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
