/**
 * What a country asks for before a number may be ported: the catalogue of requirement types and groups of answers to
 * them.
 */
@Room(
        imports = {"account", "document", "phonenumber", "platform"},
        tables = "requirement_group")
@NullMarked
package dev.portwright.requirement;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
