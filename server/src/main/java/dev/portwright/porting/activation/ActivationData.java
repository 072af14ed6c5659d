package dev.portwright.porting.activation;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Jobs;
import dev.portwright.porting.book.RemovalListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The activations of orders that go; they go with them. */
@ApplicationScoped
class ActivationData implements RemovalListener {
    private final Jobs jobs;

    ActivationData(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void removing(Tx tx, UUID accountId, List<UUID> orderIds) {
        jobs.cancelAll(
                tx,
                Activation.KIND,
                tx.sql("SELECT id FROM activation_job WHERE account_id = ? AND porting_order_id = ANY (?)")
                        .set(accountId)
                        .array("uuid", orderIds)
                        .list(Sql.Row::uuid));
    }
}
