/**
 * Resources of an account that live outside of porting orders (documents, connections, billing groups, ...) and may
 * be named by them.
 */
@Room(
        imports = {"account", "platform"},
        tables = "account_reference")
@NullMarked
package dev.portwright.reference;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
