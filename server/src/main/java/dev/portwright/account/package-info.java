/**
 * Who may call: accounts, their users and API keys, and the operator.
 */
@Room(
        imports = "platform",
        tables = {"account", "account_change", "account_user", "api_key", "operator"})
@NullMarked
package dev.portwright.account;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
