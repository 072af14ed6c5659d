package dev.portwright.porting.book;

import dev.portwright.account.Actor;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.StandingJob;
import jakarta.enterprise.context.ApplicationScoped;
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

    private final OrderBook book;
    private final Jobs jobs;
    private final Clock clock;

    DraftExpiry(OrderBook book, Jobs jobs, Clock clock) {
        this.book = book;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Tx tx, Job job) {
        Instant now = clock.instant();
        List<DraftExpiryStore.Draft> drafts = DraftExpiryStore.lockUntouchedSince(tx, now.minus(UNTOUCHED), AT_ONCE);
        // In one order of the parts in which drafts are counted, as whoever adds to several of them.
        for (DraftExpiryStore.Draft draft : drafts.stream()
                .sorted(Comparator.comparing(DraftExpiryStore.Draft::accountId)
                        .thenComparingInt(draft -> DraftCount.part(draft.id())))
                .toList()) {
            book.hold(tx, draft.accountId(), draft.id(), Actor.SYSTEM)
                    .delete("Nobody touched the draft for " + UNTOUCHED.toDays() + " days.");
        }
        Instant next = drafts.size() == AT_ONCE ? now : nextDue(tx, now);
        jobs.schedule(tx, KIND, ID, next);
    }

    private static Instant nextDue(Tx tx, Instant now) {
        // Where the clock was set back, drafts may have been touched later than now; new ones are due before them.
        Instant touched = DraftExpiryStore.longestUntouched(tx)
                .filter(time -> time.isBefore(now))
                .orElse(now);
        Instant due = touched.plus(UNTOUCHED);
        // Due, and still there: somebody works on it.
        return due.isAfter(now) ? due : now.plus(SHORTLY);
    }
}
