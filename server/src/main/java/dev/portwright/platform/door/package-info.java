/**
 * What stands between the network and the HTTP server, for each connection: which requests are HTTP at all, how many
 * connections there may be, how long a client may take to send a request and to read its answer.
 */
@Room
@NullMarked
package dev.portwright.platform.door;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
