/**
 * The carriers of the United Kingdom with the codes by which they are told apart when numbers are ported, from a file of the
 * product or of the operator.
 */
@Room(imports = {"account", "platform"})
@NullMarked
package dev.portwright.ukcarrier;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
