/**
 * What the operator decided about this process.
 */
@Room
@NullMarked
package dev.portwright.platform.config;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
