/**
 * Sends events to the URLs of those who want to be told.
 */
@Room(imports = {"event", "platform"})
@NullMarked
package dev.portwright.webhook;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
