package dev.portwright.porting.owner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.SharedLocks;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testing.Turns;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a request would make, asked for with {@code dry_run=true}. */
@ServerTest
class SplitPlanTest {
    private static final String PATH = "/v2/porting_orders?dry_run=true";

    /** A Wednesday, ten in the morning in Chicago. */
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    /** The purpose of the turns in which an account makes blocks. */
    private static final int BLOCKS = 2005;

    /** Beginnings of numbers that are of many countries, types and carriers, some of them alike. */
    private static final List<String> BEGINNINGS = List.of(
            "+1303555",
            "+1303555",
            "+1202555",
            "+1702555",
            "+1416555",
            "+1800555",
            "+1787671",
            "+4420794",
            "+4474001",
            "+4930901",
            "+4989901",
            "+3212345",
            "+6432345");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    @Inject
    Db db;

    Tenant tenant;

    @BeforeEach
    void account() {
        clock.set(NOW);
        tenant = server.tenant();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private Answer plan(String... numbers) {
        return tenant.post(PATH, Body.numbers(numbers));
    }

    @Test
    void nothingIsWritten() {
        List<String> before = server.everythingOf(tenant.accountId());
        Answer planned = tenant.post(PATH, Body.numbers("+13035550000", "+442079460000"), "Idempotency-Key", "plan");
        assertThat(planned.status()).as(planned.text()).isEqualTo(200);
        assertThat(server.everythingOf(tenant.accountId())).isEqualTo(before);
        Answer created = tenant.post("/v2/porting_orders", Body.numbers("+13035550000"), "Idempotency-Key", "plan");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.headers().firstValue("idempotency-replayed")).isEmpty();
    }

    @Test
    void anOrderSaysWhatItIsAndWhyItIsApart() {
        Answer planned = plan("+13035550000", "+12025550123", "+442079460000", "+13035550001", "+18005550123");
        assertThat(planned.json().get("meta").toString())
                .isEqualTo("{\"dry_run\":true,\"orders_count\":4,\"phone_numbers_count\":5,\"warnings\":[]}");
        JsonNode first = planned.data().get(0);
        assertThat(first.propertyNames())
                .containsExactly(
                        "record_type",
                        "position",
                        "country_code",
                        "phone_number_type",
                        "old_service_provider_ocn",
                        "description",
                        "fast_port_eligible",
                        "messaging_capable",
                        "porting_phone_numbers_count",
                        "phone_numbers",
                        "phone_number_blocks",
                        "apart",
                        "needs",
                        "earliest_date",
                        "warnings");
        assertThat(first.get("record_type").asString()).isEqualTo("planned_porting_order");
        assertThat(first.get("phone_numbers").toString()).isEqualTo("[\"+13035550000\",\"+13035550001\"]");
        assertThat(planned.column("position")).containsExactly("1", "2", "3", "4");
        assertThat(planned.column("country_code")).containsExactly("US", "US", "GB", "US");
        assertThat(planned.column("phone_number_type")).containsExactly("local", "local", "local", "toll_free");
        assertThat(planned.column("porting_phone_numbers_count")).containsExactly("2", "1", "1", "1");
        assertThat(planned.column("description")).containsExactly("FP", "FP", "Standard", "Standard");
        assertThat(planned.data("0.apart")).isEqualTo("""
                {"detail":"The numbers of order 2 are of another carrier, Larkspur Telephone.",\
                "from":[{"position":2,"keys":["losing_carrier"],\
                "detail":"The numbers of order 2 are of another carrier, Larkspur Telephone."}]}""");
        assertThat(planned.value("2.apart.detail"))
                .isEqualTo("The numbers of order 1 belong to US, and are eligible for FastPort."
                        + " The numbers of order 2 belong to US, and are eligible for FastPort."
                        + " The numbers of order 4 belong to US, and are of type toll_free.");
        assertThat(planned.data("2.apart.from.2.keys")).isEqualTo("[\"country_code\",\"phone_number_type\"]");
    }

