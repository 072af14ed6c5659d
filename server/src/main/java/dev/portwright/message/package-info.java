/**
 * What people are told by mail, text message or telephone: messages are written in the transaction of what they tell of,
 * and sent by a job. Knows nothing of what they are about.
 */
@Room(
        imports = {"account", "platform"},
        tables = "outgoing_message")
@NullMarked
package dev.portwright.message;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
