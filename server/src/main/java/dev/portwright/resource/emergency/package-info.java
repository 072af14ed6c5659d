/**
 * Emergency calls from places that change.
 */
@Room(imports = {"account", "platform", "resource"})
@NullMarked
package dev.portwright.resource.emergency;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
