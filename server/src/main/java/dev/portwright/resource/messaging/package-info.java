/**
 * What messages go by: messaging profiles.
 */
@Room(imports = {"account", "resource"})
@NullMarked
package dev.portwright.resource.messaging;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
