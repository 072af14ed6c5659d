package dev.portwright.event;

import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Bell;
import dev.portwright.platform.job.JobClockwork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives events their places, on this server or another one of the same database, and has {@link EventListener}s told of
 * them in that transaction. Which events have none yet is kept in the database: what this server leaves undone when it
 * dies, it or another one does when it looks next.
 */
@ApplicationScoped
class EventFeed {
    private static final Logger LOG = Logger.getLogger(EventFeed.class);

    /** How many events get their place in one transaction. */
    static final int AT_ONCE = 500;

    /** Others may have events written that this server does not hear of. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** What comes in the meantime is dealt with together: under load, the more there is of it, the less each costs. */
    private static final Duration REST = Duration.ofMillis(25);

    private static final Duration STOP = Duration.ofSeconds(5);

    private final Db db;
    private final List<EventListener> listeners;
    private final EventReplays replays;
    private final OpenStreams streams;
    private final Bell bell = new Bell();
    private final AtomicLong reached = new AtomicLong();
    private volatile boolean stopped;
    private final Thread worker =
            Thread.ofPlatform().daemon().name("portwright-events").unstarted(this::work);

    EventFeed(Db db, Instance<EventListener> listeners, EventReplays replays, OpenStreams streams) {
        this.db = db;
        this.listeners = EventListener.inOrder(listeners);
        this.replays = replays;
        this.streams = streams;
    }

    void start(@Observes @Priority(JobClockwork.STARTED) StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        bell.ring();
        if (worker.isAlive()) {
            worker.join(STOP);
        }
    }

    /** There may be events without a place. */
    void wake() {
        bell.ring();
    }

    /** Gives every event a place that was written before the call. */
    void catchUp() {
        int placed;
        do {
            placed = next();
        } while (placed == AT_ONCE);
    }

    /** When some cannot be told of, these are found out, so that they hold up nobody else. */
    private int next() {
        try {
            return db.longTransaction(tx -> next(tx, AT_ONCE, events -> tell(tx, events)));
        } catch (RuntimeException e) {
            if (isTrouble(e)) {
                throw e;
            }
            LOG.warn("Events could not be told of together; each is told of by itself.", e);
            int placed = 0;
            while (placed < AT_ONCE && oneAlone(null)) {
                placed++;
            }
            return placed;
        }
    }

    /**
     * Gives the next event its place, told unless nobody can be told of it. Others do the same meanwhile, so it need not be
     * the event that was next before.
     *
     * @param untold the event that nobody could be told of just now, or null
     */
    private boolean oneAlone(@Nullable UUID untold) {
        AtomicReference<@Nullable UUID> tried = new AtomicReference<>();
        try {
            return db.longTransaction(tx -> next(tx, 1, events -> {
                        UUID id = events.getFirst().id();
                        if (!id.equals(untold)) {
                            tried.set(id);
                            tell(tx, events);
                        }
                    }))
                    > 0;
        } catch (RuntimeException e) {
            UUID failed = tried.get();
            if (failed == null || isTrouble(e)) {
                throw e;
            }
            LOG.errorf(e, "Nobody is told of event %s; mend what is wrong and republish it.", failed);
            return oneAlone(failed);
        }
    }

    /** True when no event is to blame: later, all of them can be told of. */
    static boolean isTrouble(RuntimeException e) {
        return e instanceof DatabaseException failure && failure.trouble() != null;
    }

    private int next(Tx tx, int most, Consumer<List<FedEvent>> then) {
        EventFeedStore.Head head = EventFeedStore.head(tx);
        tx.afterCommit(() -> reached(head.position()));
        if (!head.behind()) {
            return 0;
        }
        EventFeedStore.lock(tx);
        List<FedEvent> events = EventFeedStore.place(tx, most);
        if (!events.isEmpty()) {
            then.accept(events);
            tx.afterCommit(() -> {
                reached(events.getLast().position());
                streams.ring(events.stream().map(FedEvent::accountId).toList());
            });
        }
        return events.size();
    }

    private void tell(Tx tx, List<FedEvent> events) {
        listeners.forEach(listener -> listener.told(tx, events));
    }

    private void reached(long position) {
        reached.accumulateAndGet(position, Math::max);
    }

    /** The place of the newest event that this server knows to have one: those of other servers within a second. */
    long reached() {
        return reached.get();
    }

    /** Has everybody told once more of events who is told of such, in the transaction. */
    void tellAgain(Tx tx, List<FedEvent> events) {
        listeners.forEach(listener -> listener.toldAgain(tx, events));
    }

    private void work() {
        boolean failing = false;
        while (!stopped) {
            try {
                catchUp();
                while (!stopped && replays.next()) {
                    catchUp();
                }
                failing = false;
                Bell.rest(REST);
            } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
                // Who watches the database says so when it is away.
                boolean known = failing || (e instanceof DatabaseException trouble && trouble.isOutage());
                if (!known) {
                    LOG.error("Events do not get their places. This is tried again every second.", e);
                }
                failing = true;
                Bell.rest(LOOK);
            }
            bell.await(LOOK);
        }
    }
}
