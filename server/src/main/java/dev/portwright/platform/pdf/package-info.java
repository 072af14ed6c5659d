/**
 * Makes PDF files, and reads the pictures that go into them. Both take much memory and time for a moment, so that they have
 * turns.
 */
@Room(imports = "platform.problem")
@NullMarked
package dev.portwright.platform.pdf;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