    @Test
    void numbersThatGoTogetherAreOneOrder() {
        assertThat(plan("+13035550000", "+13035550001").data("0.apart"))
                .isEqualTo("{\"detail\":\"All of the numbers go together in one order.\",\"from\":[]}");
    }

    @Test
    void whatAnOrderWouldNeedIsWhatConfirmingItIsRefusedFor() {
        Answer planned = plan("+442079460000");
        List<String> missing = new ArrayList<>();
        planned.data()
                .at("/0/needs/missing")
                .forEach(problem -> missing.add(problem.get("code").asString() + " "
                        + problem.at("/source/pointer").asString() + " " + problem.get("detail")));
        Answer refused = tenant.confirm(tenant.order("+442079460000"));
        List<String> told = new ArrayList<>();
        refused.json()
                .get("errors")
                .forEach(problem -> told.add(problem.get("code").asString() + " "
                        + problem.at("/source/pointer").asString() + " " + problem.get("detail")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(missing).isEqualTo(told).hasSizeGreaterThan(10);
    }

    @Test
    void whatIsAskedForHasItsNameAndWhatWillDo() {
        Answer planned = plan("+13035550000");
        assertThat(planned.data("0.needs.requirement_types.0.given_as")).isEqualTo("\"documents.loa\"");
        assertThat(planned.data("0.needs.requirement_types.0.name")).isEqualTo("\"Letter of authorization\"");
        assertThat(planned.data("0.needs.requirement_types.0.mandatory")).isEqualTo("true");
        assertThat(planned.data("0.needs.requirement_types.1.acceptance_criteria"))
                .isEqualTo("{\"acceptable_values\":[],\"time_limit\":\"Not older than 30 days\"}");
    }

    @Test
    void theEarliestDateSaysWhyItIsNotEarlier() {
        clock.set(Instant.parse("2026-11-25T20:00:00Z")); // the Wednesday before Thanksgiving, after the cut-off
        Answer planned = plan("+17025550123", "+442079460000");
        assertThat(planned.value("0.earliest_date.detail"))
                .isEqualTo(
                        "The first day is 2026-11-30, from 08:00 to 17:00 (America/Chicago), by the calendar of US."
                                + " Not 2026-11-25: The carriers need 1 business day."
                                + " Not 2026-11-26: Holiday: Thanksgiving Day."
                                + " Not 2026-11-27: Requests after 13:00 (America/Chicago) count as received on the next business day."
                                + " Not 2026-11-28: Saturday is not a business day. Not 2026-11-29: Sunday is not a business day.");
        String order = tenant.order("+17025550123");
        Answer days = tenant.get("/v2/porting_orders/" + order + "/allowed_foc_windows?explain=true");
        assertThat(planned.data().at("/0/earliest_date/day"))
                .isEqualTo(days.data().get(5));
        assertThat(planned.data().at("/0/earliest_date/days_before")).hasSize(5);
        assertThat(planned.data().at("/0/earliest_date/days_before/2"))
                .isEqualTo(days.data().get(2));
        assertThat(planned.value("1.earliest_date.day.calendar")).isEqualTo("GB");
    }

    @Test
    void numbersThatOneLetterCannotBeForAreToldOf() {
        Answer planned = plan("+4930901820", "+4989901820");
        assertThat(planned.data()).hasSize(1);
        assertThat(planned.data("0.warnings")).contains("One letter is for numbers of one city");
        assertThat(planned.value("0.warnings.0.source.pointer")).isEqualTo("/phone_numbers");
    }

    @Test
    void whatCreatingWouldRefuseIsRefusedLikewise() {
        tenant.order("+13035550007");
        Body numbers = Body.numbers("+13035550001", "+13035550007", "303-CALL", "+13035550001", "+19005550123");
        Answer planned = tenant.post(PATH, numbers);
        assertThat(planned.status()).isEqualTo(422);
        assertThat(planned.problems())
                .containsExactly(
                        "80003 /phone_numbers/1",
                        "10016 /phone_numbers/2",
                        "80200 /phone_numbers/3",
                        "10027 /phone_numbers/4");
        assertThat(planned.json())
                .isEqualTo(tenant.post("/v2/porting_orders", numbers).json());
        assertThat(plan().json()).isEqualTo(tenant.create().json());
    }

    @Test
    void namesThatAreNotKnownAreToldOf() {
        Answer planned = tenant.post(PATH, "{\"phone_numbers\":[\"+13035550000\"],\"customer_refrence\":\"1\"}");
        assertThat(planned.status()).isEqualTo(200);
        assertThat(planned.json().at("/meta/warnings/0/source/pointer").asString())
                .isEqualTo("/customer_refrence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "TRUE", ""})
    void aWordThatIsNeitherTrueNorFalseIsRefused(String word) {
        Answer refused = tenant.post("/v2/porting_orders?dry_run=" + word, Body.numbers("+13035550000"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10026","title":"Invalid parameter type","detail":"The value must be true or false.",
                  "source":{"parameter":"dry_run"},"meta":{"url":"/docs/errors.html#10026"}}]}""")));
        assertThat(tenant.get("/v2/porting_orders").data()).isEmpty();
    }

    @Test
    void falseCreates() {
        assertThat(tenant.post("/v2/porting_orders?dry_run=false", Body.numbers("+13035550000"))
                        .status())
                .isEqualTo(201);
    }

    /** Numbers of many kinds, at random; the seed stands in the failure. */
    @Test
    void aPlanIsWhatCreatingThenMakes() {
        int made = 0;
        for (long seed = 1; seed <= 25; seed++) {
            Random random = new Random(seed);
            String[] numbers = IntStream.range(0, 1 + random.nextInt(30))
                    .mapToObj(i -> BEGINNINGS.get(random.nextInt(BEGINNINGS.size()))
                            + "%04d".formatted(random.nextInt(10_000)))
                    .filter(number -> plan(number).status() == 200)
                    .distinct()
                    .toArray(String[]::new);
            Tenant fresh = server.tenant();
            Answer planned = fresh.post(PATH, Body.numbers(numbers));
            Answer created = fresh.create(numbers);
            assertThat(created.status()).as(created.text()).isEqualTo(numbers.length == 0 ? 422 : 201);
            assertThat(shapes(planned)).as("seed %d", seed).isEqualTo(shapes(created));
            made += created.json().path("data").size();
        }
        assertThat(made).as("orders of all requests").isGreaterThan(100);
    }

    @Test
    void numbersOfBlocksAreInThePlan() {
        String body = """
                {"phone_numbers":["+4930901820","+13035550000"],"phone_number_blocks":[
                  {"phone_number_range":{"start_at":"+4930244999001","end_at":"+4930244999020"},
                   "activation_ranges":[{"start_at":"+4930244999001","end_at":"+4930244999003"}]}]}""";
        List<String> before = server.everythingOf(tenant.accountId());
        Answer planned = tenant.post(PATH, body);
        assertThat(planned.status()).as(planned.text()).isEqualTo(200);
        assertThat(server.everythingOf(tenant.accountId())).isEqualTo(before);
        assertThat(planned.column("porting_phone_numbers_count")).containsExactly("4", "1");
        assertThat(planned.json().at("/meta/phone_numbers_count").intValue()).isEqualTo(5);
        Answer created = tenant.post("/v2/porting_orders", body);
        assertThat(shapes(planned)).isEqualTo(shapes(created));
        assertThat(tenant.post(PATH, body).json())
                .isEqualTo(tenant.post("/v2/porting_orders", body).json());
    }

    @Test
    void theBlocksOfAnOrderAreInThePlan() {
        Answer planned = tenant.post(PATH, """
                {"phone_numbers":["+13035550000","+49 30 1234 0 - 99"],"phone_number_blocks":[
                  {"phone_number_range":{"start_at":"+4930244999001","end_at":"+4930244999020"},
                   "activation_ranges":[{"start_at":"+4930244999001","end_at":"+4930244999003"}]}]}""");
        assertThat(planned.status()).as(planned.text()).isEqualTo(200);
        assertThat(planned.column("porting_phone_numbers_count")).containsExactly("1", "103");
        assertThat(planned.data("0.phone_number_blocks")).isEqualTo("[]");
        assertThat(planned.data("1.phone_number_blocks")).isEqualTo("""
                [{"phone_number_range":{"start_at":"+4930123400","end_at":"+4930123499"},\
                "activation_ranges":[{"start_at":"+4930123400","end_at":"+4930123499"}]},\
                {"phone_number_range":{"start_at":"+4930244999001","end_at":"+4930244999020"},\
                "activation_ranges":[{"start_at":"+4930244999001","end_at":"+4930244999003"}]}]""");
    }

    @Test
    void aPlanIsTheSameTwice() {
        Answer planned = plan("+61424000001", "+61424000117");
        assertThat(planned.text())
                .contains("Of 2 numbers of the order 0 are verified, and all have to be: have codes sent by"
                        + " /v2/porting_orders/{id}/verification_codes/send, and give them to"
                        + " /v2/porting_orders/{id}/verification_codes/verify.")
                .contains("Initiate what is listed at /v2/porting_orders/{id}/action_requirements, and wait")
                .isEqualTo(plan("+61424000001", "+61424000117").text());
    }

    @Test
    void numbersThatAnotherAccountHasSubmittedAreToldAsConfirmingTellsThem() {
        Tenant other = server.tenant();
        String theirs = server.completeOrder(other, "+13035557781");
        other.confirm(theirs).ok();
        Answer planned = plan("+13035557781", "+13035557782", "+12025550123");
        assertThat(planned.text()).doesNotContain(theirs);
        assertThat(ofTaken(planned.data().at("/0/needs/missing")))
                .isEqualTo(ofTaken(tenant.confirm(tenant.order("+13035557781", "+13035557782"))
                        .json()
                        .get("errors")))
                .containsExactly(
                        "+13035557781 is being ported by another order. This order can be submitted once that one is over.");
        assertThat(ofTaken(planned.data().at("/1/needs/missing"))).isEmpty();
    }

    private static List<String> ofTaken(JsonNode problems) {
        return problems.valueStream()
                .filter(problem -> problem.get("code").asString().equals("80003"))
                .map(problem -> problem.get("detail").asString())
                .toList();
    }

    @Test
    void aPlanDoesNotWaitForWhoMakesBlocks() throws Exception {
        String body = "{\"phone_numbers\":[\"+49 30 1234 0 - 99\"]}";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // As if a block of the account were being made.
            CompletableFuture<Integer> inLine = db.transaction(tx -> {
                SharedLocks.turn(tx, BLOCKS, tenant.accountId().toString());
                CompletableFuture<Integer> created = CompletableFuture.supplyAsync(
                        () -> tenant.post("/v2/porting_orders", body).status(), threads);
                Turns.awaitInLine(tx, created);
                CompletableFuture<Integer> planned = CompletableFuture.supplyAsync(
                        () -> tenant.post(PATH, body).status(), threads);
                assertThat(planned.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo(200);
                // Nobody waits longer than a second and a half, which a busy machine may need for the plan.
                assertThat(created.getNow(503)).isEqualTo(503);
                return created;
            });
            int status = inLine.get();
            assertThat(status == 503 ? tenant.post("/v2/porting_orders", body).status() : status)
                    .isEqualTo(201);
        }
    }

    private static List<String> shapes(Answer answer) {
        List<String> shapes = new ArrayList<>();
        for (JsonNode order : answer.json().path("data")) {
            List<String> numbers = new ArrayList<>();
            order.get("phone_numbers")
                    .forEach(number -> numbers.add(
                            number.isString()
                                    ? number.asString()
                                    : number.get("phone_number").asString()));
            boolean made = order.has("activation_settings");
            shapes.add(String.join(
                    " ",
                    order.get("phone_number_type").asString(),
                    order.get("old_service_provider_ocn").asString(),
                    order.get("description").asString(),
                    order.at(made ? "/activation_settings/fast_port_eligible" : "/fast_port_eligible")
                            .toString(),
                    order.at(made ? "/messaging/messaging_capable" : "/messaging_capable")
                            .toString(),
                    order.get("porting_phone_numbers_count").toString(),
                    numbers.toString()));
        }
        return shapes;
    }
}
