/**
 * Orders in exception that nobody answers: their owner is told in a comment, and some days later the losing
 * carrier is asked to let go of them.
 */
@Room(
        imports = {"account", "platform", "porting.book", "porting.comment", "porting.order"},
        tables = "exception_warning",
        reads = {"account", "porting_comment", "porting_order"})
@NullMarked
package dev.portwright.unanswered;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
