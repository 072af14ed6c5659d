/**
 * Signs what is sent to clients, in the two ways that their libraries verify: with keys of the installation, which change with
 * an overlap, and with a secret of each receiver.
 */
@Room(
        imports = {"account", "platform"},
        tables = "signing_key")
@NullMarked
package dev.portwright.webhook.signing;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
