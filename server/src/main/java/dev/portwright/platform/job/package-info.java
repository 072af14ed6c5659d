/**
 * Work to be done later: written in the transaction of the change it follows from, done once it is due on the
 * product's clock.
 */
@Room(
        imports = {"platform.config", "platform.db"},
        tables = "scheduled_tasks")
@NullMarked
package dev.portwright.platform.job;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
