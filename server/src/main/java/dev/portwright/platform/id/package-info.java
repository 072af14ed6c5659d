/**
 * Identifiers of rows.
 */
@Room
@NullMarked
package dev.portwright.platform.id;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
