package dev.portwright.sandbox.carrier;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Jobs;
import dev.portwright.porting.book.RemovalListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What the simulated carrier is about to do with orders that go; what it knows of them goes with them. */
@ApplicationScoped
class ScenarioData implements RemovalListener {
    private final Jobs jobs;

    ScenarioData(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void removing(Tx tx, UUID accountId, List<UUID> orderIds) {
        jobs.cancelAll(tx, SimulatedCarrier.KIND, orderIds);
    }
}
