/**
 * Which orders a request would make: why each is one of its own, what it would need, and when its numbers could move.
 */
@Room(imports = {"foc", "phonenumber", "platform", "portability", "porting.order", "requirement"})
@NullMarked
package dev.portwright.porting.owner.plan;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
