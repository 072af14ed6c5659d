package dev.portwright.app;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.door.Door;
import dev.portwright.platform.door.DoorClosed;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * How the server leaves its clients when it is told to stop: it says that it is not ready, goes on for a while so that
 * whoever spreads requests hears of it, then takes no connection any more and answers what it has begun. Each answer
 * meanwhile is the last one of its connection.
 */
@Readiness
@ApplicationScoped
class Stop implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(Stop.class);

    /** For requests under way. Those that wait for the database end sooner. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(20);

    private final Settings settings;
    private final Event<DoorClosed> closed;
    private volatile boolean stopping;

    Stop(Settings settings, Event<DoorClosed> closed) {
        this.settings = settings;
        this.closed = closed;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        Door door = Door.current();
        door.close();
        await(settings.http().stopDelay(), () -> false);
        door.stopListening();
        // Clients that keep a connection may be about to use it: its next answer tells them not to.
        await(LAST_WORDS, () -> door.connections() == 0);
        closed.fire(new DoorClosed());
        if (!await(PATIENCE, () -> door.busy() == 0)) {
            LOG.warnf("%d requests still run; stopping without them", door.busy());
        }
    }

    private static boolean await(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stopping").status(!stopping).build();
    }
}
