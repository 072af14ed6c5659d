/**
 * The orders that were born together, read and acted on as one.
 */
@Room(imports = {"account", "phonenumber", "platform", "porting.book", "porting.order", "porting.owner"})
@NullMarked
package dev.portwright.porting.owner.group;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
