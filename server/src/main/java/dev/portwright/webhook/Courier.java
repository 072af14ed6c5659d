package dev.portwright.webhook;

import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Bell;
import dev.portwright.webhook.signing.SigningSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what is due to one endpoint, some at a time and the next as soon as one has ended, until nothing is due or the
 * endpoint seems to be away. While it is away
 * everything waits in the order in which it was queued, and only the first is tried, after growing pauses: however much
 * waits costs no more than little would. As soon as that arrives the rest follows.
 */
final class Courier {
    /** From how many failures in a row on an endpoint is taken to be away. */
    static final int AWAY = 10;

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final int GIVEN_UP_AT_ONCE = 1_000;
    private static final Duration DATABASE_PAUSE = Duration.ofMillis(200);

    /** How long what has ended waits for others, to be written down with them. */
    private static final Duration MOMENT = Duration.ofMillis(3);

    /** After so long, of the machine's time, others have their turn, and it comes anew: secrets too may have changed. */
    private static final Duration TURN = Duration.ofSeconds(5);

    private final CourierTools tools;
    private final Couriers office;
    private final String server;
    private final List<SigningSecret> secrets;
    private Endpoint endpoint;

    /** What the deliveries under way are about, one each. */
    private final Set<UUID> underWay = new HashSet<>();

    /** What other threads tell this one. */
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();

    /** Whether anything has been begun since the endpoint was leased. */
    private boolean begun;

    /** How long the endpoint asked to be left alone. */
    private Duration wish = Duration.ZERO;

    Courier(CourierTools tools, Couriers office, String server, Endpoint endpoint, List<SigningSecret> secrets) {
        this.tools = tools;
        this.office = office;
        this.server = server;
        this.endpoint = endpoint;
        this.secrets = secrets;
    }

    /** What came of a delivery, or why that is not known; neither when there may be something more to begin. */
    private record News(
            Sender.@Nullable Sent sent, @Nullable RuntimeException failure) {
        static final News MORE = new News(null, null);
    }

    /** There may be something more to begin. Called by other threads. */
    void wake() {
        // One of these says as much as many.
        if (!news.contains(News.MORE)) {
            news.add(News.MORE);
        }
    }

    void run() {
        long end = System.nanoTime() + TURN.toNanos();
        boolean more = true;
        while (true) {
            for (int room = room(end); more && room > 0; room = room(end)) {
                more = begin(room);
            }
            if (underWay.isEmpty()) {
                break;
            }
            List<Sender.Sent> ended = ended();
            if (!ended.isEmpty()) {
                settle(ended);
            }
            // Some may have been queued, or had to wait for what has ended.
            more = true;
        }
        Instant now = tools.clock.instant();
        // Where more is due, whoever waits for longer goes first.
        Instant notBefore = isAway() ? now.plus(longer(pause(), RetrySchedule.bounded(wish))) : now;
        withDatabase(tx -> {
            office.release(tx, endpoint.id(), notBefore);
            return null;
        });
    }

    /** How many deliveries may be begun now; none is when it is not above zero. */
    private int room(long end) {
        if (endpoint.offAt() != null || office.isStopped() || System.nanoTime() >= end) {
            return 0;
        }
        return isAway() ? (begun ? 0 : 1) : office.share(endpoint.accountId()) - underWay.size();
    }

    /** Begins what is due, so many at most; answers whether more may be due. */
    private boolean begin(int most) {
        DeliveryStore.Begun due = withDatabase(
                tx -> DeliveryStore.begin(tx, endpoint.id(), server, tools.clock.instant(), underWay, most));
        for (Parcel parcel : due.parcels()) {
            begun = true;
            underWay.add(parcel.subjectId());
            tools.sender.send(
                    parcel,
                    secrets,
                    sent -> news.add(new News(sent, null)),
                    failure -> news.add(new News(null, failure)));
        }
        return due.more();
    }

