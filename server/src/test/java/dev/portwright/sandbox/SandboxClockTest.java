package dev.portwright.sandbox;

import static dev.portwright.testing.Api.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobClockwork;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.ProbeJobs;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.time.TurnableClock;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The clock of a sandbox through its API, with jobs that note when they run. */
@ServerTest
class SandboxClockTest {
    @Inject
    TestServer server;

    @Inject
    TurnableClock clock;

    @Inject
    SandboxClock sandboxClock;

    @Inject
    JobClockwork clockwork;

    @Inject
    Jobs jobs;

    @Inject
    ProbeJobs probes;

    @Inject
    Db db;

    private final List<String> ran = new ArrayList<>();
    private Tenant tenant;
    private Instant start = Instant.EPOCH;

    @BeforeEach
    void freeze() {
        tenant = server.tenant();
        turn("reset", "");
        start = Instant.parse(turn("freeze", "").path("now").stringValue());
        server.run("DELETE FROM scheduled_tasks");
    }

    @AfterEach
    void reset() {
        server.run("DELETE FROM scheduled_tasks");
        turn("reset", "");
        clockwork.alone(() -> {
            clockwork.clockWasSetBack();
            return true;
        });
    }

    @Test
    void theClockSaysWhatItShowsAndWhenTheNextJobIsDue() {
        assertThat(tenant.get("/sandbox/clock").data().path("next_job_at").isNull())
                .isTrue();
        schedule(start.plusSeconds(7200), (tx, job) -> {});
        schedule(start.plusSeconds(3600), job -> {});

        turn("advance", "{\"duration\":\"PT30M\"}");

        JsonNode read = tenant.get("/sandbox/clock").data();
        assertThat(read.propertyNames())
                .containsExactly("record_type", "now", "frozen", "offset_seconds", "next_job_at", "turn");
        assertThat(read.path("record_type").stringValue()).isEqualTo("sandbox_clock");
        assertThat(instant(read, "now")).isEqualTo(start.plusSeconds(1800));
        assertThat(read.path("frozen").booleanValue()).isTrue();
        assertThat(read.path("offset_seconds").longValue()).isBetween(1700L, 1800L);
        assertThat(instant(read, "next_job_at")).isEqualTo(start.plusSeconds(3600));
    }

    @Test
    void everyJobThatIsDueOnTheWayRunsInTheOrderOfDueTimesEachAtItsTime() {
        schedule("third", start.plusSeconds(300));
        schedule("first", start.plusSeconds(100));
        schedule("second", start.plusSeconds(200));
        schedule("later", start.plusSeconds(301));

        JsonNode answer = turn("advance", "{\"duration\":\"PT5M\"}");

        assertThat(ran)
                .containsExactly(
                        "first " + start.plusSeconds(100),
                        "second " + start.plusSeconds(200),
                        "third " + start.plusSeconds(300));
        assertThat(instant(answer, "now")).isEqualTo(start.plusSeconds(300));
        assertThat(answer.path("jobs_run").intValue()).isEqualTo(3);
        assertThat(answer.path("jobs_failed").intValue()).isZero();
        assertThat(instant(answer, "next_job_at")).isEqualTo(start.plusSeconds(301));
    }

    @Test
    void aJobThatAJobSchedulesForATimeOnTheWayRunsThenToo() {
        schedule("last", start.plusSeconds(300));
        schedule(start.plusSeconds(100), (tx, job) -> {
            note("step");
            if (job.dueAt().isBefore(start.plusSeconds(260))) {
                scheduleAgain(tx, job, job.dueAt().plusSeconds(80));
            }
        });

        JsonNode answer = turn(
                "advance",
                Json.text(java.util.Map.of("to", start.plusSeconds(300).toString())));

        assertThat(ran)
                .containsExactly(
                        "step " + start.plusSeconds(100),
                        "step " + start.plusSeconds(180),
                        "step " + start.plusSeconds(260),
                        "last " + start.plusSeconds(300));
        assertThat(answer.path("jobs_run").intValue()).isEqualTo(4);
        assertThat(answer.path("next_job_at").isNull()).isTrue();
    }

