/** Links by which an end customer corrects an order that came back: its owner gives them out and takes them back. */
@Room(
        imports = {"account", "platform", "porting.book", "porting.order"},
        tables = "correction_link",
        reads = "account")
@NullMarked
package dev.portwright.porting.correction;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
