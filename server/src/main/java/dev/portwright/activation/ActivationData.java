package dev.portwright.activation;

import dev.portwright.account.AccountData;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The activations of an account's orders. */
@ApplicationScoped
class ActivationData implements AccountData {
    private final Jobs jobs;

    ActivationData(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void cancelJobs(Connection connection, UUID accountId) throws SQLException {
        jobs.cancelAll(
                connection,
                Activation.KIND,
                Sql.of(connection, "SELECT id FROM activation_job WHERE account_id = ?")
                        .set(accountId)
                        .list(Sql.Row::uuid));
    }

    /** They go with their orders. */
    @Override
    public void empty(Connection connection, UUID accountId) {}
}
