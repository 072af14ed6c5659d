package dev.portwright.event;

import dev.portwright.event.EventFeedStore.Placed;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.job.Bell;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Streams of an account's events, as server-sent events (HTML living standard, 9.2): each in its order, without a gap. A
 * client that was cut off says with {@code Last-Event-ID} where it was.
 */
@ApplicationScoped
class EventStreams {
    /** How many streams an account may have open on a server, and all accounts together. */
    static final int MOST_OF_ACCOUNT = 10;

    private static final int MOST = 200;

    /** A stream ends by itself after this; clients connect again, and go on where they were. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Something is sent as often as this, so that nobody on the way takes the connection for dead. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /** What happened while the database is away is told when it is there again. */
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(1);

    private static final int AT_ONCE = 100;
    private static final SqlText ALL = SqlText.of("true");

    private final Db db;
    private final EventFeed feed;
    private final Map<UUID, Integer> open = new ConcurrentHashMap<>();

    EventStreams(Db db, EventFeed feed) {
        this.db = db;
        this.feed = feed;
    }

    /**
     * Takes a place for a stream, which {@link #close} gives back.
     *
     * @throws ApiException 429 when there is none
     */
    void open(UUID accountId) {
        int all = open.values().stream().mapToInt(Integer::intValue).sum();
        int streams = open.merge(accountId, 1, Integer::sum);
        if (streams > MOST_OF_ACCOUNT || all >= MOST) {
            close(accountId);
            throw new ApiException(
                    ProblemCode.TOO_MANY_REQUESTS.because("There are " + (all >= MOST ? all : streams - 1)
                            + " streams of events open, which is as many as there may be. Close one first."));
        }
    }

    /** Gives a place back. */
    void close(UUID accountId) {
        open.computeIfPresent(accountId, (account, streams) -> streams > 1 ? streams - 1 : null);
    }

    /** Writes events as they come until the client goes away, the hour is over or the server stops. */
    void stream(UUID accountId, long from, OutputStream out) throws IOException {
        write(out, "retry: 1000\n\n");
        long position = from;
        long seen = from;
        long began = System.nanoTime();
        long written = began;
        while (!feed.isStopped() && System.nanoTime() - began < LONGEST.toNanos()) {
            long reached = feed.awaitAfter(seen, SIGN_OF_LIFE);
            List<Placed> events = List.of();
            boolean asked = true;
            if (reached > seen) {
                try {
                    events = next(accountId, position);
                } catch (DatabaseException e) {
                    if (!e.isOutage()) {
                        throw e;
                    }
                    asked = false;
                    Bell.rest(OUTAGE_PAUSE);
                }
            }
            for (Placed event : events) {
                position = event.event().position();
                write(out, text(event));
            }
            if (asked && events.size() < AT_ONCE) {
                seen = reached;
            }
            long now = System.nanoTime();
            if (!events.isEmpty()) {
                written = now;
            } else if (now - written >= SIGN_OF_LIFE.toNanos()) {
                write(out, ": nothing new\n\n");
                written = now;
            }
        }
    }

    private static String text(Placed placed) {
        FedEvent event = placed.event();
        return "id: " + event.id() + "\nevent: " + event.type() + "\ndata: " + Json.text(EventJson.of(placed.stored()))
                + "\n\n";
    }

    private List<Placed> next(UUID accountId, long position) {
        return db.longTransaction(tx -> EventFeedStore.after(tx, accountId, position, ALL, AT_ONCE));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
