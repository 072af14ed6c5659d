/**
 * When numbers can be ported: windows for the firm order commitment (FOC), from one calendar file per country.
 */
@Room(imports = "phonenumber")
@NullMarked
package dev.portwright.foc;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
