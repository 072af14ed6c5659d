package dev.portwright.porting.book;

import dev.portwright.platform.db.Tx;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Supplements of all accounts by the age of their orders, for whoever knows which need not be kept any longer. */
public interface OldSupplements {
    /**
     * Answers the oldest orders with ids between the two, each as often as it has supplements.
     *
     * @param most how many are answered at most: of the last one there may be more supplements
     */
    List<UUID> between(Tx tx, UUID after, UUID before, int most);

    /** Deletes all supplements of orders. */
    void delete(Tx tx, Collection<UUID> orders);
}
