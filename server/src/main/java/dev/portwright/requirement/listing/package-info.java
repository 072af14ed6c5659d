/** What countries ask for, as it can be looked up: requirement types, requirements, and what numbers or a group need. */
@Room(imports = {"account", "phonenumber", "platform", "requirement"})
@NullMarked
package dev.portwright.requirement.listing;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
