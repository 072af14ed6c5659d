/**
 * The build step that makes pages of the guides in {@code docs/}; no server runs any of it.
 */
@Room
@NullMarked
package dev.portwright.guide;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
