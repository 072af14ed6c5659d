/**
 * What a telephone number says about itself: its country, its kind, whether it is written as +E.164 and whether it
 * can exist.
 */
@Room(imports = "platform")
@NullMarked
package dev.portwright.phonenumber;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
