package dev.portwright.platform.crypto;

import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows how many values each configured key seals, as counted by the last look: {@code portwright_sealed_values}. The
 * count is read now and then, whichever server has made it, so that looking at the metrics needs no database.
 */
@ApplicationScoped
class SealedValueMetrics {
    private static final int SECONDS = 30;

    private final Db db;
    private final Sealer sealer;
    private final MeterRegistry meters;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sealed-values").factory());
    private volatile Map<String, Long> counts = Map.of();

    SealedValueMetrics(Db db, Sealer sealer, MeterRegistry meters) {
        this.db = db;
        this.sealer = sealer;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        TreeSet<String> keys = new TreeSet<>(sealer.keyIds());
        keys.add(Sealer.UNNAMED);
        for (String key : keys) {
            Gauge.builder("portwright.sealed.values", this, self -> self.counts.getOrDefault(key, 0L))
                    .description("Values in the database that this encryption key seals, when they were last counted")
                    .tag("key", key)
                    .register(meters);
            Gauge.builder(
                            "portwright.sealing.key",
                            sealer,
                            state -> state.sealsWith().equals(key) ? 1 : 0)
                    .description("1 for the encryption key that seals new values on this server")
                    .tag("key", key)
                    .register(meters);
        }
        var _ = reader.scheduleWithFixedDelay(this::read, 0, SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        reader.shutdownNow();
    }

    private void read() {
        try {
            counts = db.read(KeyCheck::counts);
        } catch (DatabaseException e) {
            // What was read last is shown until the database answers again; readiness tells that it does not.
        }
    }
}
