/**
 * Accounts that an account has made and manages, and the outbound channels that it hands out to them.
 */
@Room(
        imports = {"account", "balance", "history", "platform"},
        tables = {"managed_account", "outbound_channel_pool"},
        reads = "account")
@NullMarked
package dev.portwright.managed;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
