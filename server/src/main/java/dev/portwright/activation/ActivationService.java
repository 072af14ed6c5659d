package dev.portwright.activation;

import dev.portwright.account.Caller;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.http.Listed;
import dev.portwright.platform.http.Total;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.portingorder.Actor;
import dev.portwright.portingorder.ChangeBound;
import dev.portwright.portingorder.OrderDirectory;
import dev.portwright.portingorder.PortingDesk;
import dev.portwright.portingorder.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the owner of an order does with its activation: sees it, moves it inside its window, starts it. */
@ApplicationScoped
class ActivationService {
    static final String ACTIVATE_AT = "/activate_at";

    private final Db db;
    private final Jobs jobs;
    private final PortingDesk desk;
    private final OrderDirectory orders;
    private final Clock clock;

    ActivationService(Db db, Jobs jobs, PortingDesk desk, OrderDirectory orders, Clock clock) {
        this.db = db;
        this.jobs = jobs;
        this.desk = desk;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Lists the jobs of an order, newest first.
     *
     * @throws ApiException 404 when the account has no such order
     */
    Listed<ActivationJob> list(Caller caller, UUID orderId, Page page) {
        orders.require(caller.accountId(), orderId);
        return db.read(connection -> new Listed<>(
                ActivationJobStore.list(connection, caller.accountId(), orderId, page.size(), page.offset()),
                page,
                new Total(ActivationJobStore.count(connection, caller.accountId(), orderId), true)));
    }

    /**
     * Finds a job.
     *
     * @throws ApiException 404 when the account has no such order, or the order no such job
     */
    ActivationJob get(Caller caller, UUID orderId, UUID jobId) {
        orders.require(caller.accountId(), orderId);
        return db.read(connection -> find(connection, caller, orderId, jobId));
    }

    /**
     * Has the activation begin at another time.
     *
     * @throws ApiException 404 as for {@link #get}; 422 when it has begun or is over, or the time is not in its
     *     window or has passed
     */
    ActivationJob move(Caller caller, @Nullable String requestId, UUID orderId, UUID jobId, Instant time) {
        return db.transaction(connection -> {
            PortingOrder order = desk.lock(caller, orderId);
            ActivationJob job = find(connection, caller, orderId, jobId);
            requireWaiting(job);
            PortingDesk.requireDate(order);
            if (time.equals(job.activateAt())) {
                return job;
            }
            ChangeBound.require(order);
            Instant now = clock.instant();
            if (!job.inWindow(time) || time.isBefore(now)) {
                throw new ApiException(ProblemCode.OUT_OF_RANGE.at(
                        ACTIVATE_AT,
                        time.isBefore(now)
                                ? "The time has passed: it is " + now + "."
                                : "The time must lie in the activation window, from " + job.windowStart() + " to "
                                        + job.windowEnd() + "."));
            }
            String what = "The activation was moved by its owner, from " + job.activateAt() + " to " + time + ".";
            return begin(connection, order, job.at(time, now), Actor.user(caller, requestId), what);
        });
    }

    /**
     * Has the activation of an order begin now.
     *
     * @throws ApiException 404 when the account has no such order; 422 when it has begun, when the order is not
     *     foc-date-confirmed or not eligible for FastPort, or it is not the time for it
     */
    ActivationJob activate(Caller caller, @Nullable String requestId, UUID orderId) {
        return db.transaction(connection -> {
            PortingOrder order = desk.lock(caller, orderId);
            if (!order.kind().fastPortEligible()) {
                throw refused(
                        "Only orders that are eligible for FastPort can be activated at will: fast_port_eligible is false.");
            }
            PortingDesk.requireDate(order);
            ActivationJob job = ActivationJobStore.open(connection, order.accountId(), order.id())
                    .orElseThrow(() -> refused("The order has no activation under way."));
            requireWaiting(job);
            Instant now = clock.instant();
            if (!job.inWindow(now)) {
                throw refused("The activation window is from " + job.windowStart() + " to " + job.windowEnd()
                        + "; it is " + now + ".");
            }
            return begin(
                    connection,
                    order,
                    job.at(now, now),
                    Actor.user(caller, requestId),
                    "Its owner began the activation.");
        });
    }

    private ActivationJob begin(Connection connection, PortingOrder order, ActivationJob job, Actor actor, String what)
            throws SQLException {
        ActivationJobStore.update(connection, job);
        desk.note(job.orderId(), actor, what);
        jobs.schedule(connection, Activation.KIND, job.id(), Activation.nextStep(order, job, clock.instant()));
        return job;
    }

    private static void requireWaiting(ActivationJob job) {
        if (job.status() == ActivationJob.Status.IN_PROCESS) {
            throw new ApiException(ProblemCode.BEING_ACTIVATED.because("The numbers are being activated already."));
        }
        if (job.status() != ActivationJob.Status.CREATED) {
            throw refused("This activation is over: " + job.status().word() + ".");
        }
    }

    private static ActivationJob find(Connection connection, Caller caller, UUID orderId, UUID jobId)
            throws SQLException {
        return ActivationJobStore.find(connection, caller.accountId(), orderId, jobId)
                .orElseThrow(() -> new ApiException(
                        ProblemCode.NOT_FOUND.in("activationJobId", "The order has no activation job with this id.")));
    }

    private static ApiException refused(String detail) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because(detail));
    }
}
