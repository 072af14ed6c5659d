/**
 * JSON as the API speaks it: strict reading of bodies, writing of answers.
 */
@Room(imports = "platform.problem")
@NullMarked
package dev.portwright.platform.json;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
