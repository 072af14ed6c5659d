/**
 * What lists and resources have in common wherever they are asked for: pages and how long the whole list is, filters
 * by time, versions.
 */
@Room(imports = {"platform.contract", "platform.problem", "platform.time"})
@NullMarked
package dev.portwright.platform.page;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
