package dev.portwright.porting.activation;

import dev.portwright.account.Actor;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.counterparty.Counterparty;
import dev.portwright.porting.order.ChangeBound;
import jakarta.enterprise.context.ApplicationScoped;
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
    private final OrderBook book;
    private final ByHand byHand;
    private final Clock clock;

    ActivationService(Db db, Jobs jobs, OrderBook book, ByHand byHand, Clock clock) {
        this.db = db;
        this.jobs = jobs;
        this.book = book;
        this.byHand = byHand;
        this.clock = clock;
    }

    /**
     * Lists the jobs of an order, newest first.
     *
     * @throws ApiException 404 when the account has no such order
     */
    Listed<ActivationJob> list(UUID accountId, UUID orderId, Page page) {
        return db.read(tx -> {
            book.require(tx, accountId, orderId);
            return Listed.counted(
                    ActivationJobStore.list(tx, accountId, orderId, page.size(), page.offset()),
                    page,
                    ActivationJobStore.count(tx, accountId, orderId));
        });
    }

    /**
     * Finds a job.
     *
     * @throws ApiException 404 when the account has no such order, or the order no such job
     */
    ActivationJob get(UUID accountId, UUID orderId, UUID jobId) {
        return db.read(tx -> get(tx, accountId, orderId, jobId));
    }

    /** {@link #get(UUID, UUID, UUID)} in a transaction. */
    ActivationJob get(Tx tx, UUID accountId, UUID orderId, UUID jobId) {
        book.require(tx, accountId, orderId);
        return find(tx, accountId, orderId, jobId);
    }

    /**
     * Has the activation begin at another time.
     *
     * @throws ApiException 404 as for {@link #get}; 412 when {@code ifMatch} names another version of the order; 422 when it has begun or is over, or the time is not in its
     *     window or has passed
     */
    ActivationJob move(
            Tx tx, UUID accountId, Actor actor, UUID orderId, @Nullable String ifMatch, UUID jobId, Instant time) {
        HeldOrder held = book.hold(tx, accountId, orderId, actor, ifMatch);
        ActivationJob job = find(tx, accountId, orderId, jobId);
        requireWaiting(job);
        Counterparty.requireDate(held.order());
        if (time.equals(job.activateAt())) {
            return job;
        }
        ChangeBound.require(held.order());
        Instant now = clock.instant();
        if (!job.inWindow(time) || time.isBefore(now)) {
            throw new ApiException(ProblemCode.OUT_OF_RANGE.at(
                    ACTIVATE_AT,
                    time.isBefore(now)
                            ? "The time has passed: it is " + now + "."
                            : "The time must lie in the activation window, from " + job.windowStart() + " to "
                                    + job.windowEnd() + "."));
        }
        ActivationJob moved = job.at(time, now);
        write(held, moved, "The activation was moved by its owner, from " + job.activateAt() + " to " + time + ".");
        if (byHand.is(held)) {
            byHand.moved(held, moved);
        } else {
            schedule(held, moved);
        }
        return moved;
    }

    /**
     * Has the activation of an order begin now, by itself or by people, who are asked.
     *
     * @throws ApiException 404 when the account has no such order; 412 when {@code ifMatch} names another version; 422 when it has begun or was asked for already, when
     *     the order is not foc-date-confirmed or not eligible for FastPort, or it is not the time for it
     */
    ActivationJob activate(Tx tx, UUID accountId, Actor actor, UUID orderId, @Nullable String ifMatch) {
        HeldOrder held = book.hold(tx, accountId, orderId, actor, ifMatch);
        if (!held.order().kind().fastPortEligible()) {
            throw refused(
                    "Only orders that are eligible for FastPort can be activated at will: fast_port_eligible is false.");
        }
        Counterparty.requireDate(held.order());
        ActivationJob job = ActivationJobStore.open(tx, accountId, orderId)
                .orElseThrow(() -> refused("The order has no activation under way."));
        requireWaiting(job);
        Instant now = clock.instant();
        if (!job.inWindow(now)) {
            throw refused("The activation window is from " + job.windowStart() + " to " + job.windowEnd() + "; it is "
                    + now + ".");
        }
        if (byHand.is(held)) {
            return byHand.ask(held, job);
        }
        ActivationJob begun = job.at(now, now);
        write(held, begun, "Its owner began the activation.");
        schedule(held, begun);
        return begun;
    }

    private static void write(HeldOrder held, ActivationJob job, String what) {
        ActivationJobStore.update(held.tx(), job);
        held.note(what);
    }

    private void schedule(HeldOrder held, ActivationJob job) {
        Instant next = Activation.nextStep(held.order(), job, clock.instant());
        jobs.schedule(held.tx(), Activation.KIND, job.id(), next);
    }

    private static void requireWaiting(ActivationJob job) {
        if (job.status() == ActivationJob.Status.IN_PROCESS) {
            throw new ApiException(ProblemCode.BEING_ACTIVATED.because("The numbers are being activated already."));
        }
        if (job.status() != ActivationJob.Status.CREATED) {
            throw refused("This activation is over: " + job.status().word() + ".");
        }
    }

    private static ActivationJob find(Tx tx, UUID accountId, UUID orderId, UUID jobId) {
        return ActivationJobStore.find(tx, accountId, orderId, jobId)
                .orElseThrow(() -> new ApiException(
                        ProblemCode.NOT_FOUND.in("activationJobId", "The order has no activation job with this id.")));
    }

    private static ApiException refused(String detail) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because(detail));
    }
}
