/** What the owner of a requirement group and the desk say to each other about it. */
@Room(
        imports = {"account", "platform", "requirement.group"},
        tables = "requirement_group_comment")
@NullMarked
package dev.portwright.requirement.comment;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
