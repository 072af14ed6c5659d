/**
 * The one door of requests that this server sends to addresses that others have named. What leads to the machine itself
 * or into the networks behind it is not sent.
 */
@Room(imports = "platform.config")
@NullMarked
package dev.portwright.platform.outbound;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
