package dev.portwright.porting.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtOnce;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Await;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Client;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The identity check of an order for two mobile numbers of Australia. */
@ServerTest
@TestProfile(PeopleDecide.class)
class ActionRequirementsTest {
    private static final Instant NOW = Instant.parse("2026-07-15T01:00:00Z");
    private static final String ONE = "+61424000201";
    private static final String TWO = "+61424000202";
    private static final String PROOF = "bb465367-bdc0-5902-9dda-ee026839cd5f";

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;
    Client desk;
    String order;
    String path;
    String action;

    @BeforeEach
    void order() {
        clock.set(NOW);
        server.run("DELETE FROM porting_order");
        tenant = server.tenant();
        desk = Api.desk().client();
        order = tenant.order(ONE, TWO);
        path = "/v2/porting_orders/" + order + "/action_requirements";
        action = tenant.get(path).id();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private Answer initiate(String first, String last) {
        return tenant.post(
                path + "/" + action + "/initiate",
                Body.of("params.first_name", first).with("params.last_name", last));
    }

    private Answer decide(Body decision) {
        return desk.post("/operator/action_requirements/" + action + "/actions/decide", decision);
    }

    private String shown(String status, String url, String reason, String updated) {
        return """
                {"id":"%s","record_type":"porting_action_requirement","porting_order_id":"%s","requirement_type_id":"%s",\
                "action_type":"au_id_verification","status":"%s","action_url":%s,"cancel_reason":%s,\
                "created_at":"2026-07-15T01:00:00Z","updated_at":"%s"}""".formatted(action, order, PROOF, status, url, reason, updated);
    }

    private void awaitStatus(String status) {
        var _ = Await.that("the check is decided on", () -> tenant.get(path).column("status"), List.of(status)::equals);
    }

    private static Object refusal(String detail) {
        return Json.read(Json.bytes(Api.error("10027", "Unprocessable entity", detail, null)));
    }

    @Test
    void anOrderIsConfirmedOnceTheIdentityWasChecked() {
        assertThat(tenant.get(path).text())
                .isEqualTo("{\"data\":[" + shown("created", "null", "null", "2026-07-15T01:00:00Z")
                        + "],\"meta\":{\"page_number\":1,\"page_size\":20,\"total_pages\":1,\"total_results\":1}}");
        String missing =
                "The identity of the person who owns the numbers has to be checked before. Initiate what is listed at "
                        + path + ", and wait until it is completed.";
        assertThat(tenant.confirm(order).text()).contains(missing);
        assertThat(tenant.get("/v2/porting_orders/" + order + "/readiness").text())
                .contains(missing);
        clock.set(NOW.plusSeconds(60));
        Answer begun = initiate("John", "Silence");
        assertThat(begun.text())
                .isEqualTo(Api.here("{\"data\":"
                        + shown(
                                "pending",
                                "\"/docs/guides/sandbox.html#identity-checks\"",
                                "null",
                                "2026-07-15T01:01:00Z")
                        + "}"));
        assertThat(tenant.confirm(order).text()).contains(missing);
        assertThat(initiate("John", "Silence").json())
                .isEqualTo(refusal("The identity check is pending already: who was named has to go through it first."));
        assertThat(decide(Body.of("status", "completed")).status()).isEqualTo(200);
        assertThat(tenant.get(path).data().get(0).toString())
                .isEqualTo(shown("completed", "null", "null", "2026-07-15T01:01:00Z"));
        assertThat(initiate("John", "Doe").json()).isEqualTo(refusal("The identity check is completed already."));
        server.lead(tenant, order, "submitted");
        assertThat(tenant.status(order)).isEqualTo("submitted");
        assertThat(initiate("John", "Doe").json())
                .isEqualTo(refusal("The order is submitted, and needs no identity check any more."));
        String part = Api.desk().act(order, "split", Body.numbers(TWO)).ok().value("to.id");
        assertThat(tenant.get("/v2/porting_orders/" + part + "/action_requirements")
                        .column("status"))
                .containsExactly("completed");
        assertThat(server.rows("SELECT completed_actions::text FROM porting_order"))
                .containsExactly("1", "1");
    }

    @Test
    void aDecisionAboutOnePersonIsNoneAboutAnother() {
        initiate("John", "Silence").ok();
        decide(Body.of("status", "cancelled")).ok();
        initiate("Mallory", "Silence").ok();
        Body john =
                Body.of("status", "completed").with("params.first_name", "John").with("params.last_name", "Silence");
        Answer refused = decide(john);
        assertThat(refused.problems()).containsExactly("10027 /params");
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo("The action was begun anew, for another person. Look at it once more, and decide then.");
        assertThat(tenant.get(path).column("status")).containsExactly("pending");
        decide(john.with("params.first_name", "Mallory")).ok();
        assertThat(tenant.get(path).column("status")).containsExactly("completed");
    }

    @Test
    void anOtherVersionOfTheOrderIsNotInitiated() {
        assertThat(tenant.post(
                                path + "/" + action + "/initiate",
                                Body.of("params.first_name", "John").with("params.last_name", "Doe"),
                                "if-match",
                                "\"99\"")
                        .status())
                .isEqualTo(412);
        assertThat(tenant.get(path).column("status")).containsExactly("created");
    }

    @Test
    void whatHasFailedOrWasCalledOffIsInitiatedAnew() {
        initiate("John", "Silence").ok();
        decide(Body.of("status", "failed").with("reason", "The document shows another name."))
                .ok();
        assertThat(tenant.get(path).column("status")).containsExactly("failed");
        initiate("Joan", "Silence").ok();
        Answer cancelled = decide(Body.of("status", "cancelled").with("reason", "Nobody came."))
                .ok();
        assertThat(cancelled.value("cancel_reason")).isEqualTo("Nobody came.");
        assertThat(decide(Body.of("status", "cancelled")).text()).isEqualTo(cancelled.text());
        assertThat(decide(Body.of("status", "completed")).json())
                .isEqualTo(refusal("This action is cancelled. Only one that is pending can be decided on."));
        assertThat(tenant.get(path).column("cancel_reason")).containsExactly("Nobody came.");
        assertThat(tenant.get("/v2/porting_orders/" + order + "/history").column("reason"))
                .containsExactly(
                        "The identity check was cancelled: Nobody came.",
                        "The identity check was initiated.",
                        "The identity check was failed: The document shows another name.",
                        "The identity check was initiated.",
                        "null");
    }

    @Test
    void theSandboxDecidesByTheLastName() {
        initiate("John", "Doe").ok();
        clock.setForJobs(NOW.plus(Duration.ofMinutes(5)));
        awaitStatus("completed");
        order = tenant.order("+61424000203");
        path = "/v2/porting_orders/" + order + "/action_requirements";
        action = tenant.get(path).id();
        for (String word : List.of("Failed", "CANCELLED")) {
            initiate("John", word).ok();
            clock.advanceForJobs(Duration.ofMinutes(5));
            awaitStatus(word.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void namesAreSealedAndGoneWithTheDecision() {
        initiate("Jorinde", "Silence").ok();
        String pending = "/operator/action_requirements?filter[status]=pending";
        assertThat(desk.get(pending).data("0.params"))
                .isEqualTo("{\"first_name\":\"Jorinde\",\"last_name\":\"Silence\"}");
        assertThat(desk.get(pending).column("porting_order_id")).containsExactly(order);
        assertThat(server.everything()).noneMatch(row -> row.contains("Jorinde"));
        decide(Body.of("status", "completed")).ok();
        assertThat(desk.get(pending).data()).isEmpty();
        assertThat(desk.get("/operator/action_requirements?filter[porting_order_id]=" + order)
                        .data("0.params"))
                .isEqualTo("null");
        assertThat(server.rows("SELECT coalesce(person::text, 'nobody') FROM porting_action_requirement"))
                .containsExactly("nobody");
    }

    @Test
    void whatIsWrongIsToldAndOthersHaveNone() {
        assertThat(tenant.post(path + "/" + action + "/initiate", "{\"params\":{\"first_name\":\" \"}}")
                        .problems())
                .containsExactlyInAnyOrder("10004 /params/last_name", "10025 /params/first_name");
        assertThat(tenant.post(path + "/" + action + "/initiate", "{}").problems())
                .containsExactly("10004 /params");
        assertThat(decide(Body.of("status", "completed")).problems()).containsExactly("10005 action_requirement_id");
        assertThat(decide(Body.of("status", "created")).problems()).containsExactly("10032 /status");
        assertThat(server.tenant().get(path).problems()).containsExactly("10005 id");
        String other = tenant.order("+13035550109");
        assertThat(tenant.get("/v2/porting_orders/" + other + "/action_requirements")
                        .data())
                .isEmpty();
        assertThat(tenant.post(
                                "/v2/porting_orders/" + other + "/action_requirements/" + action + "/initiate",
                                Body.of("params.first_name", "A").with("params.last_name", "B"))
                        .problems())
                .containsExactly("10005 action_requirement_id");
    }

    @Test
    void actionsAreFiltered() {
        for (String found : List.of(
                "filter[id][]=" + action.toUpperCase(Locale.ROOT),
                "filter[status]=created",
                "filter[action_type]=au_id_verification",
                "filter[requirement_type_id]=" + PROOF,
                "sort[value]=-updated_at",
                "sort[value]=created_at")) {
            assertThat(tenant.get(path + "?" + found).column("id")).as(found).containsExactly(action);
        }
        for (String none : List.of(
                "filter[id][]=" + order,
                "filter[status]=pending",
                "filter[requirement_type_id]=" + order,
                "page[number]=2")) {
            assertThat(tenant.get(path + "?" + none).data()).as(none).isEmpty();
        }
        assertThat(tenant.get(path + "?filter[action_type]=other").problems())
                .containsExactly("10032 filter[action_type]");
    }

    @Test
    void initiatedManyTimesAtOnceItBeginsOnce() throws Exception {
        List<Integer> statuses = AtOnce.of(Stream.generate(() ->
                        (Callable<Integer>) () -> initiate("John", "Silence").status())
                .limit(5)
                .toList());
        assertThat(statuses).containsExactlyInAnyOrder(200, 422, 422, 422, 422);
    }
}
