/**
 * What lists and resources have in common wherever they are asked for: pages and how long the whole list is, the
 * filters that a list declares, versions.
 */
@Room(imports = {"platform.contract", "platform.db", "platform.problem", "platform.time"})
@NullMarked
package dev.portwright.platform.page;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
