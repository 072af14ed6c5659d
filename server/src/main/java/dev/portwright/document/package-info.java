/**
 * The documents of each account: files that it has uploaded, what they are called, and what uses them.
 */
@Room(
        imports = {"account", "document.file", "document.reading", "document.scan", "platform", "reference"},
        tables = {"document", "document_link", "document_reading", "document_space"},
        reads = "account_reference")
@NullMarked
package dev.portwright.document;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
