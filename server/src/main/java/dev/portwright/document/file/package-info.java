/**
 * What a file is by its content, and by which name it may be kept. Nothing here opens or runs what it looks at.
 */
@Room
@NullMarked
package dev.portwright.document.file;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
