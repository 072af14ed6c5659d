/**
 * The days on which an order can be ported.
 */
@Room(imports = {"account", "foc", "platform", "porting.book", "porting.order"})
@NullMarked
package dev.portwright.porting.window;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
