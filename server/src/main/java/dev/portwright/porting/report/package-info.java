/**
 * Reports about an account's orders, written in the background into documents.
 */
@Room(
        imports = {"account", "document", "platform", "porting.book"},
        tables = "porting_report")
@NullMarked
package dev.portwright.porting.report;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
