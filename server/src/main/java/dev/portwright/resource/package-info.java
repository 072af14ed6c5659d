/**
 * The engine that serves kinds of resources: lists, creates, reads, changes and deletes them as the API description and a
 * short entry beside it say. What a kind does beyond that is its {@link dev.portwright.resource.Behaviour}.
 */
@Room(
        imports = {"account", "history", "platform", "reference"},
        tables = {"resource", "resource_count", "resource_key", "resource_reference"},
        reads = {"account_reference", "inventory_number"})
@NullMarked
package dev.portwright.resource;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
