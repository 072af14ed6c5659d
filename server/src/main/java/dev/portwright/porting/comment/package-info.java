/**
 * What the owner of an order and the operator say to each other about it.
 */
@Room(
        imports = {"account", "event", "platform", "porting.book", "porting.order"},
        tables = "porting_comment")
@NullMarked
package dev.portwright.porting.comment;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
