package dev.portwright.webhook;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Db;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;

/** What every courier works with. */
@Singleton
class CourierTools {
    /**
     * How many couriers of this server ask the database for work at a time, and how many note how their endpoints stand: requests
     * need it too.
     */
    private static final int DESKS = 4;

    final Db db;
    final Clock clock;
    final EndpointStore endpoints;
    final Sender sender;
    final RetrySchedule schedule;
    final List<EndpointListener> listeners;

    /** For what arrived where all is well. */
    final Settlements settlements;

    final Semaphore desks = new Semaphore(DESKS);

    /** Their own, so that what came of attempts is written down before more is begun. */
    final Semaphore settlingDesks = new Semaphore(DESKS);

    final Counter delivered;
    final Counter failed;

    CourierTools(
            Settings settings,
            Db db,
            Clock clock,
            EndpointStore endpoints,
            Sender sender,
            Settlements settlements,
            Instance<EndpointListener> listeners,
            MeterRegistry meters) {
        this.db = db;
        this.clock = clock;
        this.endpoints = endpoints;
        this.sender = sender;
        this.settlements = settlements;
        this.schedule = new RetrySchedule(settings.outgoing().webhooks().retries());
        this.listeners = listeners.stream().toList();
        this.delivered = counter(meters, "delivered");
        this.failed = counter(meters, "failed");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("portwright.webhook.attempts")
                .description("Attempts to deliver an event to a webhook, by what came of them")
                .tag("outcome", outcome)
                .register(meters);
    }
}
