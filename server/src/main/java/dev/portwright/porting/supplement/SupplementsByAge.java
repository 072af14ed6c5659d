package dev.portwright.porting.supplement;

import dev.portwright.platform.db.Tx;
import dev.portwright.porting.book.OldSupplements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Supplements go with the history of their orders: what was asked for has names and addresses in it. */
@ApplicationScoped
class SupplementsByAge implements OldSupplements {
    @Override
    public List<UUID> between(Tx tx, UUID after, UUID before, int most) {
        return SupplementStore.ordersBetween(tx, after, before, most);
    }

    @Override
    public void delete(Tx tx, Collection<UUID> orders) {
        SupplementStore.delete(tx, orders);
    }
}