    /** Waits for some to end, and a moment for those that end with them, or until there may be something to begin. */
    private List<Sender.Sent> ended() {
        List<Sender.Sent> ended = new ArrayList<>();
        try {
            News first = news.poll(Couriers.LOOK.toMillis(), TimeUnit.MILLISECONDS);
            long until = System.nanoTime() + MOMENT.toNanos();
            for (News next = first; next != null; next = news.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                if (next.failure() != null) {
                    throw new IllegalStateException("a webhook was not sent", next.failure());
                }
                if (next.sent() == null) {
                    break;
                }
                ended.add(next.sent());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        ended.forEach(sent -> underWay.remove(sent.parcel().subjectId()));
        return ended;
    }

    private void settle(List<Sender.Sent> sent) {
        boolean wasAway = isAway();
        sent.forEach(one -> (one.delivered() ? tools.delivered : tools.failed).increment());
        List<Attempt> attempts = sent.stream().map(one -> attempt(one, wasAway)).toList();
        wish = sent.stream()
                .map(Sender.Sent::retryAfter)
                .filter(Objects::nonNull)
                .reduce(wish, Courier::longer);
        if (endpoint.isWell() && sent.stream().allMatch(Sender.Sent::delivered)) {
            untilDone(() -> {
                tools.settlements.write(attempts);
                return null;
            });
            return;
        }
        boolean wasOn = endpoint.offAt() == null;
        endpoint = withDatabase(tools.settlingDesks, tx -> {
            DeliveryStore.settle(tx, attempts);
            Endpoint stands = standing(tx, sent);
            String reason = stands.offReason();
            if (wasOn && reason != null) {
                tools.listeners.forEach(
                        listener -> listener.switchedOff(tx, stands.accountId(), stands.id(), stands.origin(), reason));
            }
            return stands;
        });
        if (wasAway != isAway()) {
            lineUp();
        }
        sent.stream()
                .filter(Sender.Sent::gone)
                .map(one -> one.parcel().url())
                .distinct()
                .forEach(this::giveUp);
    }

    /** How the endpoint stands after the attempts; what could not be sent at all says nothing of it. */
    private Endpoint standing(Tx tx, List<Sender.Sent> sent) {
        boolean delivered = sent.stream().anyMatch(Sender.Sent::delivered);
        int failed = (int) sent.stream()
                .filter(one -> !one.delivered() && !one.unsendable())
                .count();
        if (!delivered && failed == 0) {
            return endpoint;
        }
        return tools.endpoints
                .standing(
                        tx,
                        endpoint.id(),
                        delivered,
                        failed,
                        tools.clock.instant(),
                        "Nothing could be delivered since " + endpoint.failingSince() + ", for five days.")
                .orElse(endpoint);
    }

    private void lineUp() {
        withDatabase(tools.desks, work -> tools.db.longTransaction(work), tx -> {
            DeliveryStore.lineUp(tx, endpoint.id());
            return null;
        });
    }

    private Attempt attempt(Sender.Sent sent, boolean wasAway) {
        if (sent.delivered()) {
            return new Attempt(sent.parcel(), Attempt.State.DELIVERED, null, sent);
        }
        Instant next = sent.gone() || sent.unsendable() ? null : next(sent, wasAway);
        return new Attempt(sent.parcel(), next == null ? Attempt.State.FAILED : Attempt.State.WAITING, next, sent);
    }

    /** When it is tried again; that an endpoint is away is held against what is tried then no longer than the schedule is. */
    private @Nullable Instant next(Sender.Sent sent, boolean wasAway) {
        Parcel parcel = sent.parcel();
        Instant scheduled = tools.schedule.next(parcel.attempt(), sent.finishedAt(), sent.retryAfter());
        if (!wasAway) {
            return scheduled;
        }
        boolean enough = scheduled == null
                && !parcel.queuedAt().plus(tools.schedule.all()).isAfter(sent.finishedAt());
        return enough ? null : parcel.queuedAt();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Nobody is there any more, and says so: what waits for this URL is not tried. */
    private void giveUp(String url) {
        int given;
        do {
            Instant now = tools.clock.instant();
            given = withDatabase(tx -> DeliveryStore.giveUp(tx, endpoint.id(), url, now, GIVEN_UP_AT_ONCE));
        } while (given == GIVEN_UP_AT_ONCE);
    }

    private boolean isAway() {
        return endpoint.failures() >= AWAY;
    }

    /** As long as it has been failing: so one that was away for a moment is tried soon, and each pause is longer than the last. */
    private Duration pause() {
        Instant since = endpoint.failingSince();
        Duration failing = since == null ? Duration.ZERO : Duration.between(since, tools.clock.instant());
        Duration pause = longer(failing, SHORTEST_PAUSE);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private <T extends @Nullable Object> T withDatabase(Db.Work<T> work) {
        return withDatabase(tools.desks, work);
    }

    private <T extends @Nullable Object> T withDatabase(Semaphore desks, Db.Work<T> work) {
        return withDatabase(desks, tools.db::transaction, work);
    }

    private <T extends @Nullable Object> T withDatabase(
            Semaphore desks, Function<Db.Work<T>, T> transaction, Db.Work<T> work) {
        return untilDone(() -> {
            desks.acquireUninterruptibly();
            try {
                return transaction.apply(work);
            } finally {
                desks.release();
            }
        });
    }

    /**
     * Works on the database. While that is in trouble, away or only crowded, or others hold what is needed, it is tried again:
     * what has arrived is written down by all means, so that it is not sent again.
     */
    private <T extends @Nullable Object> T untilDone(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (DatabaseException e) {
                if (e.trouble() == null || office.isStopped()) {
                    throw e;
                }
            }
            Bell.rest(DATABASE_PAUSE);
        }
    }
}
