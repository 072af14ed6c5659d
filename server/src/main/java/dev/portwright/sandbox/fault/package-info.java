/**
 * What goes wrong in a sandbox because somebody wants it to: webhooks on their way to receivers, and requests to the API.
 * Kept in memory: a restart forgets it.
 */
@Room(imports = {"account", "platform", "webhook"})
@NullMarked
package dev.portwright.sandbox.fault;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
