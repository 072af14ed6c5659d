/**
 * Documents of an order beside those that its attributes name.
 */
@Room(
        imports = {"account", "document", "platform", "porting.book", "porting.order", "reference"},
        tables = "porting_additional_document",
        reads = "document")
@NullMarked
package dev.portwright.porting.document;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
