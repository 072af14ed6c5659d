/**
 * Codes that are sent to the numbers of an order: whoever tells one back has the number. Asked for where the country's
 * requirements say so.
 */
@Room(
        imports = {"account", "message", "phonenumber", "platform", "porting.book", "porting.order", "requirement"},
        tables = {"porting_verification_code", "verification_code_sending"})
@NullMarked
package dev.portwright.porting.verification;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
