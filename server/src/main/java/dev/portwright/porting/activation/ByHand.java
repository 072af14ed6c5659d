package dev.portwright.porting.activation;

import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.CarrierGateway;
import dev.portwright.porting.book.CarrierGateway.Request;
import dev.portwright.porting.book.HeldOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Activations that people carry out. Nothing happens by itself but that they are asked when the time has come; the job
 * stays where it is until they say that the numbers have moved.
 */
@ApplicationScoped
class ByHand {
    private final CarrierGateway carrier;
    private final Jobs jobs;
    private final Clock clock;

    ByHand(CarrierGateway carrier, Jobs jobs, Clock clock) {
        this.carrier = carrier;
        this.jobs = jobs;
        this.clock = clock;
    }

    boolean is(HeldOrder held) {
        return carrier.activatesByHand(held);
    }

    /** Asks people to activate the numbers if it is time, and else is to be called again then. */
    void waitFor(HeldOrder held, ActivationJob job) {
        if (clock.instant().isBefore(job.activateAt())) {
            jobs.schedule(held.tx(), Activation.KIND, job.id(), job.activateAt());
        } else {
            carrier.ask(held, Request.ACTIVATION);
        }
    }

    /**
     * The owner wants the numbers activated now.
     *
     * @throws ApiException 422 when people have been asked already
     */
    ActivationJob ask(HeldOrder held, ActivationJob job) {
        Instant now = clock.instant();
        if (!now.isBefore(job.activateAt())) {
            throw new ApiException(ProblemCode.BEING_ACTIVATED.because(
                    "The porting desk activates the numbers by hand and has been asked to already."));
        }
        ActivationJob asked = job.at(now, now);
        ActivationJobStore.update(held.tx(), asked);
        held.note("Its owner asked for the activation.");
        carrier.ask(held, Request.ACTIVATION);
        jobs.cancel(held.tx(), Activation.KIND, job.id());
        return asked;
    }

    /** The owner has moved the activation: people are asked then, and not before. */
    void moved(HeldOrder held, ActivationJob job) {
        carrier.takeBack(held, Request.ACTIVATION);
        jobs.schedule(held.tx(), Activation.KIND, job.id(), job.activateAt());
    }

    /**
     * From now on it is people who activate the numbers of an order with a date, or not people any more.
     *
     * @param latest when the activation can begin by itself at the latest
     * @throws ApiException 422 when it has begun by itself, or cannot begin by itself any more
     */
    void changed(HeldOrder held, ActivationJob job, Instant latest) {
        boolean people = is(held);
        if (people && job.status() == ActivationJob.Status.IN_PROCESS) {
            throw new ApiException(ProblemCode.BEING_ACTIVATED.because(
                    "The numbers are being activated by themselves already; nobody can take that over."));
        }
        if (job.status() != ActivationJob.Status.CREATED) {
            return;
        }
        Instant now = clock.instant();
        if (people) {
            held.note("The porting desk activates the numbers by hand.");
            jobs.schedule(held.tx(), Activation.KIND, job.id(), job.activateAt());
            return;
        }
        if (now.isAfter(latest)) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.at(
                    "/activation",
                    "The activation window ended at " + job.windowEnd() + ", so nothing begins by itself any more."
                            + " Complete the order, or confirm another date first."));
        }
        held.note("The numbers are activated by themselves at " + job.activateAt() + ".");
        carrier.takeBack(held, Request.ACTIVATION);
        jobs.schedule(held.tx(), Activation.KIND, job.id(), now);
    }
}
