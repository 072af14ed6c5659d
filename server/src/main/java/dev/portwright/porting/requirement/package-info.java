/** What is asked of an order, with what was given for it and what will do. */
@Room(imports = {"account", "platform", "porting.book", "porting.order", "requirement"})
@NullMarked
package dev.portwright.porting.requirement;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
