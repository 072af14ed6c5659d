/**
 * Has files searched for malware by a daemon of ClamAV.
 */
@Room(imports = "platform.config")
@NullMarked
package dev.portwright.document.scan;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
