/**
 * The losing carrier and the clearing house of a sandbox: programs that do what the data of an order tells them to.
 */
@Room(
        imports = {
            "account",
            "exceptiontype",
            "foc",
            "platform",
            "porting.activation",
            "porting.book",
            "porting.counterparty",
            "porting.order"
        },
        tables = "sandbox_scenario")
@NullMarked
package dev.portwright.sandbox.carrier;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
