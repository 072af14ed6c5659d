/**
 * A copy of the whole database in one file, and back. Knows tables only as the database itself describes them. Imports
 * nothing of the product.
 */
@NullMarked
package dev.portwright.backup;

import org.jspecify.annotations.NullMarked;
