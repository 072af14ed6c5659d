package dev.portwright.sandbox.carrier;

import dev.portwright.account.AccountData;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** What the simulated carrier knows of an account's orders: of every order that it was ever asked about. */
@ApplicationScoped
class ScenarioData implements AccountData {
    private final Jobs jobs;

    ScenarioData(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void cancelJobs(Connection connection, UUID accountId) throws SQLException {
        jobs.cancelAll(
                connection,
                SimulatedCarrier.KIND,
                Sql.of(connection, "SELECT porting_order_id FROM sandbox_scenario WHERE account_id = ?")
                        .set(accountId)
                        .list(Sql.Row::uuid));
    }

    /** It goes with the orders. */
    @Override
    public void empty(Connection connection, UUID accountId) {}
}
