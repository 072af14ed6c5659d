/**
 * Opens the documents of an order to somebody without a key, for a while: tokens that say so themselves, signed, and can be
 * revoked.
 */
@Room(
        imports = {"account", "event", "platform", "porting.book", "porting.order"},
        tables = {"sharing_key", "sharing_token"},
        reads = {"account", "porting_order"})
@NullMarked
package dev.portwright.porting.sharing;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
