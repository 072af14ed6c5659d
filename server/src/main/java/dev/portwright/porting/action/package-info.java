/**
 * What somebody does outside of this product before an order is submitted: a person has their identity checked. Asked for where
 * the country's requirements say so.
 */
@Room(
        imports = {"account", "platform", "porting.book", "porting.order", "requirement"},
        tables = "porting_action_requirement")
@NullMarked
package dev.portwright.porting.action;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
