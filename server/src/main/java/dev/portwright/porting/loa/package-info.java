/**
 * Letters of authorization: the letterheads that accounts keep for them, and the letters as PDF files, ready to be signed.
 */
@Room(
        imports = {"account", "document", "phonenumber", "platform", "porting.book", "porting.order", "reference"},
        tables = "porting_loa_configuration")
@NullMarked
package dev.portwright.porting.loa;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
