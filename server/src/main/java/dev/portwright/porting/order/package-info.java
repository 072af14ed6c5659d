/**
 * The porting order as such: what it is, what its statuses allow, how it looks on the wire. Records and enums; no
 * SQL, no beans.
 */
@Room(imports = {"exceptiontype", "foc", "history", "phonenumber", "platform", "requirement"})
@NullMarked
package dev.portwright.porting.order;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
