/**
 * A copy of the whole database in one file, and back. Knows tables only as the database itself describes them.
 */
@Room
@NullMarked
package dev.portwright.backup;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
