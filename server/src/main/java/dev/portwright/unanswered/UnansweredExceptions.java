package dev.portwright.unanswered;

import dev.portwright.account.Actor;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.StandingJob;
import dev.portwright.porting.book.CarrierGateway;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.comment.CommentService;
import dev.portwright.porting.order.ActivationStatus;
import dev.portwright.unanswered.WarningStore.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks the losing carrier to let go of orders in exception that nobody answers, neither by a change nor by a comment of
 * their owner, as an owner does who cancels, and tells their owners some days before. Runs at the very moment when the next one is due; whatever comes into exception later is due no
 * earlier than {@link #untilTold} from then, which is when it runs at the latest.
 */
@ApplicationScoped
class UnansweredExceptions implements StandingJob {
    static final String KIND = "unanswered-exceptions";
    static final int AT_ONCE = 20;

    /** How long before the end an owner is told, where there is so much time. */
    private static final Duration NOTICE = Duration.ofDays(3);

    private final OrderBook book;
    private final CommentService comments;
    private final CarrierGateway carrier;
    private final Jobs jobs;
    private final Clock clock;
    private final int days;
    private final Duration notice;

    UnansweredExceptions(
            Settings settings,
            OrderBook book,
            CommentService comments,
            CarrierGateway carrier,
            Jobs jobs,
            Clock clock) {
        this.book = book;
        this.comments = comments;
        this.carrier = carrier;
        this.jobs = jobs;
        this.clock = clock;
        this.days = settings.operation().exceptionDays();
        Duration half = Duration.ofDays(days).dividedBy(2);
        this.notice = half.compareTo(NOTICE) < 0 ? half : NOTICE;
    }

    private Duration untilTold() {
        return Duration.ofDays(days).minus(notice);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Tx tx, Job job) {
        if (days == 0) {
            return;
        }
        Instant now = clock.instant();
        List<Waiting> untold = WarningStore.untold(tx, now.minus(untilTold()), AT_ONCE);
        List<Waiting> due = WarningStore.due(tx, now, AT_ONCE);
        List<Task> tasks = new ArrayList<>();
        untold.forEach(order -> tasks.add(new Task(order, held -> tell(held, order, now))));
        due.forEach(order -> tasks.add(new Task(order, held -> cancel(held, order))));
        doAll(tx, tasks);
        boolean more = untold.size() == AT_ONCE || due.size() == AT_ONCE;
        if (!more) {
            WarningStore.forgetAnswered(tx, now);
        }
        Instant latest = now.plus(untilTold());
        Optional<Instant> next = WarningStore.next(tx, untilTold()).filter(time -> time.isBefore(latest));
        jobs.schedule(tx, KIND, ID, more ? now : next.orElse(latest));
    }

    /** What is to be done with an order that waits. */
    private record Task(Waiting order, Consumer<HeldOrder> action) {}

    /** In the order of the orders' ids, as for whoever holds several orders, and with those only that still wait. */
    private void doAll(Tx tx, List<Task> tasks) {
        tasks.sort(Comparator.comparing(task -> task.order().orderId()));
        for (Task task : tasks) {
            Waiting order = task.order();
            book.holdForAnyAccountIfThere(tx, order.orderId(), Actor.SYSTEM)
                    .filter(held -> WarningStore.since(tx, held.id())
                            .filter(order.since()::equals)
                            .isPresent())
                    .ifPresent(task.action());
        }
    }

    /** Some of its numbers are here already: it is not cancelled any more, whoever wants that. */
    private static boolean hasBegun(HeldOrder held) {
        return held.numbers().stream().anyMatch(number -> number.activationStatus() == ActivationStatus.ACTIVE);
    }

    private void tell(HeldOrder held, Waiting order, Instant now) {
        if (hasBegun(held)) {
            WarningStore.told(held.tx(), held.accountId(), order, null);
            return;
        }
        Instant end = order.since().plus(Duration.ofDays(days));
        Instant soonest = now.plus(notice);
        Instant cancelAt = end.isBefore(soonest) ? soonest : end;
        boolean said = comments.sayBySystem(
                held,
                "Nobody has answered the exception of this order for "
                        + Duration.between(order.since(), now).toDays() + " days. At " + cancelAt
                        + " the losing carrier will be asked to cancel it, unless it is answered before: change what status.details names and confirm it"
                        + " again, or say in a comment what holds it up.");
        // Where there is no room for another comment nobody would be told, and nothing is cancelled unannounced.
        WarningStore.told(held.tx(), held.accountId(), order, said ? cancelAt : null);
    }

    private void cancel(HeldOrder held, Waiting order) {
        if (hasBegun(held)) {
            WarningStore.told(held.tx(), held.accountId(), order, null);
            return;
        }
        held.move(
                held.order().state().toCancelPending().orRefuse("cancelled"),
                "Nobody answered the exception for " + days + " days.");
        carrier.ask(held, CarrierGateway.Request.CANCELLATION);
    }
}
