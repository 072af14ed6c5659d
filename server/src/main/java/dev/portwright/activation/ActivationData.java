package dev.portwright.activation;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.job.Jobs;
import dev.portwright.portingorder.RemovalListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
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
    public void removing(Connection connection, UUID accountId, List<UUID> orderIds) throws SQLException {
        jobs.cancelAll(
                connection,
                Activation.KIND,
                Sql.of(connection, "SELECT id FROM activation_job WHERE account_id = ? AND porting_order_id = ANY (?)")
                        .set(accountId)
                        .array("uuid", orderIds)
                        .list(Sql.Row::uuid));
    }
}
