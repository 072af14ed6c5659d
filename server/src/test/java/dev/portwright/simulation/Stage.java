package dev.portwright.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.exceptiontype.ExceptionCatalog;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.JobClockwork;
import dev.portwright.platform.job.JobSchedulerSwitch;
import dev.portwright.sandbox.SandboxClockRestart;
import dev.portwright.testing.DeskVerbs;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.JsonNode;

/**
 * The server under test with its clock in the hands of a simulation. Between steps the clock stands, and the scheduler
 * is stopped: jobs run when the clock is turned, in the order of their due times, and never beside a client.
 */
@Singleton
final class Stage {
    private static final Logger ACCESS_LOG = Logger.getLogger("access");

    final TestServer server;
    final TestClock clock;
    final DeskVerbs desk;
    final ExceptionCatalog exceptions;
    final Db db;
    private final JobSchedulerSwitch scheduler;
    private final JobClockwork clockwork;
    private final SandboxClockRestart clockRestart;

    Stage(
            TestServer server,
            TestClock clock,
            DeskVerbs desk,
            ExceptionCatalog exceptions,
            Db db,
            JobSchedulerSwitch scheduler,
            JobClockwork clockwork,
            SandboxClockRestart clockRestart) {
        this.server = server;
        this.clock = clock;
        this.desk = desk;
        this.exceptions = exceptions;
        this.db = db;
        this.scheduler = scheduler;
        this.clockwork = clockwork;
        this.clockRestart = clockRestart;
    }

    /** Takes the clock and the jobs; those that other tests have left are not done. */
    void take(Tenant tenant, Instant start) {
        scheduler.stop();
        ACCESS_LOG.setLevel(Level.OFF);
        server.run("DELETE FROM scheduled_tasks");
        // For looking at what a step has done, which nobody but this test does.
        server.run("CREATE INDEX IF NOT EXISTS simulation_looks_here ON porting_order_change (occurred_at)");
        post(tenant, "freeze", "{\"at\":\"" + start + "\"}");
        needStandingJobs();
    }

    /** Gives everything back as a test expects to find it. */
    void giveBack(Tenant tenant) {
        server.run("DELETE FROM scheduled_tasks");
        post(tenant, "reset", "");
        ACCESS_LOG.setLevel(null);
        scheduler.start();
    }

    private void needStandingJobs() {
        clockwork.alone(() -> {
            clockwork.clockWasSetBack();
            return true;
        });
    }

    /** Turns the clock forward, which has to do every job that is due on the way, and answers what it shows. */
    JsonNode advance(Tenant tenant, Instant to) {
        JsonNode turned = post(tenant, "advance", "{\"to\":\"" + to + "\"}");
        assertThat(turned.path("jobs_failed").asInt()).as("failed jobs").isZero();
        assertThat(Instant.parse(turned.path("now").asString())).as("the time").isEqualTo(to);
        assertThat(Instant.parse(turned.path("next_job_at").asString()))
                .as("the next job")
                .isAfter(to);
        return turned;
    }

    /**
     * The process ends and another begins on the same database: nothing that was in memory is known any more, and a job
     * that was under way has to be done again. The death of a process itself is for the tests of the packaged program.
     */
    void restart() {
        server.run("""
                UPDATE scheduled_tasks SET picked = true, picked_by = 'dead', last_heartbeat = execution_time
                WHERE (task_name, task_instance) IN
                    (SELECT task_name, task_instance FROM scheduled_tasks ORDER BY execution_time LIMIT 3)""");
        Instant before = clock.instant();
        clockRestart.run();
        assertThat(clock.instant()).as("the time after a restart").isEqualTo(before);
        scheduler.start();
        scheduler.stop();
        assertThat(server.rows("SELECT task_name FROM scheduled_tasks WHERE picked"))
                .as("jobs that nobody does")
                .isEmpty();
    }

    private static JsonNode post(Tenant tenant, String what, String body) {
        Answer answer = tenant.post("/sandbox/clock/" + what, body);
        assertThat(answer.status()).as("%s: %s", what, answer.text()).isEqualTo(200);
        return answer.data();
    }
}
