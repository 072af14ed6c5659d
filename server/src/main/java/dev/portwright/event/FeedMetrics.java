package dev.portwright.event;

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

/** Tells how far behind the feed of events is. */
@Startup
@ApplicationScoped
class FeedMetrics {
    private static final int COUNTED = 10_000;

    private record Behind(long events, long oldestSeconds) {}

    private final Clock clock;
    private final LookedUp<Behind> behind;

    FeedMetrics(Db db, Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.behind = new LookedUp<>(db, this::behind);
        this.behind.gauge(
                meters,
                "portwright.events.untold",
                "Events that nobody has been told of yet, counted up to 10,000",
                Behind::events);
        this.behind.gauge(
                meters,
                "portwright.events.oldest.untold.seconds",
                "For how long the oldest of them has been written",
                Behind::oldestSeconds);
    }

    private Behind behind(Tx tx) {
        Instant now = clock.instant();
        return tx.sql("""
                        SELECT (SELECT count(*) FROM (SELECT 1 FROM event_outbox LIMIT ?) counted),
                               (SELECT e.occurred_at
                                FROM (SELECT event_id FROM event_outbox ORDER BY entry LIMIT 1) oldest
                                JOIN event e ON e.id = oldest.event_id)""")
                .set(COUNTED)
                .one(row -> {
                    long events = row.number();
                    Instant oldest = row.instantOrNull();
                    return new Behind(
                            events,
                            oldest == null
                                    ? 0
                                    : Math.max(0, Duration.between(oldest, now).toSeconds()));
                })
                .orElseThrow();
    }

    @Scheduled(every = "10s")
    void look() {
        behind.look();
    }
}
