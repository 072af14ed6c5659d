/**
 * The moment at which numbers change hands: activation jobs, their windows, and the clearing house.
 */
@Room(
        imports = {"account", "foc", "platform", "porting.book", "porting.counterparty", "porting.order"},
        tables = "activation_job")
@NullMarked
package dev.portwright.porting.activation;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
