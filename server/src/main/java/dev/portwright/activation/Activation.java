package dev.portwright.activation;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobHandler;
import dev.portwright.platform.job.Jobs;
import dev.portwright.portingorder.ActivationStatus;
import dev.portwright.portingorder.Actor;
import dev.portwright.portingorder.FocListener;
import dev.portwright.portingorder.FocQueries;
import dev.portwright.portingorder.PortingDesk;
import dev.portwright.portingorder.PortingOrder;
import dev.portwright.portingorder.PortingOrderStatus;
import dev.portwright.portingorder.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
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
class Activation implements JobHandler, FocListener {
    static final String KIND = "activation";

    /** How long the clearing house takes for a step. */
    private static final Duration STEP = Duration.ofMinutes(1);

    /** How long to wait until numbers that failed are tried again. */
    private static final Duration RETRY = Duration.ofMinutes(10);

    private static final int ATTEMPTS = 3;

    /** How late an activation may begin because the program was slow or away. After that the date is lost. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final Db db;
    private final Jobs jobs;
    private final PortingDesk desk;
    private final ActivationWindows windows;
    private final ClearingHouse clearingHouse;
    private final ActivationFailures failures;
    private final Ids ids;
    private final Clock clock;

    Activation(
            Db db,
            Jobs jobs,
            PortingDesk desk,
            ActivationWindows windows,
            ClearingHouse clearingHouse,
            ActivationFailures failures,
            Ids ids,
            Clock clock) {
        this.db = db;
        this.jobs = jobs;
        this.desk = desk;
        this.windows = windows;
        this.clearingHouse = clearingHouse;
        this.failures = failures;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** A date was confirmed, or moved: the order has one open job, for this date. What has begun is not moved. */
    @Override
    public void confirmed(Connection connection, PortingOrder order, Instant foc) throws SQLException {
        Instant now = clock.instant();
        ActivationWindows.Window window = windows.of(order, foc);
        Optional<ActivationJob> open = ActivationJobStore.open(connection, order.accountId(), order.id());
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
            ActivationJobStore.insert(connection, job);
        } else if (open.get().status() == ActivationJob.Status.CREATED
                && !window.start().equals(open.get().windowStart())) {
            job = open.get().within(window, window.activateAt(), now);
            ActivationJobStore.update(connection, job);
        } else {
            job = open.get();
        }
        jobs.schedule(connection, KIND, job.id(), now);
    }

    @Override
    public boolean hasBegun(Connection connection, PortingOrder order) throws SQLException {
        return ActivationJobStore.open(connection, order.accountId(), order.id())
                .filter(job -> job.status() == ActivationJob.Status.IN_PROCESS)
                .isPresent();
    }

    /** The desk has seen to the activation itself. */
    @Override
    public void ported(Connection connection, PortingOrder order) throws SQLException {
        end(connection, order, ActivationJob.Status.COMPLETED);
    }

    /** The order is back with its owner or cancelled: nothing is activated at this date. */
    @Override
    public void withdrawn(Connection connection, PortingOrder order) throws SQLException {
        end(connection, order, ActivationJob.Status.FAILED);
    }

    private void end(Connection connection, PortingOrder order, ActivationJob.Status status) throws SQLException {
        Optional<ActivationJob> open = ActivationJobStore.open(connection, order.accountId(), order.id());
        if (open.isPresent()) {
            ActivationJobStore.update(connection, open.get().to(status, clock.instant()));
            jobs.cancel(connection, KIND, open.get().id());
        }
    }

    @Override
    public void run(Job due) {
        db.transaction(connection -> {
            Optional<UUID> orderId = ActivationJobStore.orderOf(connection, due.id());
            if (orderId.isPresent()) {
                PortingOrder order = desk.lock(orderId.get());
                Optional<ActivationJob> job =
                        ActivationJobStore.find(connection, order.accountId(), order.id(), due.id());
                // While a cancellation is pending everything waits; a refusal confirms the date anew.
                if (job.isPresent() && job.get().open() && order.status() == PortingOrderStatus.FOC_DATE_CONFIRMED) {
                    step(connection, order, job.get());
                }
            }
            return null;
        });
    }

    private void step(Connection connection, PortingOrder order, ActivationJob job) throws SQLException {
        List<PortingPhoneNumber> left = desk.numbers(order).stream()
                .filter(number -> number.activationStatus() != ActivationStatus.ACTIVE)
                .toList();
        if (job.status() == ActivationJob.Status.CREATED) {
            beforeActivation(connection, order, job, left);
        } else if (left.isEmpty() || any(left, ActivationStatus.SENDING)) {
            send(connection, order, job, left);
        } else {
            set(order, left, ActivationStatus.SENDING, "Sent to the clearing house.");
            next(connection, job, STEP);
        }
    }

    private void beforeActivation(
            Connection connection, PortingOrder order, ActivationJob job, List<PortingPhoneNumber> left)
            throws SQLException {
        Instant now = clock.instant();
        if (now.isAfter(job.windowEnd().plus(GRACE))) {
            failures.dateIsLost(order);
        } else if (!now.isBefore(job.activateAt())) {
            ActivationJobStore.update(connection, job.to(ActivationJob.Status.IN_PROCESS, now));
            set(order, left, ActivationStatus.ACTIVATE_READY, "The activation began.");
            next(connection, job, STEP);
        } else if (order.state().activation() != null && all(left, ActivationStatus.CONCURRED)) {
            jobs.schedule(connection, KIND, job.id(), job.activateAt());
        } else {
            prepare(order, left);
            jobs.schedule(connection, KIND, job.id(), nextPreparation(job, now));
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
    private void prepare(PortingOrder order, List<PortingPhoneNumber> left) {
        boolean begun = order.state().activation() != null;
        if (begun && all(left, ActivationStatus.PENDING)) {
            set(order, left, ActivationStatus.CONCURRED, "The losing carrier concurred.");
        } else if (begun && all(left, ActivationStatus.NEW)) {
            set(order, left, ActivationStatus.PENDING, "The losing carrier was asked to concur.");
        } else {
            set(order, left, ActivationStatus.NEW, "The clearing house was told of the date.");
        }
    }

    private void send(Connection connection, PortingOrder order, ActivationJob job, List<PortingPhoneNumber> left)
            throws SQLException {
        ActivationJob attempted = job.attempted(clock.instant());
        // All may be active already: at an earlier date, with the others since split off.
        Map<UUID, ActivationStatus> states =
                left.isEmpty() ? Map.of() : clearingHouse.activate(order, left, attempted.attempts());
        boolean allActive = states.values().stream().allMatch(ActivationStatus.ACTIVE::equals);
        if (allActive) {
            ActivationJobStore.update(connection, attempted);
            desk.complete(order.id(), Actor.SYSTEM, "All numbers are active.");
            return;
        }
        desk.activationIs(order.id(), states, Actor.SYSTEM, "The clearing house did not activate every number.");
        ActivationJobStore.update(connection, attempted);
        if (attempted.attempts() < ATTEMPTS) {
            next(connection, attempted, RETRY);
        } else {
            failures.numbersAreStuck(order, left, states);
        }
    }

    private void next(Connection connection, ActivationJob job, Duration after) throws SQLException {
        jobs.schedule(connection, KIND, job.id(), clock.instant().plus(after));
    }

    private void set(PortingOrder order, List<PortingPhoneNumber> numbers, ActivationStatus status, String why) {
        desk.activationIs(
                order.id(),
                numbers.stream().collect(Collectors.toMap(PortingPhoneNumber::id, number -> status)),
                Actor.SYSTEM,
                why);
    }

    private static boolean all(List<PortingPhoneNumber> numbers, ActivationStatus status) {
        return numbers.stream().allMatch(number -> number.activationStatus() == status);
    }

    private static boolean any(List<PortingPhoneNumber> numbers, ActivationStatus status) {
        return numbers.stream().anyMatch(number -> number.activationStatus() == status);
    }
}
