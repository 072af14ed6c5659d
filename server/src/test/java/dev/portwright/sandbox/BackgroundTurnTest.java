package dev.portwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobClockwork;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.ProbeJobs;
import dev.portwright.platform.time.TurnableClock;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A turn of the clock that nobody waits for. A job in its middle waits until the test lets it go. */
@ServerTest
class BackgroundTurnTest {
    @Inject
    TestServer server;

    @Inject
    TurnableClock clock;

    @Inject
    SandboxClock sandboxClock;

    @Inject
    BackgroundTurn background;

    @Inject
    JobClockwork clockwork;

    @Inject
    Jobs jobs;

    @Inject
    ProbeJobs probes;

    @Inject
    Db db;

    private final List<String> ran = new CopyOnWriteArrayList<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private Tenant tenant;
    private Instant start = Instant.EPOCH;

    @BeforeEach
    void freeze() {
        tenant = server.tenant();
        tenant.post("/sandbox/clock/reset", "");
        start = instant(tenant.post("/sandbox/clock/freeze", "").data(), "now");
        server.run("DELETE FROM scheduled_tasks");
    }

    @AfterEach
    void reset() {
        release.countDown();
        sandboxClock.waitAtMost(Duration.ofSeconds(30));
        tenant.post("/sandbox/clock/cancel", "");
        server.run("DELETE FROM scheduled_tasks");
        tenant.post("/sandbox/clock/reset", "");
        clockwork.alone(() -> {
            clockwork.clockWasSetBack();
            return true;
        });
    }

