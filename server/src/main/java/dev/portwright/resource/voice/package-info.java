/**
 * What calls go by: connections, applications, and outbound voice profiles.
 */
@Room(imports = {"account", "platform", "resource"})
@NullMarked
package dev.portwright.resource.voice;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