    @Test
    void aJobThatKeepsFailingIsTriedFiveTimesAndDoesNotHoldUpTheOthers() {
        UUID failing = schedule(start.plusSeconds(10), job -> {
            throw new IllegalStateException("a job that fails on purpose");
        });
        schedule("other", start.plusSeconds(12));

        JsonNode answer = turn("advance", "{\"duration\":\"P1D\"}");

        assertThat(probes.runs(failing).subList(0, 5))
                .extracting(job -> Duration.between(start, job.dueAt()).toSeconds())
                .containsExactly(10L, 11L, 13L, 17L, 25L);
        assertThat(ran).containsExactly("other " + start.plusSeconds(12));
        assertThat(answer.path("jobs_run").intValue()).isEqualTo(1);
        assertThat(answer.path("jobs_failed").intValue()).isEqualTo(1);
        assertThat(instant(answer, "now")).isEqualTo(start.plus(Duration.ofDays(1)));
    }

    @Test
    void aJobThatFailsOnceAndThenSucceedsDidNotFail() {
        schedule(start.plusSeconds(10), job -> {
            if (job.dueAt().equals(start.plusSeconds(10))) {
                throw new IllegalStateException("a job that fails on purpose");
            }
        });

        JsonNode answer = turn("advance", "{\"duration\":\"PT1M\"}");

        assertThat(answer.path("jobs_run").intValue()).isEqualTo(1);
        assertThat(answer.path("jobs_failed").intValue()).isZero();
    }

    @Test
    void aJobThatFailsNowAndThenIsNotPutOff() {
        UUID often = schedule(start.plusSeconds(10), (tx, job) -> {
            long second = Duration.between(start, job.dueAt()).toSeconds();
            if (second % 10 == 0) {
                throw new IllegalStateException("a job that fails on purpose");
            }
            if (second < 100) {
                scheduleAgain(tx, job, job.dueAt().plusSeconds(9));
            }
        });

        JsonNode answer = turn("advance", "{\"duration\":\"PT10M\"}");

        assertThat(probes.runs(often)).hasSize(20);
        assertThat(answer.path("jobs_run").intValue()).isEqualTo(10);
        assertThat(answer.path("jobs_failed").intValue()).isZero();
    }

    @Test
    void aJobThatTheSchedulerHasClaimedRunsInItsOrderAndOnlyOnce() {
        UUID claimed = schedule("claimed", start.plusSeconds(10));
        server.run(
                "UPDATE scheduled_tasks SET picked = true, picked_by = 'scheduler', version = version + 1 WHERE task_instance = ?",
                claimed.toString());
        schedule("next", start.plusSeconds(20));

        turn("advance", "{\"duration\":\"PT1M\"}");

        assertThat(ran).containsExactly("claimed " + start.plusSeconds(10), "next " + start.plusSeconds(20));
        assertThat(probes.runs(claimed)).hasSize(1);
    }

