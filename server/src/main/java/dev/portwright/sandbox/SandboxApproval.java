package dev.portwright.sandbox;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobInTransaction;
import dev.portwright.platform.job.Jobs;
import dev.portwright.requirement.group.GroupDecisions;
import dev.portwright.requirement.group.GroupListener;
import dev.portwright.requirement.group.RequirementGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Plays the desk for requirement groups in a sandbox: approves what waits for that, unless its {@code customer_reference}
 * asks for something else. {@code docs/sandbox.md} tells how.
 */
@ApplicationScoped
class SandboxApproval implements GroupListener, JobInTransaction {
    private static final Logger LOG = Logger.getLogger(SandboxApproval.class);

    /** From the submission of a group until it is decided on. */
    static final Duration DELAY = Duration.ofHours(1);

    /** What a reference begins with whose group is declined. */
    private static final String DECLINED = "declined";

    /** The reference of a group that is never decided on. */
    private static final String SILENCE = "silence";

    private final Settings settings;
    private final Jobs jobs;
    private final GroupDecisions groups;
    private final Clock clock;

    SandboxApproval(Settings settings, Jobs jobs, GroupDecisions groups, Clock clock) {
        this.settings = settings;
        this.jobs = jobs;
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "sandbox-requirement-group";
    }

    @Override
    public void submitted(Tx tx, RequirementGroup group) {
        if (settings.sandbox()) {
            jobs.schedule(tx, kind(), group.id(), clock.instant().plus(DELAY));
        }
    }

    @Override
    public void run(Tx tx, Job job) {
        if (!settings.sandbox()) {
            LOG.warnf(
                    "Requirement group %s was left by a sandbox on this database. The desk has to see to it.",
                    job.id());
            return;
        }
        groups.holdWaiting(tx, job.id()).ifPresent(group -> decide(tx, group));
    }

    private void decide(Tx tx, RequirementGroup group) {
        String reference =
                Objects.requireNonNullElse(group.customerReference(), "").toLowerCase(Locale.ROOT);
        if (reference.startsWith(DECLINED)) {
            groups.decline(
                    tx, group.id(), "The sandbox declines what its customer_reference asks to be declined.", null);
        } else if (!reference.equals(SILENCE)) {
            groups.approve(tx, group.id(), null);
        }
    }
}
