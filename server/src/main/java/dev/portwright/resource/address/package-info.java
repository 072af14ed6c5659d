/**
 * Addresses of people and businesses.
 */
@Room(imports = {"account", "platform", "resource"})
@NullMarked
package dev.portwright.resource.address;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
