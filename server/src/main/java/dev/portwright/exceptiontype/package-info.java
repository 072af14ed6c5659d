/**
 * The reasons for which a losing carrier or the porting desk sends an order back: a catalogue of codes, texts and
 * the attributes to correct.
 */
@Room(imports = {"account", "platform"})
@NullMarked
package dev.portwright.exceptiontype;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
