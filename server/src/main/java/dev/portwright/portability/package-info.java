/**
 * Tells whether numbers can be ported and how.
 */
@Room(imports = {"account", "carrier", "phonenumber", "platform", "requirement"})
@NullMarked
package dev.portwright.portability;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
