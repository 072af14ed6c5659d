package dev.portwright.porting.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Activation jobs over HTTP: seen, moved, begun. */
@ServerTest
class ActivationApiTest {
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;

    @BeforeEach
    void tenant() {
        clock.set(Instant.parse("2026-03-11T15:00:00Z"));
        tenant = server.tenant();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void aConfirmedDateHasAJobThatIsShownAloneAsInTheList() {
        String id = onDemand();
        Answer list = tenant.get(jobs(id));
        assertThat(list.status()).isEqualTo(200);
        String jobId = list.id();
        assertThat(list.json()).isEqualTo(Json.read("""
                {"data":[{"id":"%s","record_type":"porting_activation_job","status":"created",
                  "activation_type":"on-demand","activate_at":"2026-03-21T01:00:00Z",
                  "activation_windows":[{"start_at":"2026-03-20T15:00:00Z","end_at":"2026-03-21T01:00:00Z"}],
                  "created_at":"2026-03-11T16:15:00Z","updated_at":"2026-03-11T16:15:00Z"}],
                 "meta":{"page_number":1,"page_size":20,"total_pages":1,"total_results":1}}""".formatted(jobId)));
        Answer one = tenant.get(jobs(id) + "/" + jobId);
        assertThat(one.status()).isEqualTo(200);
        assertThat(one.data()).isEqualTo(list.data().get(0));
    }

    @Test
    void anOrderWithoutADateHasNoJobAndPagesAreAsElsewhere() {
        String id = server.completeOrder(tenant, "+13035550000");
        assertThat(tenant.get(jobs(id)).data()).isEmpty();
        assertThat(tenant.get(jobs(id) + "?page[size]=0").status()).isEqualTo(422);
        assertThat(tenant.get(jobs(id) + "?filter[status]=created").status()).isEqualTo(400);
    }

    @Test
    void aJobIsMovedInsideItsWindowAndBeginsThen() {
        String id = onDemand();
        String job = jobs(id) + "/" + tenant.get(jobs(id)).id();
        Answer moved = tenant.patch(job, Body.of("activate_at", "2026-03-20T12:00:00-05:00"));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(moved.data("activate_at")).isEqualTo("\"2026-03-20T17:00:00Z\"");
        assertThat(tenant.patch(job, "{}").data()).isEqualTo(moved.data());
        advanceTo("2026-03-20T16:59:59Z");
        assertThat(tenant.get(job).data("status")).isEqualTo("\"created\"");
        advanceTo("2026-03-20T17:02:00Z");
        assertThat(tenant.get(job).data("status")).isEqualTo("\"completed\"");
        assertThat(tenant.show(id).data("status.value")).isEqualTo("\"ported\"");
    }

    @Test
    void anActivationThatIsMovedIsStillPrepared() {
        String id = onDemand();
        String job = jobs(id) + "/" + tenant.get(jobs(id)).id();
        assertThat(tenant.patch(job, Body.of("activate_at", "2026-03-20T17:00:00Z"))
                        .status())
                .isEqualTo(200);
        advance("PT3M");
        assertThat(tenant.show(id).data("activation_settings.activation_status"))
                .isEqualTo("\"Concurred\"");
        advanceTo("2026-03-20T17:02:00Z");
        assertThat(tenant.show(id).data("status.value")).isEqualTo("\"ported\"");
    }

    @Test
    void movingAnActivationToWhereItIsChangesNothing() {
        String id = onDemand();
        Answer before = tenant.get(jobs(id));
        String etag = tenant.show(id).header("etag");
        String version = tenant.show(id).header("etag");
        for (Answer refused : List.of(
                tenant.patch(
                        jobs(id) + "/" + before.id(),
                        Body.of("activate_at", "2026-03-21T01:00:00Z"),
                        "if-match",
                        "\"99\""),
                tenant.post(activate(id), "", "if-match", "\"99\""))) {
            assertThat(refused.status()).isEqualTo(412);
        }
        Answer moved = tenant.patch(
                jobs(id) + "/" + before.id(), Body.of("activate_at", "2026-03-21T01:00:00Z"), "if-match", version);
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.data()).isEqualTo(before.data().get(0));
        assertThat(tenant.show(id).header("etag")).isEqualTo(etag);
    }

