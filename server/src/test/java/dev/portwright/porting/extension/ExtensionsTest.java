package dev.portwright.porting.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtOnce;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Extensions on an order with two numbers in Berlin. */
@ServerTest
@TestProfile(PeopleDecide.class)
class ExtensionsTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");
    private static final String ONE = "+4930244999001";
    private static final String TWO = "+4930244999002";
    private static final long SEED = Long.getLong("portwright.extensions.seed", 20_261_128);

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;
    String order;
    List<String> numbers;

    @BeforeEach
    void order() {
        clock.set(NOW);
        server.run("DELETE FROM porting_order");
        tenant = server.tenant();
        order = tenant.order(ONE, TWO);
        numbers = numbersOf(order);
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private List<String> numbersOf(String id) {
        return tenant.get("/v2/porting_phone_numbers?sort=phone_number&filter[porting_order_id]=" + id)
                .column("id");
    }

    private static String path(String id) {
        return "/v2/porting_orders/" + id + "/phone_number_extensions";
    }

    private static String range(int first, int last) {
        return "{\"start_at\":" + first + ",\"end_at\":" + last + "}";
    }

    private static String body(String number, String range, String... activationRanges) {
        return "{\"porting_phone_number_id\":\"" + number + "\",\"extension_range\":" + range
                + ",\"activation_ranges\":[" + Arrays.stream(activationRanges).collect(Collectors.joining(",")) + "]}";
    }

    private Answer add(String number, int first, int last) {
        return tenant.post(path(order), body(number, range(first, last), range(first, last)));
    }

    private List<String> found(String query) {
        return tenant.get(path(order) + "?" + query).ok().column("id");
    }

    @Test
    void extensionsAreAddedListedAndTakenOff() {
        Answer made = tenant.post(path(order), body(numbers.get(0), range(0, 99), range(0, 9), range(20, 20)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.data().toString()).isEqualTo("""
                {"id":"%s","record_type":"porting_phone_number_extension","porting_phone_number_id":"%s",\
                "extension_range":{"start_at":0,"end_at":99},\
                "activation_ranges":[{"start_at":0,"end_at":9},{"start_at":20,"end_at":20}],\
                "created_at":"2026-03-11T15:00:00.001Z","updated_at":"2026-03-11T15:00:00.001Z"}""".formatted(made.id(), numbers.get(0)));
        assertThat(tenant.get(path(order)).data().get(0).toString())
                .isEqualTo(made.data().toString());
        assertThat(tenant.show(order).header("etag")).isEqualTo("\"2\"");
        Answer gone = tenant.delete(path(order) + "/" + made.id());
        assertThat(gone.status()).isEqualTo(200);
        assertThat(gone.text()).isEqualTo(made.text());
        assertThat(tenant.get(path(order)).data()).isEmpty();
        assertThat(tenant.get("/v2/porting_orders/" + order + "/history").column("reason"))
                .startsWith(
                        "Extensions 0 to 99 of +4930244999001 were taken off.",
                        "Extensions 0 to 99 of +4930244999001 were added, to be activated: 0 to 9, 20 to 20.");
        assertThat(tenant.delete(path(order) + "/" + made.id()).json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10005",
                        "Resource not found",
                        "The order has no phone number extension with this id.",
                        "parameter:phone_number_extension_id"))));
        assertThat(numbersOf(order)).isEqualTo(numbers);
    }

    @Test
    void aVersionHoldsWhatItHoldsElsewhere() {
        String body = body(numbers.get(0), range(0, 9), range(0, 9));
        Answer refused = tenant.post(path(order), body, "If-Match", "\"2\"");
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.problems()).containsExactly("10015 If-Match");
        String made = tenant.post(path(order), body, "If-Match", "\"1\"").ok().id();
        assertThat(tenant.delete(path(order) + "/" + made, "If-Match", "\"1\"").status())
                .isEqualTo(412);
        assertThat(found("")).containsExactly(made);
        assertThat(tenant.delete(path(order) + "/" + made, "If-Match", "\"2\"").status())
                .isEqualTo(200);
    }

    @Test
    void listsFiltersAndSorts() {
        String first = add(numbers.get(0), 0, 9).id();
        clock.set(NOW.plusSeconds(60));
        String second = add(numbers.get(1), 0, 9).id();
        clock.set(NOW.plusSeconds(120));
        String third = add(numbers.get(0), 10, 999).id();
        assertThat(found("")).containsExactly(third, second, first);
        assertThat(found("sort[]=created_at")).containsExactly(first, second, third);
        assertThat(found("sort[value]=-created_at")).containsExactly(third, second, first);
        assertThat(tenant.get(path(order) + "?page[size]=1&page[number]=2")
                        .json()
                        .path("meta")
                        .toString())
                .isEqualTo("{\"page_number\":2,\"page_size\":1,\"total_pages\":3,\"total_results\":3}");
        assertThat(found("filter[porting_phone_number_id]=" + numbers.get(1))).containsExactly(second);
        assertThat(found("filter[porting_phone_number_id][in][]=" + numbers.get(1)
                        + "&filter[porting_phone_number_id][in][]=" + numbers.get(0)))
                .hasSize(3);
        assertThat(found("filter[porting_phone_number_id]=" + UUID.randomUUID()))
                .isEmpty();
        assertThat(found("filter[phone_number]=030%20244999%20001")).containsExactly(third, first);
        assertThat(found("filter[phone_number][in][]=%2B4930244999002&filter[phone_number][in][]=%2B4930244999009"))
                .containsExactly(second);
        assertThat(tenant.get(path(order) + "?filter[color]=red").problems()).containsExactly("10031 filter[color]");
        assertThat(tenant.get(path(order) + "?filter[phone_number]=x").problems())
                .containsExactly("10002 filter[phone_number]");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingChanges() {
        add(numbers.get(0), 10, 20);
        String before = server.row(order);
        Answer refused = tenant.post(
                path(order),
                body(numbers.get(0), range(20, 30), range(19, 20), range(25, 26), range(26, 27), range(9, 8)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[
                 {"code":"10027","title":"Unprocessable entity",
                  "detail":"The activation range must lie within the extensions, 20 to 30.",
                  "source":{"pointer":"/activation_ranges/0"},"meta":{"url":"/docs/errors.html#10027"}},
                 {"code":"10027","title":"Unprocessable entity",
                  "detail":"The activation range has extensions of another one, 25 to 26.",
                  "source":{"pointer":"/activation_ranges/2"},"meta":{"url":"/docs/errors.html#10027"}},
                 {"code":"10033","title":"Value outside of range",
                  "detail":"The last extension, 8, must not be before the first one, 9.",
                  "source":{"pointer":"/activation_ranges/3"},"meta":{"url":"/docs/errors.html#10033"}},
                 {"code":"10027","title":"Unprocessable entity",
                  "detail":"The range overlaps with another one of +4930244999001, 10 to 20. Delete that one first.",
                  "source":{"pointer":"/extension_range"},"meta":{"url":"/docs/errors.html#10027"}}]}""")));
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(tenant.get(path(order)).data()).hasSize(1);
        assertThat(add(numbers.get(0), 21, 30).status()).isEqualTo(201);
        assertThat(add(numbers.get(1), 10, 20).status()).isEqualTo(201);
    }

    @Test
    void theNumberIsOneOfTheOrder() {
        Tenant stranger = server.tenant();
        String theirs = stranger.order(ONE);
        String foreign = stranger.show(theirs).value("phone_numbers.0.id");
        String other = numbersOf(tenant.order("+4930244999003")).getFirst();
        for (String unknown : List.of(foreign, other, UUID.randomUUID().toString())) {
            assertThat(add(unknown, 0, 9).json())
                    .isEqualTo(Json.read(Json.bytes(Api.error(
                            "10017",
                            "Associated resource does not exist",
                            "The order has no porting phone number with this id.",
                            "pointer:/porting_phone_number_id"))));
        }
        String american = tenant.order("+13035550001");
        assertThat(tenant.post(path(american), body(numbersOf(american).getFirst(), range(0, 9), range(0, 9)))
                        .json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "Only numbers of DE are ported with their extensions, and +13035550001 is of US.",
                        "pointer:/porting_phone_number_id"))));
        assertThat(tenant.post(path(theirs), body(foreign, range(0, 9), range(0, 9)))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 10004 /porting_phone_number_id,10004 /extension_range,10004 /activation_ranges",
                "{\"porting_phone_number_id\":\"x\",\"extension_range\":{\"start_at\":-1,\"end_at\":1000},\"activation_ranges\":[]}"
                        + " | 10006 /porting_phone_number_id,10033 /extension_range/start_at,10033 /extension_range/end_at,10033 /activation_ranges",
                "{\"porting_phone_number_id\":\"NUMBER\",\"extension_range\":{\"start_at\":\"1\",\"end_at\":1.5},\"activation_ranges\":[7]}"
                        + " | 10026 /extension_range/start_at,10026 /extension_range/end_at,10026 /activation_ranges/0",
                "{\"porting_phone_number_id\":\"NUMBER\",\"extension_range\":{\"start_at\":2,\"end_at\":1},\"activation_ranges\":[{\"start_at\":1,\"end_at\":1}]}"
                        + " | 10033 /extension_range",
                "[] | 10026",
            })
    void bodiesThatAreNoExtensions(String body, String problems) {
        Answer refused = tenant.post(path(order), body.replace("NUMBER", numbers.get(0)));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.problems()).containsExactlyInAnyOrder(problems.split(","));
        assertThat(tenant.get(path(order)).data()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-process", "exception"})
    void anOrderThatIsSubmittedTakesExtensionsWhileItMayBeEdited(String status) {
        server.lead(tenant, order, status);
        String id = add(numbers.get(0), 0, 9).ok().id();
        assertThat(tenant.delete(path(order) + "/" + id).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submitted", "foc-date-confirmed", "cancel-pending", "cancelled"})
    void anyOtherOrderKeepsTheExtensionsThatItHas(String status) {
        String id = add(numbers.get(0), 0, 9).id();
        server.lead(tenant, order, status);
        String before = server.row(order);
        Object refusal = Json.read(Json.bytes(Api.error(
                "10027",
                "Unprocessable entity",
                "Extensions change while an order is draft, in-process or exception; this one is " + status + ".",
                null)));
        assertThat(tenant.delete(path(order) + "/" + id).json()).isEqualTo(refusal);
        assertThat(add(numbers.get(1), 0, 9).json()).isEqualTo(refusal);
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(found("")).containsExactly(id);
    }

    @Test
    void extensionsGoWithTheirNumberWhenItIsSplitOffAloneOrInABlock() {
        String stays = add(numbers.get(0), 0, 9).id();
        String goes = add(numbers.get(1), 0, 9).id();
        String block = "{\"start_at\":\"+4930244999010\",\"end_at\":\"+4930244999011\"}";
        tenant.post(
                        "/v2/porting_orders/" + order + "/phone_number_blocks",
                        "{\"phone_number_range\":" + block + ",\"activation_ranges\":[" + block + "]}")
                .ok();
        String ofBlock = add(numbersOf(order).getLast(), 0, 9).ok().id();
        server.lead(tenant, order, "submitted");
        String part = Api.desk()
                .split(order, "x", TWO, "+4930244999010", "+4930244999011")
                .ok()
                .value("to.id");
        assertThat(tenant.get(path(part)).column("id")).containsExactlyInAnyOrder(goes, ofBlock);
        assertThat(found("")).containsExactly(stays);
    }

    @Test
    void aDeletedDraftTakesItsExtensionsAlong() {
        add(numbers.get(0), 0, 9);
        tenant.delete("/v2/porting_orders/" + order).ok();
        assertThat(server.rows("SELECT id::text FROM porting_phone_number_extension"))
                .isEmpty();
    }

    @Test
    void anOrderHasNoMoreThanAThousand() {
        server.run("""
                INSERT INTO porting_phone_number_extension
                    (id, account_id, porting_order_id, porting_phone_number_id, first_extension, last_extension,
                     activation_ranges, created_at)
                SELECT gen_random_uuid(), n.account_id, n.porting_order_id, n.id, e, e, '[]', now()
                FROM porting_phone_number n, generate_series(0, 998) e WHERE n.id = ?::uuid""", numbers.get(0));
        String last = add(numbers.get(0), 999, 999).ok().id();
        assertThat(add(numbers.get(1), 0, 0).json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "An order has at most 1,000 ranges of extensions. Delete some of them first.",
                        null))));
        tenant.delete(path(order) + "/" + last).ok();
        assertThat(add(numbers.get(1), 0, 0).status()).isEqualTo(201);
    }

    @Test
    void ofManyAtOnceThatOverlapOneIsMadeAndWithAKeyOnce() throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int first = i;
            calls.add(() -> add(numbers.get(0), first, 10).status());
        }
        assertThat(AtOnce.of(calls)).containsOnlyOnce(201).containsOnly(201, 422);
        String body = body(numbers.get(1), range(0, 9), range(0, 9));
        Answer first = tenant.post(path(order), body, "Idempotency-Key", "k");
        assertThat(first.status()).isEqualTo(201);
        assertThat(tenant.post(path(order), body, "Idempotency-Key", "k").text())
                .isEqualTo(first.text());
        assertThat(found("")).hasSize(2);
    }

    /** Random ranges of two numbers, against sets of the extensions that are taken. */
    @Test
    void noExtensionOfANumberIsInTwoRanges() {
        Random random = new Random(SEED);
        Map<String, BitSet> taken = new HashMap<>();
        Map<String, Runnable> made = new HashMap<>();
        int refused = 0;
        for (int step = 0; step < 150; step++) {
            String what = "step " + step + " of seed " + SEED;
            if (random.nextInt(3) == 0 && !made.isEmpty()) {
                String id = List.copyOf(made.keySet()).get(random.nextInt(made.size()));
                assertThat(tenant.delete(path(order) + "/" + id).status())
                        .as(what)
                        .isEqualTo(200);
                Objects.requireNonNull(made.remove(id)).run();
                continue;
            }
            String number = numbers.get(random.nextInt(2));
            int first = random.nextInt(10) == 0 ? 995 + random.nextInt(8) : random.nextInt(40);
            int last = first + random.nextInt(8) - 1;
            int from = first + random.nextInt(4);
            int to = from + random.nextInt(3);
            BitSet own = taken.computeIfAbsent(number, id -> new BitSet());
            BitSet wanted = new BitSet();
            wanted.set(first, Math.max(first, last + 1));
            boolean fits = last >= first && last <= 999 && first <= from && to <= last && !own.intersects(wanted);
            Answer answer = tenant.post(path(order), body(number, range(first, last), range(from, to)));
            assertThat(answer.status())
                    .as("%s: %d to %d, %s", what, first, last, answer.text())
                    .isEqualTo(fits ? 201 : 422);
            if (fits) {
                own.or(wanted);
                made.put(answer.id(), () -> own.andNot(wanted));
            } else {
                refused++;
            }
            assertThat(found("page[size]=250")).as(what).containsExactlyInAnyOrderElementsOf(made.keySet());
        }
        assertThat(refused).as("refused, seed " + SEED).isBetween(20, 110);
    }
}
