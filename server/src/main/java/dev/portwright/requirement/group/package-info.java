/**
 * Requirement groups: what an account keeps to answer the requirements of one country, kind of number and action with,
 * for many orders, and the desk's word on it.
 */
@Room(
        imports = {"account", "document", "phonenumber", "platform", "reference", "requirement"},
        tables = "requirement_group")
@NullMarked
package dev.portwright.requirement.group;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
