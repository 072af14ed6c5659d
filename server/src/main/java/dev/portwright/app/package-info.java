/**
 * Starts and stops the program: settings, the embedded database, the command line.
 */
@Room(
        imports = {
            "account",
            "backup",
            "bundle",
            "desk",
            "platform",
            "porting.activation",
            "porting.book",
            "sandbox.carrier",
            "ukcarrier"
        },
        reads = "encryption_check")
@NullMarked
package dev.portwright.app;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
