/**
 * What messages go by: messaging profiles, and what can be counted of them.
 */
@Room(
        imports = {"account", "platform", "resource"},
        reads = {"inventory_number", "resource"})
@NullMarked
package dev.portwright.resource.messaging;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
