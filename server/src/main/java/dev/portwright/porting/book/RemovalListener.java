package dev.portwright.porting.book;

import dev.portwright.platform.db.Tx;
import java.util.List;
import java.util.UUID;

/** Hears of orders that are taken away with all they have, in the transaction that does it and before their rows go. */
public interface RemovalListener {
    /** The orders, all of one account, are locked. What is scheduled for them is to be taken back. */
    void removing(Tx tx, UUID accountId, List<UUID> orderIds);
}
