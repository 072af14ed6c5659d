/**
 * Access to PostgreSQL: transactions, statements, rows and constraint violations. Imports {@code platform.problem} only.
 */
@NullMarked
package dev.portwright.platform.db;

import org.jspecify.annotations.NullMarked;
