/**
 * What a country asks for before a number may be ported or ordered: rules in versions, and the types of what is asked, from
 * data files.
 */
@Room(imports = {"phonenumber", "platform"})
@NullMarked
package dev.portwright.requirement;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
