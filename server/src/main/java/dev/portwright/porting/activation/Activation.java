package dev.portwright.porting.activation;

import dev.portwright.account.Actor;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobInTransaction;
import dev.portwright.platform.job.Jobs;
import dev.portwright.porting.book.FocListener;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.counterparty.Counterparty;
import dev.portwright.porting.order.ActivationStatus;
import dev.portwright.porting.order.FocQueries;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Walks the numbers of an order through the clearing house. A confirmed date creates an {@link ActivationJob}; the job
 * of the same id in {@code platform.job} takes one step, commits it and puts itself off to the next. So a process that
 * dies goes on where it was, and a step that is done twice finds nothing to do.
 */
@ApplicationScoped
class Activation implements JobInTransaction, FocListener {
    static final String KIND = "activation";

    /** How long the clearing house takes for a step. */
    private static final Duration STEP = Duration.ofMinutes(1);

    /** How long to wait until numbers that failed are tried again. */
    private static final Duration RETRY = Duration.ofMinutes(10);

    private static final int ATTEMPTS = 3;

    /** How late an activation may begin because the program was slow or away. After that the date is lost. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final Jobs jobs;
    private final OrderBook book;
    private final Counterparty counterparty;
    private final ActivationWindows windows;
    private final ClearingHouse clearingHouse;
    private final ActivationFailures failures;
    private final ByHand byHand;
    private final Ids ids;
    private final Clock clock;

    Activation(
            Jobs jobs,
            OrderBook book,
            Counterparty counterparty,
            ActivationWindows windows,
            ClearingHouse clearingHouse,
            ActivationFailures failures,
            ByHand byHand,
            Ids ids,
            Clock clock) {
        this.jobs = jobs;
        this.book = book;
        this.counterparty = counterparty;
        this.windows = windows;
        this.clearingHouse = clearingHouse;
        this.failures = failures;
        this.byHand = byHand;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** A date was confirmed, or moved: the order has one open job, for this date. What has begun is not moved. */
    @Override
    public void confirmed(HeldOrder held, Instant foc) {
        Tx tx = held.tx();
        PortingOrder order = held.order();
        Instant now = clock.instant();
        ActivationWindows.Window window = windows.of(order, foc);
        Optional<ActivationJob> open = ActivationJobStore.open(tx, order.accountId(), order.id());
        ActivationJob job;
        if (open.isEmpty()) {
            job = new ActivationJob(
                    ids.next(),
                    order.accountId(),
                    order.id(),
                    FocQueries.of(order).activationType(),
                    ActivationJob.Status.CREATED,
                    window.activateAt(),
                    window.start(),
                    window.end(),
                    0,
                    now,
                    now);
            ActivationJobStore.insert(tx, job);
        } else if (open.get().status() == ActivationJob.Status.CREATED
                && !window.start().equals(open.get().windowStart())) {
            job = open.get().within(window, window.activateAt(), now);
            ActivationJobStore.update(tx, job);
        } else {
            job = open.get();
        }
        jobs.schedule(tx, KIND, job.id(), now);
    }

    @Override
    public void activatedOtherwise(HeldOrder held) {
        if (held.order().status() == PortingOrderStatus.FOC_DATE_CONFIRMED) {
            ActivationJobStore.open(held.tx(), held.accountId(), held.id())
                    .ifPresent(job -> byHand.changed(held, job, job.windowEnd().plus(GRACE)));
        }
    }

    @Override
    public boolean hasBegun(HeldOrder held) {
        return ActivationJobStore.open(held.tx(), held.accountId(), held.id())
                .filter(job -> job.status() == ActivationJob.Status.IN_PROCESS)
                .isPresent();
    }

    /** The desk has seen to the activation itself. */
    @Override
    public void ported(HeldOrder held) {
        end(held, ActivationJob.Status.COMPLETED);
    }

    /** The order is back with its owner or cancelled: nothing is activated at this date. */
    @Override
    public void withdrawn(HeldOrder held) {
        end(held, ActivationJob.Status.FAILED);
    }

    private void end(HeldOrder held, ActivationJob.Status status) {
        Tx tx = held.tx();
        Optional<ActivationJob> open = ActivationJobStore.open(tx, held.accountId(), held.id());
        if (open.isPresent()) {
            ActivationJobStore.update(tx, open.get().to(status, clock.instant()));
            jobs.cancel(tx, KIND, open.get().id());
        }
    }

    @Override
    public void run(Tx tx, Job due) {
        Optional<HeldOrder> found = ActivationJobStore.orderOf(tx, due.id())
                .flatMap(orderId -> book.holdForAnyAccountIfThere(tx, orderId, Actor.SYSTEM));
        if (found.isPresent()) {
            HeldOrder held = found.get();
            Optional<ActivationJob> job = ActivationJobStore.find(tx, held.accountId(), held.id(), due.id());
            // While a cancellation is pending everything waits; a refusal confirms the date anew.
            if (job.isPresent() && job.get().open() && held.order().status() == PortingOrderStatus.FOC_DATE_CONFIRMED) {
                step(held, job.get());
            }
        }
    }