    @Test
    void whileACancellationIsDecidedOnNothingIsMoved() {
        String id = onDemand();
        String job = jobs(id) + "/" + tenant.get(jobs(id)).id();
        assertThat(tenant.cancel(id).status()).isEqualTo(200);
        Answer refused = tenant.patch(job, Body.of("activate_at", "2026-03-20T17:00:00Z"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo("Numbers are activated once the FOC date is confirmed; this order is cancel-pending.");
    }

    @Test
    void theHistoryTellsWhoMovedAnActivationAndWhoBeganIt() {
        String id = onDemand();
        String job = jobs(id) + "/" + tenant.get(jobs(id)).id();
        tenant.patch(job, Body.of("activate_at", "2026-03-20T17:00:00Z"), "x-request-id", "move-1");
        advanceTo("2026-03-20T16:00:00Z");
        tenant.post(activate(id), "", "x-request-id", "begin-1");
        assertThat(server.rows("""
                        SELECT actor_type || ' ' || request_id || ' ' || reason FROM porting_order_change
                        WHERE porting_order_id = ?::uuid AND request_id IN ('move-1', 'begin-1') ORDER BY version""", id))
                .containsExactly(
                        "user move-1 The activation was moved by its owner, from 2026-03-21T01:00:00Z to 2026-03-20T17:00:00Z.",
                        "user begin-1 Its owner began the activation.");
    }

    @Test
    void aTimeOutsideTheWindowOrInThePastIsRefused() {
        String id = onDemand();
        String job = jobs(id) + "/" + tenant.get(jobs(id)).id();
        for (String time : List.of("2026-03-20T14:59:59Z", "2026-03-21T01:00:01Z")) {
            Answer refused = tenant.patch(job, Body.of("activate_at", time));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                    {"errors":[{"code":"10033","title":"Value outside of range",
                     "detail":"The time must lie in the activation window, from 2026-03-20T15:00:00Z to 2026-03-21T01:00:00Z.",
                     "source":{"pointer":"/activate_at"},"meta":{"url":"/docs/errors.html#10033"}}]}""")));
        }
        advanceTo("2026-03-20T16:00:00Z");
        Answer past = tenant.patch(job, Body.of("activate_at", "2026-03-20T15:30:00Z"));
        assertThat(past.json().at("/errors/0/detail").asString())
                .isEqualTo("The time has passed: it is 2026-03-20T16:00:00Z.");
        assertThat(tenant.get(job).data("activate_at")).isEqualTo("\"2026-03-21T01:00:00Z\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"activate_at\":null} | 422 | 10026 /activate_at",
                "{\"activate_at\":7} | 422 | 10026 /activate_at",
                "{\"activate_at\":\"tomorrow\"} | 422 | 10026 /activate_at",
                "[] | 422 | 10026",
                "{\"activate_at\": | 400 | 10023",
            })
    void bodiesThatMoveNothing(String body, int status, String problem) {
        String id = onDemand();
        String job = jobs(id) + "/" + tenant.get(jobs(id)).id();
        Answer refused = tenant.patch(job, body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.problems()).containsExactly(problem);
    }

    @Test
    void anActivationBegunOnceIsNeitherBegunAgainNorMovedAndRepetitionsWithAKeyAreAnswered() {
        String id = onDemand();
        String job = jobs(id) + "/" + tenant.get(jobs(id)).id();
        advanceTo("2026-03-20T15:00:00Z");
        Answer begun = tenant.post(activate(id), "", "Idempotency-Key", "now");
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        assertThat(begun.data("activate_at")).isEqualTo("\"2026-03-20T15:00:00Z\"");
        advance("PT1M");
        assertThat(tenant.get(job).data("status")).isEqualTo("\"in-process\"");
        for (Answer refused : List.of(
                tenant.post(activate(id), ""), tenant.patch(job, Body.of("activate_at", "2026-03-20T16:00:00Z")))) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                    {"errors":[{"code":"10036","title":"Resource is being processed",
                     "detail":"The numbers are being activated already.","meta":{"url":"/docs/errors.html#10036"}}]}""")));
        }
        Answer again = tenant.post(activate(id), "", "Idempotency-Key", "now");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text()).isEqualTo(begun.text());
        advance("PT1M");
        assertThat(tenant.show(id).data("status.value")).isEqualTo("\"ported\"");
        Answer over = tenant.patch(job, Body.of("activate_at", "2026-03-20T16:00:00Z"));
        assertThat(over.status()).isEqualTo(422);
        assertThat(over.json().at("/errors/0/detail").asString()).isEqualTo("This activation is over: completed.");
    }

    @Test
    void beforeItsDateIsConfirmedAnOrderCannotBeActivated() {
        String id = server.completeOrder(tenant, "+13035550000");
        Answer refused = tenant.post(activate(id), "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10027","title":"Unprocessable entity",
                 "detail":"Numbers are activated once the FOC date is confirmed; this order is draft.",
                 "meta":{"url":"/docs/errors.html#10027"}}]}""")));
    }

    @Test
    void outsideItsWindowAnOrderCannotBeActivated() {
        String id = onDemand();
        assertThat(tenant.post(activate(id), "").json().at("/errors/0/detail").asString())
                .isEqualTo(
                        "The activation window is from 2026-03-20T15:00:00Z to 2026-03-21T01:00:00Z; it is 2026-03-11T16:15:00Z.");
    }

    @Test
    void withoutFastPortNothingIsActivatedAtWill() {
        String id = server.completeOrder(tenant, "+17025550123");
        tenant.confirm(id);
        advance("P1DT15M");
        assertThat(tenant.show(id).data("status.value")).isEqualTo("\"foc-date-confirmed\"");
        Answer refused = tenant.post(activate(id), "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo(
                        "Only orders that are eligible for FastPort can be activated at will: fast_port_eligible is false.");
    }

    @Test
    void inASandboxNobodyActivatesByHand() {
        String id = onDemand();
        String order = "/operator/porting_orders/" + id;
        Answer refused = Api.desk().client().patch(order, Body.of("activation", "by_hand"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10027","title":"Unprocessable entity",
                 "detail":"In a sandbox numbers are activated by themselves; there is nobody to ask.",
                 "source":{"pointer":"/activation"},"meta":{"url":"/docs/errors.html#10027"}}]}""")));
        assertThat(Api.desk().show(id).data("activation")).isEqualTo("null");
        assertThat(Api.desk()
                        .client()
                        .patch(order, Body.of("activation", "automatic"))
                        .data("effective_activation"))
                .isEqualTo("\"automatic\"");
    }

    @Test
    void withoutAKeyNothingIsShownOrDone() {
        String id = onDemand();
        String job = jobs(id) + "/" + tenant.get(jobs(id)).id();
        Tenant nobody = tenant.withKey("");
        for (Answer refused : List.of(
                nobody.get(jobs(id)), nobody.get(job), nobody.patch(job, "{}"), nobody.post(activate(id), ""))) {
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.problems()).containsExactly("10009 Authorization");
        }
    }

    @Test
    void ofAnotherAccountNothingIsThere() {
        String id = onDemand();
        String job = jobs(id) + "/" + tenant.get(jobs(id)).id();
        Tenant other = server.tenant();
        String own = other.order("+13035550000");
        for (Answer refused : List.of(
                other.get(jobs(id)),
                other.get(job),
                other.patch(job, "{}"),
                other.post(activate(id), ""),
                other.get(jobs(UNKNOWN)),
                other.post(activate(UNKNOWN), ""))) {
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.problems()).containsExactly("10005 id");
        }
        for (String jobId : List.of(job.substring(job.lastIndexOf('/') + 1), UNKNOWN)) {
            for (Answer refused : List.of(
                    other.get(jobs(own) + "/" + jobId),
                    other.patch(jobs(own) + "/" + jobId, Body.of("activate_at", "2026-03-20T16:00:00Z")))) {
                assertThat(refused.status()).isEqualTo(404);
                assertThat(refused.problems()).containsExactly("10005 activationJobId");
            }
        }
        assertThat(tenant.get(job).data("status")).isEqualTo("\"created\"");
    }

    @Test
    void idsThatAreNoneAreRefused() {
        String id = tenant.order("+13035550000");
        for (Answer refused : List.of(tenant.get(jobs("4711")), tenant.post(activate("4711"), ""))) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.problems()).containsExactly("10006 id");
        }
        for (Answer refused : List.of(tenant.get(jobs(id) + "/4711"), tenant.patch(jobs(id) + "/4711", "{}"))) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.problems()).containsExactly("10006 activationJobId");
        }
    }

    /** An order whose numbers move on 20 March, when its owner says so. */
    private String onDemand() {
        String id = server.completeOrder(tenant, "+13035550000");
        tenant.edit(id, """
                {"activation_settings":{"foc_datetime_requested":"2026-03-20T15:00:00Z","activation_type":"on-demand"}}""");
        tenant.confirm(id);
        advance("PT1H15M");
        return id;
    }

    private static String jobs(String id) {
        return "/v2/porting_orders/" + id + "/activation_jobs";
    }

    private static String activate(String id) {
        return "/v2/porting_orders/" + id + "/actions/activate";
    }

    private void advance(String duration) {
        turn("{\"duration\":\"" + duration + "\"}");
    }

    private void advanceTo(String time) {
        turn("{\"to\":\"" + time + "\"}");
    }

    private void turn(String body) {
        assertThat(tenant.post("/sandbox/clock/advance", body).status()).isEqualTo(200);
    }
}
