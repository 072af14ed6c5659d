package dev.portwright.webhook;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.LookedUp;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells how the endpoints of all accounts stand, and whether anybody looks after them. */
@Startup
@ApplicationScoped
class EndpointMetrics {
    private record Standing(long off, long away, long unattendedSeconds) {}

    private final Clock clock;
    private final LookedUp<Standing> standing;

    EndpointMetrics(Db db, Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.standing = new LookedUp<>(db, this::standing);
        this.standing.gauge(
                meters,
                "portwright.webhook.endpoints.off",
                "Endpoints that are switched off because they failed for days",
                Standing::off);
        this.standing.gauge(
                meters, "portwright.webhook.endpoints.away", "Endpoints that take nothing at present", Standing::away);
        this.standing.gauge(
                meters,
                "portwright.webhook.endpoints.unattended.seconds",
                "For how long a delivery has been due that nobody begins",
                Standing::unattendedSeconds);
    }

    private Standing standing(Tx tx) {
        Instant now = clock.instant();
        return tx.sql("""
                        SELECT count(*) FILTER (WHERE off_at IS NOT NULL),
                               count(*) FILTER (WHERE off_at IS NULL AND failures >= ?),
                               min(next_due_at) FILTER (
                                   WHERE off_at IS NULL AND (leased_until IS NULL OR leased_until < clock_timestamp()))
                        FROM webhook_endpoint WHERE off_at IS NOT NULL OR next_due_at IS NOT NULL""")
                .set(Courier.AWAY)
                .one(row -> {
                    long off = row.number();
                    long away = row.number();
                    Instant due = row.instantOrNull();
                    return new Standing(
                            off,
                            away,
                            due == null
                                    ? 0
                                    : Math.max(0, Duration.between(due, now).toSeconds()));
                })
                .orElseThrow();
    }

    @Scheduled(every = "10s")
    void look() {
        standing.look();
    }
}
