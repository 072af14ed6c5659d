/**
 * Access to PostgreSQL: transactions, statements, rows and constraint violations.
 */
@Room(imports = "platform.problem")
@NullMarked
package dev.portwright.platform.db;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
