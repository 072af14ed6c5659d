/**
 * What everybody but its owner does with an order: the porting desk, the losing carrier, the clearing house.
 */
@Room(imports = {"exceptiontype", "phonenumber", "platform", "porting.book", "porting.order"})
@NullMarked
package dev.portwright.porting.counterparty;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
