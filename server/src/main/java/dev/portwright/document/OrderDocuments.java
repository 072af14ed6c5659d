package dev.portwright.document;

import dev.portwright.platform.db.Tx;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Knows which documents belong to an order, for those who may see these alone. */
public final class OrderDocuments {
    private OrderDocuments() {}

    /** Those that do not, of these ids. */
    public static Set<UUID> strangers(Tx tx, UUID accountId, UUID orderId, Collection<UUID> ids) {
        Set<UUID> strangers = new HashSet<>(ids);
        strangers.removeAll(DocumentStore.within(tx, new Reach(accountId, orderId), ids));
        return strangers;
    }
}
