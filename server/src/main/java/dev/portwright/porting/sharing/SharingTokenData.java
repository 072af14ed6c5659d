package dev.portwright.porting.sharing;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Jobs;
import dev.portwright.porting.book.RemovalListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The tokens of orders that go; they go with them. */
@ApplicationScoped
class SharingTokenData implements RemovalListener {
    private final Jobs jobs;

    SharingTokenData(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void removing(Tx tx, UUID accountId, List<UUID> orderIds) {
        jobs.cancelAll(tx, SharingTokenExpiry.KIND, SharingTokenStore.idsOf(tx, accountId, orderIds));
    }
}
