/**
 * The build step that makes the API description of its parts in {@code src/main/openapi}; no server runs any of it.
 */
@Room
@NullMarked
package dev.portwright.platform.contract.bundle;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
