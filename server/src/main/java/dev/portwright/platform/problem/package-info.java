/**
 * What can be wrong with a request, and the exception that carries it.
 */
@Room
@NullMarked
package dev.portwright.platform.problem;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
