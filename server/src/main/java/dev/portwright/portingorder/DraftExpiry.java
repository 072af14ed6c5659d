package dev.portwright.portingorder;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.StandingJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Deletes drafts that nobody has touched for {@link #UNTOUCHED}, as {@code DeletePortingOrder} does. Runs at the very
 * moment when the draft that was left alone for longest is due. Creating and editing need not tell it anything: what
 * they touch is due no earlier than {@link #UNTOUCHED} from now, which is when it runs at the latest.
 */
@ApplicationScoped
class DraftExpiry implements StandingJob {
    static final String KIND = "porting-order-draft-expiry";
    static final Duration UNTOUCHED = Duration.ofDays(30);
    static final int AT_ONCE = 100;

    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final Db db;
    private final PortingOrderStore orders;
    private final OrderEvents events;
    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;

    DraftExpiry(Db db, PortingOrderStore orders, OrderEvents events, Jobs jobs, Ids ids, Clock clock) {
        this.db = db;
        this.orders = orders;
        this.events = events;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        db.transaction(connection -> {
            Instant now = clock.instant();
            List<DraftExpiryStore.Draft> drafts =
                    DraftExpiryStore.lockUntouchedSince(connection, now.minus(UNTOUCHED), AT_ONCE);
            // In one order of the parts in which drafts are counted, as whoever adds to several of them.
            for (DraftExpiryStore.Draft draft : drafts.stream()
                    .sorted(Comparator.comparing(DraftExpiryStore.Draft::accountId)
                            .thenComparingInt(draft -> DraftCount.part(draft.id())))
                    .toList()) {
                delete(connection, draft, now);
            }
            Instant next = drafts.size() == AT_ONCE ? now : nextDue(connection, now);
            jobs.schedule(connection, KIND, ID, next);
            return null;
        });
    }

    private static Instant nextDue(Connection connection, Instant now) throws SQLException {
        // Where the clock was set back, drafts may have been touched later than now; new ones are due before them.
        Instant touched = DraftExpiryStore.longestUntouched(connection)
                .filter(time -> time.isBefore(now))
                .orElse(now);
        Instant due = touched.plus(UNTOUCHED);
        // Due, and still there: somebody works on it.
        return due.isAfter(now) ? due : now.plus(SHORTLY);
    }

    private void delete(Connection connection, DraftExpiryStore.Draft draft, Instant now) throws SQLException {
        PortingOrder order =
                orders.lock(connection, draft.accountId(), draft.id()).orElseThrow();
        PortingOrder last = order.next(order.state(), now);
        orders.delete(
                connection,
                last,
                OrderChange.of(
                        ids.next(),
                        last,
                        OrderChange.DELETED,
                        Actor.SYSTEM,
                        "Nobody touched the draft for " + UNTOUCHED.toDays() + " days.",
                        List.of()));
        events.deleted(connection, last, now);
    }
}
