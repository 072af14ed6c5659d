/**
 * What this installation sends to others.
 */
@Room
@NullMarked
package dev.portwright.platform.outbound;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