    @Test
    void advancesSentAtOnceAreMadeOneAfterTheOther() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JsonNode>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> turn("advance", "{\"duration\":\"PT1H\"}")));
            }
            List<Instant> times = new ArrayList<>();
            for (Future<JsonNode> answer : answers) {
                times.add(instant(answer.get(), "now"));
            }
            assertThat(times).doesNotHaveDuplicates().contains(start.plus(Duration.ofHours(8)));
        }
    }

    @Test
    void aClockThatTicksGoesOnFromItsNewTime() {
        turn("reset", "");

        JsonNode answer = turn("advance", "{\"duration\":\"P1D\"}");

        assertThat(answer.path("frozen").booleanValue()).isFalse();
        assertThat(answer.path("offset_seconds").longValue()).isBetween(86_340L, 86_400L);
        assertThat(clock.setting().isFrozen()).isFalse();
    }

    @Test
    void freezingAtALaterTimeRunsWhatIsDueAndStops() {
        schedule("due", start.plusSeconds(50));

        JsonNode answer = turn("freeze", "{\"at\":\"" + start.plusSeconds(60) + "\"}");

        assertThat(ran).containsExactly("due " + start.plusSeconds(50));
        assertThat(instant(answer, "now")).isEqualTo(start.plusSeconds(60));
        assertThat(answer.path("frozen").booleanValue()).isTrue();
    }

    @Test
    void freezingAtAnEarlierTimeLeavesJobsAtTheirTimes() {
        UUID id = schedule("later", start.plusSeconds(60));

        JsonNode answer = turn("freeze", "{\"at\":\"2026-03-02T15:00:00+02:00\"}");

        assertThat(instant(answer, "now")).isEqualTo(Instant.parse("2026-03-02T13:00:00Z"));
        assertThat(server.rows(
                        "SELECT execution_time::text FROM scheduled_tasks WHERE task_instance = ?", id.toString()))
                .hasSize(1);
        assertThat(ran).isEmpty();
    }

    @Test
    void resetGoesBackToRealTimeAndLaterJobsKeepTheirTimes() {
        turn("advance", "{\"duration\":\"P1Y\"}");
        Instant due = clock.instant().plusSeconds(60);
        schedule("later", due);

        JsonNode answer = turn("reset", "");

        assertThat(answer.path("frozen").booleanValue()).isFalse();
        assertThat(answer.path("offset_seconds").longValue()).isZero();
        assertThat(ran).isEmpty();
        assertThat(
                        server.rows(
                                "SELECT to_char(execution_time AT TIME ZONE 'UTC', 'YYYY') FROM scheduled_tasks WHERE task_name = 'probe'"))
                .containsExactly(Integer.toString(due.atOffset(ZoneOffset.UTC).getYear()));
    }

    @Test
    void resetOfAClockThatIsBehindRunsWhatBecameDueMeanwhile() {
        turn("freeze", "{\"at\":\"" + start.minusSeconds(3600) + "\"}");
        schedule("missed", start.minusSeconds(1800));

        JsonNode answer = turn("reset", "");

        assertThat(ran).containsExactly("missed " + start.minusSeconds(1800));
        assertThat(answer.path("jobs_run").intValue()).isPositive();
    }

    @Test
    void aRestartGoesOnWithTheClockAsItStood() {
        turn("advance", "{\"duration\":\"P3D\"}");
        clock.turn(TurnableClock.Setting.REAL);

        sandboxClock.start(new StartupEvent());

        assertThat(clock.instant()).isEqualTo(start.plus(Duration.ofDays(3)));
        assertThat(clock.setting().isFrozen()).isTrue();
    }

    @Test
    void aClockThatTicksAheadDoesSoAfterARestart() {
        turn("reset", "");
        turn("advance", "{\"duration\":\"P3D\"}");
        TurnableClock.Setting ahead = clock.setting();
        clock.turn(TurnableClock.Setting.REAL);

        sandboxClock.start(new StartupEvent());

        assertThat(clock.setting()).isEqualTo(ahead);
        assertThat(ahead.isFrozen()).isFalse();
        assertThat(ahead.offset()).isBetween(Duration.ofHours(71), Duration.ofHours(72));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT0S",
        "P1DT2H, PT26H",
        "p2w, PT336H",
        "PT0.5S, PT0.5S",
    })
    void durationsAreThoseOfIso8601(String written, Duration meant) {
        assertThat(instant(turn("advance", "{\"duration\":\"" + written + "\"}"), "now"))
                .isEqualTo(start.plus(meant));
    }

    @Test
    void monthsAndYearsAreThoseOfTheCalendar() {
        OffsetDateTime from = start.atOffset(ZoneOffset.UTC);

        assertThat(instant(turn("advance", "{\"duration\":\"P1Y2M\"}"), "now"))
                .isEqualTo(from.plusYears(1).plusMonths(2).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3 days", "P", "PT", "", "P3DT", "1D"})
    void whatIsNoDurationIsRefused(String written) {
        Answer answer = tenant.post("/sandbox/clock/advance", Body.of("duration", written));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json())
                .isEqualTo(Json.read(Json.text(error(
                        "10027",
                        "Unprocessable entity",
                        "The value must be an ISO 8601 duration, such as P3D or PT5M, of at most ten years.",
                        "pointer:/duration"))));
        assertThat(clock.instant()).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "advance | {} | 422 | 10004 /duration",
                "advance | {\"duration\":\"P1D\",\"to\":\"2099-01-01T00:00:00Z\"} | 422 | 10027 /to",
                "advance | {\"duration\":\"-P1D\"} | 422 | 10033 /duration",
                "advance | {\"duration\":\"P11Y\"} | 422 | 10033 /duration",
                "advance | {\"duration\":3} | 422 | 10026 /duration",
                "advance | {\"to\":\"2020-01-01T00:00:00Z\"} | 422 | 10033 /to",
                "advance | {\"to\":\"2999-01-01T00:00:00Z\"} | 422 | 10033 /to",
                "advance | {\"to\":\"tomorrow\"} | 422 | 10026 /to",
                "advance | [] | 422 | 10026",
                "advance | { | 400 | 10023",
                "freeze | {\"at\":\"1999-01-01T00:00:00Z\"} | 422 | 10033 /at",
                "freeze | {\"at\":\"0001-01-01T00:00:00Z\"} | 422 | 10033 /at",
                "freeze | {\"at\":1} | 422 | 10026 /at",
            })
    void whatCannotBeDoneIsRefusedAndTheClockStays(String action, String body, int status, String problem) {
        Answer answer = tenant.post("/sandbox/clock/" + action, body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.problems()).containsExactly(problem);
        assertThat(clock.instant()).isEqualTo(start);
    }

    @Test
    void theClockStaysWithinTwoCenturies() {
        server.run("UPDATE sandbox_clock SET offset_millis = 0, frozen_at = TIMESTAMPTZ '2195-01-01 00:00Z'");
        sandboxClock.start(new StartupEvent());
        server.run("DELETE FROM scheduled_tasks");
        assertThat(tenant.post("/sandbox/clock/advance", Body.of("to", "2200-01-01T00:00:01Z"))
                        .problems())
                .containsExactly("10033 /to");
        assertThat(instant(turn("advance", "{\"to\":\"2200-01-01T00:00:00Z\"}"), "now"))
                .isEqualTo(Instant.parse("2200-01-01T00:00:00Z"));
        server.run("UPDATE sandbox_clock SET frozen_at = TIMESTAMPTZ '2005-01-01 00:00Z'");
        sandboxClock.start(new StartupEvent());
        assertThat(tenant.post("/sandbox/clock/freeze", Body.of("at", "1999-12-31T23:59:59Z"))
                        .problems())
                .containsExactly("10033 /at");
    }

    @Test
    void theClockIsForWhoHasAKey() {
        Tenant nobody = tenant.withKey("wrong");

        assertThat(nobody.get("/sandbox/clock").status()).isEqualTo(401);
        for (String action : List.of("freeze", "advance", "reset")) {
            assertThat(nobody.post("/sandbox/clock/" + action, Body.of("duration", "P1D"))
                            .status())
                    .isEqualTo(401);
        }
        assertThat(clock.instant()).isEqualTo(start);
    }

    private JsonNode turn(String action, String body) {
        Answer answer = tenant.post("/sandbox/clock/" + action, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.data();
    }

    private UUID schedule(String name, Instant dueAt) {
        return schedule(dueAt, job -> note(name));
    }

    private UUID schedule(Instant dueAt, Consumer<Job> action) {
        return schedule(dueAt, (tx, job) -> action.accept(job));
    }

    private UUID schedule(Instant dueAt, BiConsumer<Tx, Job> action) {
        UUID id = probes.doing(action);
        scheduleAgain(new Job(ProbeJobs.KIND, id, dueAt), dueAt);
        return id;
    }

    private void scheduleAgain(Tx tx, Job job, Instant dueAt) {
        jobs.schedule(tx, job.kind(), job.id(), dueAt);
    }

    private void scheduleAgain(Job job, Instant dueAt) {
        db.transaction(tx -> {
            jobs.schedule(tx, job.kind(), job.id(), dueAt);
            return null;
        });
    }

    private void note(String name) {
        ran.add(name + " " + clock.instant());
    }

    private static Instant instant(JsonNode data, String name) {
        return Instant.parse(data.path(name).stringValue());
    }
}
