package dev.portwright.event;

import dev.portwright.event.EventFeedStore.Placed;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.OnBehalf;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.job.Bell;
import dev.portwright.platform.json.Json;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Streams of an account's events, as server-sent events (HTML living standard, 9.2): each in its order, without a gap. A
 * client that was cut off says with {@code Last-Event-ID} where it was. A stream asks the database when there is something
 * new of its own account: {@link EventFeed} wakes it for what this server gives a place, {@link #look} for what others do.
 */
@ApplicationScoped
class EventStreams {
    /** A stream ends by itself after this; clients connect again, and go on where they were. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Something is sent as often as this, so that nobody on the way takes the connection for dead. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /** What happened while the database is in trouble is told when that is over. */
    private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(1);

    /** So few that they fit on a page, however large they are; see {@link dev.portwright.platform.problem.PageBounds}. */
    static final int AT_ONCE = 25;

    private static final SqlText ALL = SqlText.of("true");

    private final Db db;
    private final EventFeed feed;
    private final OpenStreams open;
    private final Duration signOfLife;

    /** How far the feed had come when it was last looked at for streams. */
    private volatile long lookedAt;

    @Inject
    EventStreams(Db db, EventFeed feed, OpenStreams open) {
        this(db, feed, open, SIGN_OF_LIFE);
    }

    EventStreams(Db db, EventFeed feed, OpenStreams open, Duration signOfLife) {
        this.db = db;
        this.feed = feed;
        this.open = open;
        this.signOfLife = signOfLife;
    }

    void stop(@Observes ShutdownEvent event) {
        open.all().forEach(open::close);
    }

    /**
     * Writes events as they come until the client goes away, the hour is over, the stream is closed or the client may not
     * read them any more.
     *
     * @param admission whether the client may; asked before events are sent, and as often as there is a sign of life
     */
    void stream(OpenStream stream, BooleanSupplier admission, OutputStream out) throws IOException {
        write(out, "retry: 1000\n\n");
        long began = System.nanoTime();
        long written = began;
        while (isToGoOn(stream, began)) {
            stream.await(signOfLife.minusNanos(System.nanoTime() - written));
            List<Placed> events = List.of();
            try {
                // Each time with a patience of its own: that of a request is used up long before the hour is over.
                OnBehalf.of(stream.accountId());
                if (!admission.getAsBoolean()) {
                    return;
                }
                events = next(stream);
            } catch (DatabaseException e) {
                if (e.trouble() == null) {
                    throw e;
                }
                Bell.rest(TROUBLE_PAUSE);
                stream.ring();
            }
            for (Placed event : events) {
                write(out, text(event));
                stream.isAt(event.event().position());
            }
            if (events.size() == AT_ONCE) {
                stream.ring();
            }
            long now = System.nanoTime();
            if (!events.isEmpty()) {
                written = now;
            } else if (now - written >= signOfLife.toNanos()) {
                write(out, ": nothing new\n\n");
                written = now;
            }
        }
    }

    /**
     * Wakes the streams that have something to tell and do not know it: when another server of the same database has given
     * events their places. One statement for all of them, and none while the feed stands still.
     */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        long reached = feed.reached();
        List<OpenStream> streams = open.all();
        if (reached == lookedAt || streams.isEmpty()) {
            return;
        }
        Map<UUID, Long> positions = new HashMap<>();
        streams.forEach(stream -> positions.merge(stream.accountId(), stream.position(), Math::min));
        try {
            open.ring(db.read(tx -> EventStreamStore.withMore(tx, positions)));
            lookedAt = reached;
        } catch (DatabaseException e) {
            if (e.trouble() == null) {
                throw e;
            }
            // It is looked again in a second.
        }
    }

    private static boolean isToGoOn(OpenStream stream, long began) {
        return !stream.isClosed()
                && !Thread.currentThread().isInterrupted()
                && System.nanoTime() - began < LONGEST.toNanos();
    }

    private static String text(Placed placed) {
        FedEvent event = placed.event();
        return "id: " + event.id() + "\nevent: " + event.type() + "\ndata: " + Json.text(EventJson.of(placed.stored()))
                + "\n\n";
    }

    private List<Placed> next(OpenStream stream) {
        return db.read(tx -> EventFeedStore.after(tx, stream.accountId(), stream.position(), ALL, AT_ONCE));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
