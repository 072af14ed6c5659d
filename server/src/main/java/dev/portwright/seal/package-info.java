/**
 * Seals PDF files with a key of the installation, so that whoever has one can tell that not a byte of it has been changed.
 */
@Room(imports = "platform", tables = "seal_key")
@NullMarked
package dev.portwright.seal;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
