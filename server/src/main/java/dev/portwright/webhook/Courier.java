package dev.portwright.webhook;

import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.Bell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what is due to one endpoint, some at a time, until nothing is or the endpoint seems to be away. While it is away
 * everything waits in the order in which it was queued, and only the first is tried, after growing pauses: however much
 * waits costs no more than little would. As soon as that arrives the rest follows.
 */
final class Courier {
    /** How many deliveries are under way to an endpoint at a time. */
    private static final int AT_ONCE = 32;

    /** From how many failures in a row on an endpoint is taken to be away. */
    static final int AWAY = 10;

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** An endpoint that has failed for as long as this is switched off. */
    static final Duration ENOUGH = Duration.ofDays(5);

    private static final int GIVEN_UP_AT_ONCE = 1_000;
    private static final Duration DATABASE_PAUSE = Duration.ofMillis(200);

    private final CourierTools tools;
    private final Couriers office;
    private final String server;
    private final List<SigningSecret> secrets;
    private Endpoint endpoint;

    /** How long the endpoint asked to be left alone. */
    private Duration wish = Duration.ZERO;

    Courier(CourierTools tools, Couriers office, String server, Endpoint endpoint, List<SigningSecret> secrets) {
        this.tools = tools;
        this.office = office;
        this.server = server;
        this.endpoint = endpoint;
        this.secrets = secrets;
    }

    void run() {
        while (!office.isStopped()) {
            int most = isAway() ? 1 : AT_ONCE;
            List<Parcel> parcels =
                    withDatabase(tx -> DeliveryStore.begin(tx, endpoint.id(), server, tools.clock.instant(), most));
            if (parcels.isEmpty()) {
                break;
            }
            wish = Duration.ZERO;
            tools.sender.send(parcels, secrets, this::settle);
            if (isAway() || endpoint.offAt() != null) {
                break;
            }
        }
        Instant notBefore = isAway()
                ? tools.clock.instant().plus(longer(pause(endpoint.failures()), RetrySchedule.bounded(wish)))
                : Instant.EPOCH;
        withDatabase(tx -> {
            office.release(tx, endpoint.id(), notBefore);
            return null;
        });
    }

    private void settle(List<Sender.Sent> sent) {
        boolean wasAway = isAway();
        sent.forEach(one -> (one.delivered() ? tools.delivered : tools.failed).increment());
        List<Attempt> attempts = sent.stream().map(one -> attempt(one, wasAway)).toList();
        wish = sent.stream()
                .map(Sender.Sent::retryAfter)
                .filter(Objects::nonNull)
                .reduce(wish, Courier::longer);
        Instant now = tools.clock.instant();
        Endpoint before = endpoint;
        endpoint = after(attempts, now);
        withDatabase(tools.settlingDesks, tx -> {
            DeliveryStore.settle(tx, endpoint, attempts);
            if (wasAway != isAway()) {
                DeliveryStore.lineUp(tx, endpoint.id());
            }
            String reason = endpoint.offReason();
            if (before.offAt() == null && reason != null) {
                tools.listeners.forEach(listener ->
                        listener.switchedOff(tx, endpoint.accountId(), endpoint.id(), endpoint.origin(), reason));
            }
            return null;
        });
        sent.stream()
                .filter(Sender.Sent::gone)
                .map(one -> one.parcel().url())
                .distinct()
                .forEach(this::giveUp);
    }

    private Attempt attempt(Sender.Sent sent, boolean wasAway) {
        if (sent.delivered()) {
            return new Attempt(sent.parcel(), Attempt.State.DELIVERED, null, sent);
        }
        Instant next = sent.gone() ? null : next(sent, wasAway);
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

    /** How the endpoint stands after the attempts. One that takes one thing takes others. */
    private Endpoint after(List<Attempt> attempts, Instant now) {
        if (attempts.stream().anyMatch(Attempt::delivered)) {
            return endpoint.standing(0, null, null, null);
        }
        Instant since = endpoint.failingSince() == null ? now : endpoint.failingSince();
        int failures = endpoint.failures() + attempts.size();
        return since.plus(ENOUGH).isAfter(now)
                ? endpoint.standing(failures, since, null, null)
                : endpoint.standing(
                        failures, since, now, "Nothing could be delivered since " + since + ", for five days.");
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

    static Duration pause(int failures) {
        long doublings = Math.clamp(failures - AWAY, 0, 10);
        Duration pause = SHORTEST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Works on the database; what cannot be written down while it is away is written down when it is there again. */
    private <T extends @Nullable Object> T withDatabase(Db.Work<T> work) {
        return withDatabase(tools.desks, work);
    }

    private <T extends @Nullable Object> T withDatabase(Semaphore desks, Db.Work<T> work) {
        while (true) {
            desks.acquireUninterruptibly();
            try {
                return tools.db.transaction(work);
            } catch (DatabaseException e) {
                if (!e.isOutage() || office.isStopped()) {
                    throw e;
                }
            } finally {
                desks.release();
            }
            Bell.rest(DATABASE_PAUSE);
        }
    }
}
