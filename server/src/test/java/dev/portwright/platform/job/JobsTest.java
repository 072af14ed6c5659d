package dev.portwright.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.JobStore.Scheduled;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs on the database and the clock of a server that runs. */
@ServerTest
class JobsTest {
    @Inject
    Jobs jobs;

    @Inject
    JobRunner runner;

    @Inject
    JobScheduler scheduler;

    @Inject
    ProbeJobs probes;

    @Inject
    Db db;

    @Inject
    TestClock clock;

    @Inject
    TestServer server;

    private Instant now = Instant.EPOCH;

    @BeforeEach
    void stopTheClock() {
        clock.advance(Duration.ZERO);
        now = clock.instant();
    }

    @AfterEach
    void letItGo() {
        server.run("DELETE FROM scheduled_tasks WHERE task_name LIKE 'probe%'");
        clock.release();
    }

    @Test
    void aDueJobRunsOnceAfterTheCommitAndItsRowIsGone() {
        UUID id = probes.doing(job -> {});

        schedule(id, now);

        awaitNoRow(id);
        assertThat(probes.runs(id)).containsExactly(new Job(ProbeJobs.KIND, id, now));
    }

    @Test
    void aJobOfATransactionThatIsRolledBackDoesNotExist() {
        UUID id = probes.doing(job -> {});

        assertThatThrownBy(() -> db.transaction(tx -> {
                    jobs.schedule(tx, ProbeJobs.KIND, id, now.plusSeconds(60));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(row(id)).isEmpty();
    }

    @Test
    void aJobThatIsNotDueStaysUntilTheClockSaysSo() {
        UUID early = probes.doing(job -> {});
        UUID late = probes.doing(job -> {});
        schedule(late, now.plusSeconds(61));
        schedule(early, now.plusSeconds(60));

        clock.setForJobs(now.plusSeconds(60));

        awaitNoRow(early);
        assertThat(probes.runs(late)).isEmpty();
        assertThat(dueAt(late)).isEqualTo(now.plusSeconds(61));
    }

    @Test
    void schedulingAJobAgainMovesIt() {
        UUID id = probes.doing(job -> {});
        schedule(id, now.plusSeconds(60));

        schedule(id, now.plusSeconds(3));

        assertThat(dueAt(id)).isEqualTo(now.plusSeconds(3));
    }

    @Test
    void aCancelledJobIsGoneAndCancellingAnUnknownOneDoesNothing() {
        UUID id = probes.doing(job -> {});
        schedule(id, now.plusSeconds(60));

        for (int i = 0; i < 2; i++) {
            db.transaction(tx -> {
                jobs.cancel(tx, ProbeJobs.KIND, id);
                return null;
            });
        }

        assertThat(row(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ProbeJobs.KIND, ProbeJobs.Outside.KIND})
    void aHandlerGoesOnWithItsOwnJobByScheduling(String kind) {
        UUID id = probes.doing((tx, job) -> {
            if (job.dueAt().equals(now)) {
                jobs.schedule(tx, kind, job.id(), now.plusSeconds(5));
            }
        });

        schedule(kind, id, now);
        Awaitility.await().until(() -> probes.runs(id).size() == 1 && dueAt(id).equals(now.plusSeconds(5)));
        clock.setForJobs(now.plusSeconds(5));

        awaitNoRow(id);
        assertThat(probes.runs(id)).containsExactly(new Job(kind, id, now), new Job(kind, id, now.plusSeconds(5)));
    }

    @Test
    void whatAJobDidIsUndoneWhenAnotherHasScheduledItMeanwhile() {
        UUID other = UUID.randomUUID();
        UUID moved = probes.doing((tx, job) -> {
            schedule(tx, other, job.dueAt().plusSeconds(600));
            if (job.dueAt().equals(now)) {
                meanwhile(() -> schedule(job.id(), now.plusSeconds(5)));
            }
        });

        schedule(moved, now);
        Awaitility.await()
                .until(() ->
                        probes.runs(moved).size() == 1 && row(moved).equals(List.of(now.plusSeconds(5) + " 0 false")));
        assertThat(row(other)).isEmpty();
        clock.setForJobs(now.plusSeconds(5));

        awaitNoRow(moved);
        assertThat(probes.runs(moved)).extracting(Job::dueAt).containsExactly(now, now.plusSeconds(5));
        assertThat(dueAt(other)).isEqualTo(now.plusSeconds(605));
    }

    @Test
    void aHandlerDoesNotGoOnWithAJobThatAnotherHasScheduledMeanwhile() {
        UUID id = probes.doing((tx, job) -> {
            if (job.dueAt().equals(now)) {
                meanwhile(() -> schedule(job.id(), now.plusSeconds(5)));
                schedule(tx, job.id(), now.plusSeconds(900));
            }
        });

        schedule(id, now);
        Awaitility.await().until(() -> row(id).equals(List.of(now.plusSeconds(5) + " 0 false")));
        clock.setForJobs(now.plusSeconds(5));

        awaitNoRow(id);
    }

    @Test
    void whatAJobDidIsUndoneWhenAnotherHasCancelledItMeanwhile() {
        UUID other = UUID.randomUUID();
        CountDownLatch cancelled = new CountDownLatch(1);
        UUID id = probes.doing((tx, job) -> {
            schedule(tx, other, now.plusSeconds(600));
            meanwhile(() -> db.transaction(own -> {
                jobs.cancel(own, ProbeJobs.KIND, job.id());
                return null;
            }));
            cancelled.countDown();
        });

        schedule(id, now);
        await(cancelled);

        awaitNoRow(id);
        UUID next = probes.doing(job -> {});
        schedule(next, now);
        awaitNoRow(next);
        assertThat(row(other)).isEmpty();
    }

    @Test
    void aJobThatAnotherServerClaimsWhileItRunsIsLeftToThatOne() {
        UUID other = UUID.randomUUID();
        UUID id = probes.doing((tx, job) -> {
            schedule(tx, other, now.plusSeconds(600));
            meanwhile(() -> server.run(
                    "UPDATE scheduled_tasks SET picked = true, picked_by = 'other', version = version + 1 WHERE task_instance = ?",
                    job.id().toString()));
        });
        schedule(id, now.plusSeconds(60));

        assertThat(runner.run(read(id))).isEqualTo(JobRunner.Outcome.CHANGED);

        assertThat(row(other)).isEmpty();
        assertThat(row(id)).containsExactly(now.plusSeconds(60) + " 0 true");
    }

    /** Does something in a transaction of its own, as another request would. */
    private static void meanwhile(Runnable action) {
        CompletableFuture.runAsync(action).join();
    }

    @Test
    void whatAFailedJobWroteIsUndoneAndItIsTriedAgainAfterGrowingPauses() {
        UUID other = UUID.randomUUID();
        AtomicInteger tries = new AtomicInteger();
        UUID id = probes.doing((tx, job) -> {
            schedule(tx, other, now.plusSeconds(600));
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("a job that fails on purpose");
            }
        });

        schedule(id, now);
        Awaitility.await().until(() -> row(id).equals(List.of(now.plusSeconds(1) + " 1 false")));
        assertThat(row(other)).isEmpty();
        clock.setForJobs(now.plusSeconds(1));
        Awaitility.await().until(() -> row(id).equals(List.of(now.plusSeconds(3) + " 2 false")));
        clock.setForJobs(now.plusSeconds(3));

        awaitNoRow(id);
        assertThat(row(other)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0,PT1S", "1,PT2S", "2,PT4S", "11,PT34M8S", "12,PT1H", "1000,PT1H"})
    void pausesDoubleUpToAnHour(int failuresBefore, Duration pause) {
        assertThat(JobRunner.pause(failuresBefore)).isEqualTo(pause);
    }

    @Test
    void ofARowThatChangedSinceItWasReadNothingIsDone() {
        UUID id = probes.doing(job -> {});
        schedule(id, now.plusSeconds(60));
        Scheduled read = read(id);
        schedule(id, now.plusSeconds(90));

        assertThat(runner.run(read)).isEqualTo(JobRunner.Outcome.CHANGED);

        assertThat(probes.runs(id)).isEmpty();
        assertThat(dueAt(id)).isEqualTo(now.plusSeconds(90));
    }

    @Test
    void aRowMadeAnewIsNotTakenForTheOneBefore() {
        UUID id = probes.doing(job -> {});
        schedule(id, now.plusSeconds(60));
        Scheduled read = read(id);
        db.transaction(tx -> {
            jobs.cancel(tx, ProbeJobs.KIND, id);
            jobs.schedule(tx, ProbeJobs.KIND, id, now.plusSeconds(60));
            return null;
        });

        runner.run(read);

        assertThat(probes.runs(id)).isEmpty();
    }

    @Test
    void aJobThatWasClaimedBeforeTheClockWasTurnedBackWaitsForItsTime() {
        UUID id = probes.doing(job -> {});
        schedule(id, now.plusSeconds(60));
        server.run(
                "UPDATE scheduled_tasks SET picked = true, picked_by = 'us', last_heartbeat = now() WHERE task_instance = ?",
                id.toString());

        scheduler.runIfDue(read(id));

        assertThat(probes.runs(id)).isEmpty();
        clock.set(now.plusSeconds(60));
        awaitNoRow(id);
        assertThat(probes.runs(id)).hasSize(1);
    }

    @Test
    void aJobThatADeadProcessHadBegunIsGivenBack() {
        UUID id = probes.doing(job -> {});
        schedule(id, now.plusSeconds(60));
        server.run(
                "UPDATE scheduled_tasks SET picked = true, picked_by = 'dead', last_heartbeat = now(), version = version + 1 WHERE task_instance = ?",
                id.toString());

        int released = db.transaction(tx -> JobStore.release(tx));

        assertThat(released).isEqualTo(1);
        clock.setForJobs(now.plusSeconds(60));
        awaitNoRow(id);
        assertThat(probes.runs(id)).hasSize(1);
    }

    private void schedule(UUID id, Instant dueAt) {
        schedule(ProbeJobs.KIND, id, dueAt);
    }

    private void schedule(Tx tx, UUID id, Instant dueAt) {
        jobs.schedule(tx, ProbeJobs.KIND, id, dueAt);
    }

    private void schedule(String kind, UUID id, Instant dueAt) {
        db.transaction(tx -> {
            jobs.schedule(tx, kind, id, dueAt);
            return null;
        });
    }

    private Scheduled read(UUID id) {
        return db.read(tx -> tx.sql(
                        "SELECT task_name, execution_time, version FROM scheduled_tasks WHERE task_instance = ?")
                .set(id.toString())
                .one(row -> new Scheduled(new Job(row.string(), id, row.instant()), row.number(), 0))
                .orElseThrow());
    }

    private Instant dueAt(UUID id) {
        return read(id).job().dueAt();
    }

    /** Due time, failures in a row, and whether somebody is at it. */
    private List<String> row(UUID id) {
        return db.read(tx -> tx.sql(
                        "SELECT execution_time, consecutive_failures, picked FROM scheduled_tasks WHERE task_instance = ?")
                .set(id.toString())
                .list(row -> row.instant() + " " + row.integer() + " " + row.bool()));
    }

    private void awaitNoRow(UUID id) {
        Awaitility.await().until(() -> row(id).isEmpty());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
