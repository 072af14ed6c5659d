/**
 * The words that an account has given its numbers and resources, to find them by.
 */
@Room(
        imports = {"account", "platform"},
        reads = {"inventory_number", "resource"})
@NullMarked
package dev.portwright.resource.tag;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