    @Test
    void isAnsweredAtOnceAndWatchedUntilItIsDone() throws Exception {
        job("first", 10);
        gate(20);
        job("last", 30);

        Answer accepted = advance("PT1M", true);

        assertThat(accepted.status()).isEqualTo(202);
        reached.await();
        JsonNode midway = clock();
        assertThat(instant(midway, "now")).isEqualTo(start.plusSeconds(20));
        assertThat(midway.path("turn").propertyNames())
                .containsExactly("from", "target", "status", "began_at", "jobs_run", "jobs_failed", "last_failure");
        assertThat(instant(midway.path("turn"), "from")).isEqualTo(start);
        assertThat(instant(midway.path("turn"), "target")).isEqualTo(start.plusSeconds(60));
        assertThat(status()).isEqualTo("running");
        assertThat(midway.path("turn").path("jobs_run").intValue()).isEqualTo(1);

        release.countDown();
        await().until(() -> status().equals("done"));

        assertThat(ran).containsExactly("first", "gate", "last");
        assertThat(clock().path("turn").path("jobs_run").intValue()).isEqualTo(3);
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(60));
        assertThat(clock.setting().isFrozen()).isTrue();
    }

    @Test
    void othersAreRefusedMeanwhileAndToldWhatToDo() throws Exception {
        gate(20);
        advance("PT1M", true);
        reached.await();

        for (Answer refused : List.of(
                advance("PT1H", false),
                advance("PT1H", true),
                tenant.post("/sandbox/clock/freeze", ""),
                tenant.post("/sandbox/clock/reset", ""))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text())
                    .isEqualTo(Api.here(
                            "{\"errors\":[{\"code\":\"10036\",\"title\":\"Resource is being processed\",\"detail\":\"The"
                                    + " clock is being turned to " + start.plusSeconds(60)
                                    + ". Watch it with GET /sandbox/clock, or end that with POST /sandbox/clock/cancel.\","
                                    + "\"meta\":{\"url\":\"/docs/errors.html#10036\"}}]}"));
        }
        assertThat(tenant.get("/v2/porting_orders").status()).isEqualTo(200);
    }

    @Test
    void isCancelledWhereItIs() throws Exception {
        gate(20);
        job("never", 30);
        advance("PT1M", true);
        reached.await();

        sandboxClock.waitAtMost(Duration.ofMillis(1));
        assertThat(tenant.post("/sandbox/clock/cancel", "").status()).isEqualTo(202);
        sandboxClock.waitAtMost(Duration.ofSeconds(30));
        release.countDown();
        assertThat(tenant.post("/sandbox/clock/cancel", "").status()).isEqualTo(200);

        assertThat(status()).isEqualTo("cancelled");
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(20));
        assertThat(ran).containsExactly("gate");
        assertThat(advance("PT5S", false).status()).isEqualTo(200);
        assertThat(tenant.post("/sandbox/clock/cancel", "").status()).isEqualTo(200);
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(25));
    }

    @Test
    void leavesOffWhenTheServerStopsAndGoesOnAtTheNextStart() throws Exception {
        job("first", 10);
        gate(20);
        job("last", 30);
        advance("PT1M", true);
        reached.await();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> sandboxClock.stop(new ShutdownEvent()));
        await().until(background::isClosed);
        release.countDown();
        stopped.get();
        assertThat(ran).containsExactly("first", "gate");

        clock.turn(TurnableClock.Setting.REAL);
        sandboxClock.start(new StartupEvent());
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(20));
        assertThat(status()).isEqualTo("running");
        assertThat(clock().path("turn").path("jobs_run").intValue()).isEqualTo(2);
        sandboxClock.goOn(new StartupEvent());
        await().until(() -> status().equals("done"));

        assertThat(ran).containsExactly("first", "gate", "last");
        assertThat(clock().path("turn").path("jobs_run").intValue()).isEqualTo(3);
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(60));
    }

    @Test
    void aTurnThatTakesLongerThanAClientWaitsGoesOnInTheBackground() throws Exception {
        sandboxClock.waitAtMost(Duration.ofMillis(1));
        job("first", 10);
        schedule(20, () -> await().pollDelay(Duration.ofMillis(5)).until(() -> true));
        gate(30);

        Answer accepted = advance("PT1M", false);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.data("turn.status")).isEqualTo("\"running\"");
        release.countDown();
        await().until(() -> status().equals("done"));
        assertThat(ran).containsExactly("first", "gate");
    }

    @Test
    void othersAreNotHeldUpByIt() throws Exception {
        for (int i = 1; i <= 500; i++) {
            schedule(i, () -> await().pollDelay(Duration.ofMillis(20)).until(() -> true));
        }
        advance("PT1H", true);

        Answer emptied = tenant.post("/sandbox/reset", "");

        assertThat(emptied.status()).isEqualTo(204);
        assertThat(status()).isEqualTo("running");
        assertThat(tenant.post("/sandbox/clock/cancel", "").status()).isIn(200, 202);
        await().until(() -> !status().equals("running"));
    }

    @Test
    void whatGetsInItsWayIsWaitedOut() {
        job("only", 10);
        server.run("ALTER TABLE scheduled_tasks RENAME TO scheduled_tasks_away");
        try {
            // The reading of the answer needs the table too, so what is asked for is that the turn is kept.
            advance("PT1M", true);
            await().until(() ->
                    server.rows("SELECT turn_status FROM sandbox_clock").equals(List.of("running")));
        } finally {
            server.run("ALTER TABLE scheduled_tasks_away RENAME TO scheduled_tasks");
        }

        await().until(() -> status().equals("done"));
        assertThat(ran).containsExactly("only");
    }

    @Test
    void aResetAndAFreezeCanBeInTheBackgroundToo() {
        assertThat(tenant.post(
                                "/sandbox/clock/freeze",
                                Body.of("at", start.plusSeconds(60)).with("background", true))
                        .status())
                .isEqualTo(202);
        await().until(() -> status().equals("done"));
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(60));

        tenant.post("/sandbox/clock/freeze", Body.of("at", start.minusSeconds(3600)));
        assertThat(tenant.post("/sandbox/clock/reset", Body.of("background", true))
                        .status())
                .isEqualTo(202);
        await().until(() -> status().equals("done"));
        assertThat(clock.setting()).isEqualTo(TurnableClock.Setting.REAL);

        assertThat(tenant.post("/sandbox/clock/reset", Body.of("background", 1)).problems())
                .containsExactly("10026 /background");
    }

    @Test
    void theWayIsForWhoHasAKey() {
        assertThat(tenant.withKey("wrong").post("/sandbox/clock/cancel", "").status())
                .isEqualTo(401);
    }

    private Answer advance(String duration, boolean background) {
        return tenant.post(
                "/sandbox/clock/advance", "{\"duration\":\"" + duration + "\",\"background\":" + background + "}");
    }

    private JsonNode clock() {
        return tenant.get("/sandbox/clock").data();
    }

    private String status() {
        return clock().path("turn").path("status").asString();
    }

    private void job(String name, int second) {
        schedule(second, () -> ran.add(name));
    }

    /** A job that tells when it has begun and ends when it is let go. */
    private void gate(int second) {
        schedule(second, () -> {
            reached.countDown();
            try {
                assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            ran.add("gate");
        });
    }

    private void schedule(int second, Runnable action) {
        Job job = new Job(ProbeJobs.KIND, probes.doing(ignored -> action.run()), start.plusSeconds(second));
        db.transaction(tx -> {
            jobs.schedule(tx, job.kind(), job.id(), job.dueAt());
            return null;
        });
    }

    private static Instant instant(JsonNode data, String name) {
        return Instant.parse(data.path(name).stringValue());
    }
}
