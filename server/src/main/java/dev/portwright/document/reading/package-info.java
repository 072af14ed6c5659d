/**
 * Reads the text of PDF files, and finds in it what orders are held against: dates and telephone numbers. What reads a file is a
 * process of its own, since a small file may take any amount of memory and time.
 */
@Room(imports = {"phonenumber", "platform.file"})
@NullMarked
package dev.portwright.document.reading;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
