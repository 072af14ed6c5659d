package dev.portwright.sandbox;

import dev.portwright.account.Actor;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobInTransaction;
import dev.portwright.platform.job.Jobs;
import dev.portwright.porting.action.ActionDecisions;
import dev.portwright.porting.action.ActionStatus;
import dev.portwright.porting.action.IdentityCheck;
import dev.portwright.porting.action.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Plays who checks identities in a sandbox: says that the person is who they say, unless their last name asks for something else.
 * {@code docs/sandbox.md} tells how. Outside of a sandbox it does nothing, so that the desk decides.
 */
@ApplicationScoped
class SandboxIdentityCheck implements IdentityCheck, JobInTransaction {
    /** From the initiation of a check until it is decided on. */
    static final Duration DELAY = Duration.ofMinutes(5);

    private static final String EXPLANATION = "/docs/guides/sandbox.html#identity-checks";
    private static final String SILENCE = "silence";

    private final Settings settings;
    private final Jobs jobs;
    private final ActionDecisions decisions;
    private final Clock clock;

    SandboxIdentityCheck(Settings settings, Jobs jobs, ActionDecisions decisions, Clock clock) {
        this.settings = settings;
        this.jobs = jobs;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "sandbox-identity-check";
    }

    @Override
    public Optional<String> begin(Tx tx, UUID actionId, Person person) {
        if (!settings.sandbox()) {
            return Optional.empty();
        }
        jobs.schedule(tx, kind(), actionId, clock.instant().plus(DELAY));
        return Optional.of(EXPLANATION);
    }

    @Override
    public void run(Tx tx, Job job) {
        if (settings.sandbox()) {
            decisions.pending(tx, job.id()).ifPresent(person -> decide(tx, job.id(), person));
        }
    }

    private void decide(Tx tx, UUID actionId, Person person) {
        switch (person.lastName().toLowerCase(Locale.ROOT)) {
            case "failed" ->
                decisions.decideIfPending(
                        tx, actionId, Actor.SYSTEM, ActionStatus.FAILED, "The sandbox fails who is called so.");
            case "cancelled" ->
                decisions.decideIfPending(
                        tx, actionId, Actor.SYSTEM, ActionStatus.CANCELLED, "The sandbox calls off who is called so.");
            case SILENCE -> {
                // Nobody ever decides but the operator.
            }
            default -> decisions.decideIfPending(tx, actionId, Actor.SYSTEM, ActionStatus.COMPLETED, null);
        }
    }
}