    private void step(HeldOrder held, ActivationJob job) {
        if (job.status() == ActivationJob.Status.CREATED && byHand.is(held)) {
            byHand.waitFor(held, job);
            return;
        }
        List<PortingPhoneNumber> left = held.numbers().stream()
                .filter(number -> number.activationStatus() != ActivationStatus.ACTIVE)
                .toList();
        if (job.status() == ActivationJob.Status.CREATED) {
            beforeActivation(held, job, left);
        } else if (left.isEmpty() || any(left, ActivationStatus.SENDING)) {
            send(held, job, left);
        } else {
            set(held, left, ActivationStatus.SENDING, "Sent to the clearing house.");
            next(held, job, STEP);
        }
    }

    private void beforeActivation(HeldOrder held, ActivationJob job, List<PortingPhoneNumber> left) {
        Instant now = clock.instant();
        if (now.isAfter(job.windowEnd().plus(GRACE))) {
            failures.dateIsLost(held);
        } else if (!now.isBefore(job.activateAt())) {
            ActivationJobStore.update(held.tx(), job.to(ActivationJob.Status.IN_PROCESS, now));
            set(held, left, ActivationStatus.ACTIVATE_READY, "The activation began.");
            next(held, job, STEP);
        } else if (held.order().state().activation() != null && all(left, ActivationStatus.CONCURRED)) {
            jobs.schedule(held.tx(), KIND, job.id(), job.activateAt());
        } else {
            prepare(held, left);
            jobs.schedule(held.tx(), KIND, job.id(), nextPreparation(job, now));
        }
    }

    /** When something is to be done about an activation that has not begun: while it is being prepared, step by step. */
    static Instant nextStep(PortingOrder order, ActivationJob job, Instant now) {
        ActivationStatus status = order.state().activation();
        boolean prepared = status != null && status != ActivationStatus.NEW && status != ActivationStatus.PENDING;
        return prepared ? job.activateAt() : nextPreparation(job, now);
    }

    private static Instant nextPreparation(ActivationJob job, Instant now) {
        Instant step = now.plus(STEP);
        return step.isBefore(job.activateAt()) ? step : job.activateAt();
    }

    /** The clearing house hears of the port, and the losing carrier concurs. What was left of an earlier date is void. */
    private void prepare(HeldOrder held, List<PortingPhoneNumber> left) {
        boolean begun = held.order().state().activation() != null;
        if (begun && all(left, ActivationStatus.PENDING)) {
            set(held, left, ActivationStatus.CONCURRED, "The losing carrier concurred.");
        } else if (begun && all(left, ActivationStatus.NEW)) {
            set(held, left, ActivationStatus.PENDING, "The losing carrier was asked to concur.");
        } else {
            set(held, left, ActivationStatus.NEW, "The clearing house was told of the date.");
        }
    }

    private void send(HeldOrder held, ActivationJob job, List<PortingPhoneNumber> left) {
        ActivationJob attempted = job.attempted(clock.instant());
        // All may be active already: at an earlier date, with the others since split off.
        Map<UUID, ActivationStatus> states =
                left.isEmpty() ? Map.of() : clearingHouse.activate(held, left, attempted.attempts());
        ActivationJobStore.update(held.tx(), attempted);
        if (states.values().stream().allMatch(ActivationStatus.ACTIVE::equals)) {
            counterparty.complete(held, "All numbers are active.");
            return;
        }
        counterparty.activationIs(held, states, "The clearing house did not activate every number.");
        if (attempted.attempts() < ATTEMPTS) {
            next(held, attempted, RETRY);
        } else {
            failures.numbersAreStuck(held, left, states);
        }
    }

    private void next(HeldOrder held, ActivationJob job, Duration after) {
        jobs.schedule(held.tx(), KIND, job.id(), clock.instant().plus(after));
    }

    private void set(HeldOrder held, List<PortingPhoneNumber> numbers, ActivationStatus status, String why) {
        counterparty.activationIs(
                held, numbers.stream().collect(Collectors.toMap(PortingPhoneNumber::id, number -> status)), why);
    }

    private static boolean all(List<PortingPhoneNumber> numbers, ActivationStatus status) {
        return numbers.stream().allMatch(number -> number.activationStatus() == status);
    }

    private static boolean any(List<PortingPhoneNumber> numbers, ActivationStatus status) {
        return numbers.stream().anyMatch(number -> number.activationStatus() == status);
    }
}
