/**
 * Tells accounts of their events: finds out who wants to know of which, has them delivered to URLs and written to people.
 */
@Room(imports = {"event", "message", "notification", "platform", "webhook"})
@NullMarked
package dev.portwright.notification.teller;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
