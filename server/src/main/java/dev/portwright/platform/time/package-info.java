/**
 * The one clock of the product.
 */
@Room(imports = "platform.config")
@NullMarked
package dev.portwright.platform.time;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
