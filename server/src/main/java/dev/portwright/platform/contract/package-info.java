/**
 * The API description as data: request bodies and query parameters are checked against it.
 */
@Room(imports = {"platform.json", "platform.problem", "platform.time"})
@NullMarked
package dev.portwright.platform.contract;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
