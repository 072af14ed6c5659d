/**
 * Tells clients of events, at addresses that they have named, in a way that shows who tells it.
 */
@Room(
        imports = {"account", "platform"},
        tables = "signing_key")
@NullMarked
package dev.portwright.webhook;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
