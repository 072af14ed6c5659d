/**
 * Data files and templates that come with the product.
 */
@Room
@NullMarked
package dev.portwright.platform.file;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
