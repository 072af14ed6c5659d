package dev.portwright.porting.block;

import static dev.portwright.porting.block.Blocks.add;
import static dev.portwright.porting.block.Blocks.block;
import static dev.portwright.porting.block.Blocks.number;
import static dev.portwright.porting.block.Blocks.numbersOf;
import static dev.portwright.porting.block.Blocks.path;
import static dev.portwright.porting.block.Blocks.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtOnce;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of an order with one number in Berlin. */
@ServerTest
@TestProfile(PeopleDecide.class)
class PhoneNumberBlocksTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    @Inject
    Db db;

    Tenant tenant;
    String order;

    @BeforeEach
    void order() {
        clock.set(NOW);
        server.run("DELETE FROM inventory_number");
        server.run("DELETE FROM porting_order");
        tenant = server.tenant();
        order = tenant.order(number(5));
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void aBlockPutsTheNumbersOfItsActivationRangesOnTheOrder() {
        Answer made = tenant.post(path(order), block(range(1, 20), range(1, 3), range(18, 18), range(5, 6)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.data().toString()).isEqualTo("""
                {"id":"%s","record_type":"porting_phone_number_block","country_code":"DE","phone_number_type":"local",\
                "phone_number_range":{"start_at":"+4930244999001","end_at":"+4930244999020"},\
                "activation_ranges":[{"start_at":"+4930244999001","end_at":"+4930244999003"},\
                {"start_at":"+4930244999018","end_at":"+4930244999018"},\
                {"start_at":"+4930244999005","end_at":"+4930244999006"}],\
                "created_at":"2026-03-11T15:00:00.001Z","updated_at":"2026-03-11T15:00:00.001Z"}""".formatted(made.id()));
        assertThat(numbersOf(tenant, order))
                .containsExactly(number(1), number(2), number(3), number(5), number(6), number(18));
        Answer shown = tenant.show(order);
        assertThat(shown.data("porting_phone_numbers_count")).isEqualTo("6");
        assertThat(shown.header("etag")).isEqualTo("\"2\"");
        assertThat(tenant.get("/v2/porting_orders/" + order + "/history").data("0.changes"))
                .isEqualTo("""
                [{"attribute":"porting_phone_numbers_count","old_value":1,"new_value":6},\
                {"attribute":"phone_numbers","old_value":null,"new_value":["+4930244999001","+4930244999002",\
                "+4930244999003","+4930244999018","+4930244999006"]},\
                {"attribute":"phone_number_blocks","old_value":null,"new_value":"+4930244999001 to +4930244999020"}]""");
        assertThat(inBlocks()).containsExactly(number(1), number(2), number(3), number(5), number(6), number(18));
        assertThat(tenant.get(path(order)).data().get(0).toString())
                .isEqualTo(made.data().toString());
    }

    private List<String> inBlocks() {
        return server.rows("SELECT phone_number FROM porting_phone_number WHERE block_id IS NOT NULL ORDER BY 1");
    }

    @Test
    void aNumberOfTheOrderJoinsABlockThatDoesNotActivateItAndNoneComesTwice() {
        assertThat(tenant.post(path(order), block(range(0, 9), range(0, 1))).status())
                .isEqualTo(201);
        assertThat(numbersOf(tenant, order)).containsExactly(number(0), number(1), number(5));
        assertThat(inBlocks()).containsExactly(number(0), number(1), number(5));
        assertThat(tenant.show(order).data("porting_phone_numbers_count")).isEqualTo("3");
    }

    @Test
    void aDeletedBlockLeavesItsNumbers() {
        Answer made = add(tenant, order, 4, 6);
        String path = path(order) + "/" + made.id();
        Answer deleted = tenant.delete(path);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.text()).isEqualTo(made.text());
        assertThat(numbersOf(tenant, order)).containsExactly(number(4), number(5), number(6));
        assertThat(inBlocks()).isEmpty();
        assertThat(tenant.get(path(order)).data()).isEmpty();
        assertThat(tenant.show(order).header("etag")).isEqualTo("\"3\"");
        assertThat(tenant.get("/v2/porting_orders/" + order + "/history").data("0.changes"))
                .isEqualTo("""
                [{"attribute":"phone_number_blocks","old_value":"+4930244999004 to +4930244999006","new_value":null}]""");
        assertThat(tenant.delete(path).json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10005",
                        "Resource not found",
                        "The order has no phone number block with this id.",
                        "parameter:phone_number_block_id"))));
        assertThat(add(tenant, order, 0, 9).status()).isEqualTo(201);
    }

    @Test
    void listsFiltersAndSorts() {
        String first = add(tenant, order, 0, 9).id();
        clock.set(NOW.plusSeconds(60));
        String second =
                tenant.post(path(order), block(range(20, 29), range(20, 21))).id();
        clock.set(NOW.plusSeconds(120));
        String third = add(tenant, order, 30, 39).id();
        assertThat(found("")).containsExactly(third, second, first);
        assertThat(found("sort[]=created_at")).containsExactly(first, second, third);
        assertThat(found("sort[value]=-created_at")).containsExactly(third, second, first);
        assertThat(tenant.get(path(order) + "?page[size]=1&page[number]=2")
                        .json()
                        .path("meta")
                        .toString())
                .isEqualTo("{\"page_number\":2,\"page_size\":1,\"total_pages\":3,\"total_results\":3}");
        assertThat(found("filter[phone_number]=%2B4930244999025")).containsExactly(second);
        assertThat(found("filter[phone_number]=030%20244999%20025")).containsExactly(second);
        assertThat(found("filter[phone_number]=%2B4930244999010")).isEmpty();
        assertThat(found("filter[phone_number][in][]=%2B4930244999020&filter[phone_number][in][]=%2B4930244999039"))
                .containsExactly(third, second);
        assertThat(found("filter[porting_order_id]=" + order)).hasSize(3);
        assertThat(found("filter[porting_order_id][in][]=" + UUID.randomUUID())).isEmpty();
        assertThat(found("filter[status]=draft")).hasSize(3);
        assertThat(found("filter[status][in][]=ported,exception")).isEmpty();
        assertThat(found("filter[portability_status]=confirmed")).hasSize(3);
        assertThat(found("filter[portability_status]=provisional")).isEmpty();
        assertThat(found("filter[activation_status]=Active")).isEmpty();
        server.run("UPDATE porting_phone_number SET activation_status = 'Active' WHERE phone_number = ?", number(21));
        assertThat(found("filter[activation_status]=Active")).containsExactly(second);
        assertThat(found("filter[support_key]=" + supportKey())).isEmpty();
        server.lead(tenant, order, "in-process");
        assertThat(found("filter[support_key]=" + supportKey())).hasSize(3);
        assertThat(found("filter[support_key][in][]=sr_none")).isEmpty();
        assertThat(tenant.get(path(order) + "?filter[color]=red").problems()).containsExactly("10031 filter[color]");
        assertThat(tenant.get(path(order) + "?filter[phone_number]=x").problems())
                .containsExactly("10002 filter[phone_number]");
    }

    private String supportKey() {
        return server.rows("SELECT support_key FROM porting_order WHERE id = ?::uuid", order)
                .getFirst();
    }

    private List<String> found(String query) {
        return tenant.get(path(order) + "?" + query).ok().column("id");
    }

    @Test
    void numbersOfABlockMayBeWrittenAsPeopleWriteThem() {
        Answer made = tenant.post(
                path(order),
                block(range("+49 (0)30 244 999 100", "0049 30/244 999-109"), range("+49 30 244999100", number(100))));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.data("phone_number_range")).isEqualTo(range(100, 109));
        assertThat(made.data("activation_ranges")).isEqualTo("[" + range(100, 100) + "]");
        Answer dialled = tenant.post(path(order), block(range("030 244999200", "030/244 999-209"), range(200, 201)))
                .ok();
        assertThat(dialled.data("phone_number_range")).isEqualTo(range(200, 209));
        assertThat(server.tenant()
                        .post(path(order), block(range(300, 309), range(300, 309)))
                        .problems())
                .containsExactly("10005 id");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingChanges() {
        String other = tenant.order(number(50), number(51));
        add(tenant, order, 0, 9);
        String before = server.row(order);
        Answer refused = tenant.post(
                path(order), block(range(5, 50), range(1, 6), range(10, 12), range(12, 13), range("x", number(9))));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[
                 {"code":"10027","title":"Unprocessable entity",
                  "detail":"The activation range must lie within the block, +4930244999005 to +4930244999050.",
                  "source":{"pointer":"/activation_ranges/0"},"meta":{"url":"/docs/errors.html#10027"}},
                 {"code":"10027","title":"Unprocessable entity",
                  "detail":"The activation range has numbers of another one, +4930244999010 to +4930244999012.",
                  "source":{"pointer":"/activation_ranges/2"},"meta":{"url":"/docs/errors.html#10027"}},
                 {"code":"10016","title":"Phone number must be in +E.164 format",
                  "detail":"It is neither a phone number of DE nor one with its country code.",
                  "source":{"pointer":"/activation_ranges/3/start_at"},"meta":{"url":"/docs/errors.html#10016"}},
                 {"code":"10027","title":"Unprocessable entity",
                  "detail":"The block overlaps with another one, +4930244999000 to +4930244999009, of this order. Delete that one first.",
                  "source":{"pointer":"/phone_number_range"},"meta":{"url":"/docs/errors.html#10027"}},
                 {"code":"80003","title":"Phone number already in another order",
                  "detail":"+4930244999050 is in another order that is not finished: %s. Delete or cancel that one first.",
                  "source":{"pointer":"/phone_number_range"},"meta":{"url":"/docs/errors.html#80003"}}]}""".formatted(other))));
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(numbersOf(tenant, order)).hasSize(10);
        assertThat(tenant.post(path(other), block(range(9, 60), range(60, 60))).text())
                .contains("The block overlaps with another one, +4930244999000 to +4930244999009, of order " + order
                        + ". Delete that one first.")
                .contains("+4930244999009 is in another order that is not finished: " + order);
        assertThat(tenant.post(path(order), block(range(40, 60), range(60, 60))).text())
                .contains("+4930244999050 and 1 more of the range are in another order that is not finished: " + other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 10004 /phone_number_range,10004 /activation_ranges",
                "{\"phone_number_range\":7,\"activation_ranges\":[]} | 10026 /phone_number_range,10033 /activation_ranges",
                "{\"phone_number_range\":{\"start_at\":\"+4930244999000\"},\"activation_ranges\":[{}]}"
                        + " | 10004 /phone_number_range/end_at,10004 /activation_ranges/0/start_at,10004 /activation_ranges/0/end_at",
                "{\"phone_number_range\":{\"start_at\":\"+4930244999000\",\"end_at\":\"+4930245000000\"},\"activation_ranges\":[]}"
                        + " | 10033 /activation_ranges,10033 /phone_number_range",
                "[] | 10026",
            })
    void bodiesThatMakeNoBlock(String body, String problems) {
        Answer refused = tenant.post(path(order), body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.problems()).containsExactlyInAnyOrder(problems.split(","));
        assertThat(tenant.get(path(order)).data()).isEmpty();
    }

    @Test
    void aBlockIsOfTheCountryTypeAndCarrierOfItsOrder() {
        String american = tenant.order("+13035550001");
        assertThat(tenant.post(
                                path(american),
                                block(range("+13035550100", "+13035550101"), range("+13035550100", "+13035550101")))
                        .json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "Only numbers of DE are ported in blocks, and these are of US. Give each number by itself in phone_numbers.",
                        "pointer:/phone_number_range"))));
        assertThat(add(tenant, american, 100, 109).json()).isEqualTo(Json.read(Api.here("""
                {"errors":[
                 {"code":"10027","title":"Unprocessable entity",
                  "detail":"The order has local numbers in US, and the block local numbers in DE.",
                  "source":{"pointer":"/phone_number_range"},"meta":{"url":"/docs/errors.html#10027"}},
                 {"code":"10027","title":"Unprocessable entity",
                  "detail":"The numbers of the order are ported from Unreal Communications, and those of the block are of Rheingold Fernsprech. Order them by themselves.",
                  "source":{"pointer":"/phone_number_range"},"meta":{"url":"/docs/errors.html#10027"}}]}""")));
        String mobile = block(range("+4915112345000", "+4915112345009"), range("+4915112345000", "+4915112345009"));
        assertThat(tenant.post(path(order), mobile).problems())
                .containsExactly("10027 /phone_number_range", "10027 /phone_number_range");
        assertThat(tenant.post(path(order), block(range("+493012", "+493019"), range("+493012", "+493019")))
                        .problems())
                .contains("10016 /phone_number_range/start_at");
        assertThat(tenant.post(
                                path(order),
                                block(range("+4900012345", "+4900012346"), range("+4900012345", "+4900012345")))
                        .json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10002",
                        "Invalid phone number",
                        "+4900012345 and 1 more of the range cannot be ported: Invalid phone number.",
                        "pointer:/phone_number_range"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-process", "exception"})
    void anOrderThatIsSubmittedTakesBlocksOfItsOwnNumbersWhileItMayBeEdited(String status) {
        server.lead(tenant, order, status);
        Answer made = tenant.post(path(order), block(range(0, 9), range(5, 5))).ok();
        assertThat(made.json().has("meta")).isFalse();
        assertThat(inBlocks()).containsExactly(number(5));
        assertThat(tenant.delete(path(order) + "/" + made.id()).status()).isEqualTo(200);
        assertThat(numbersOf(tenant, order)).containsExactly(number(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-process", "exception"})
    void onlyDraftsAreGivenOtherNumbersByABlockEither(String status) {
        server.lead(tenant, order, status);
        String before = server.row(order);
        assertThat(tenant.post(path(order), block(range(0, 9), range(5, 6))).json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "Only drafts can be given other numbers; this order is " + status
                                + ", and +4930244999006 is not on it. Numbers that are to be ported too need an order of their own.",
                        "pointer:/activation_ranges"))));
        assertThat(add(tenant, order, 0, 9).json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "Only drafts can be given other numbers; this order is " + status
                                + ", and +4930244999000 and 8 more of the activation ranges are not on it."
                                + " Numbers that are to be ported too need an order of their own.",
                        "pointer:/activation_ranges"))));
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(numbersOf(tenant, order)).containsExactly(number(5));
        assertThat(tenant.get(path(order)).data()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"submitted", "foc-date-confirmed", "cancel-pending", "ported", "cancelled"})
    void anyOtherOrderKeepsTheBlocksThatItHas(String status) {
        String block = add(tenant, order, 0, 9).id();
        server.lead(tenant, order, status);
        String before = server.row(order);
        Object refusal = Json.read(Json.bytes(Api.error(
                "10027",
                "Unprocessable entity",
                "Blocks change while an order is draft, in-process or exception; this one is " + status + ".",
                null)));
        assertThat(tenant.delete(path(order) + "/" + block).json()).isEqualTo(refusal);
        assertThat(add(tenant, order, 20, 29).json()).isEqualTo(refusal);
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(tenant.get(path(order)).column("id")).containsExactly(block);
    }

    @Test
    void theNumbersOfABlockLandAsOthersDoAndItsRangeIsFreeAgain() {
        tenant.post(path(order), block(range(0, 9), range(0, 2))).ok();
        server.lead(tenant, order, "ported");
        assertThat(tenant.get("/v2/phone_numbers?sort=phone_number").column("phone_number"))
                .containsExactly(number(0), number(1), number(2), number(5));
        String again = tenant.order("+4930244998000");
        assertThat(add(tenant, again, 5, 9).status()).isEqualTo(201);
    }

    @Test
    void aBlockIsSplitOffAsAWholeOrNotAtAll() {
        String block = add(tenant, order, 10, 12).id();
        add(tenant, order, 20, 21);
        server.lead(tenant, order, "submitted");
        Answer refused = Api.desk().split(order, "x", number(10), number(11), number(20));
        assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[
                 {"code":"10027","title":"Unprocessable entity",
                  "detail":"The numbers from +4930244999010 to +4930244999012 are a block, which is not divided. Of its 3 numbers on this order 2 are here: give all or none.",
                  "source":{"pointer":"/phone_numbers"},"meta":{"url":"/docs/errors.html#10027"}},
                 {"code":"10027","title":"Unprocessable entity",
                  "detail":"The numbers from +4930244999020 to +4930244999021 are a block, which is not divided. Of its 2 numbers on this order 1 are here: give all or none.",
                  "source":{"pointer":"/phone_numbers"},"meta":{"url":"/docs/errors.html#10027"}}]}""")));
        String part = Api.desk()
                .split(order, "x", number(12), number(5), number(11), number(10))
                .ok()
                .value("to.id");
        assertThat(numbersOf(tenant, part)).containsExactly(number(5), number(10), number(11), number(12));
        assertThat(numbersOf(tenant, order)).containsExactly(number(20), number(21));
        assertThat(tenant.get(path(part)).column("id")).containsExactly(block);
        assertThat(tenant.get(path(order)).column("phone_number_range.start_at"))
                .containsExactly(number(20));
        assertThat(inBlocks()).containsExactly(number(10), number(11), number(12), number(20), number(21));
    }

    @Test
    void aDeletedDraftTakesItsBlocksAlong() {
        add(tenant, order, 0, 9);
        tenant.delete("/v2/porting_orders/" + order).ok();
        assertThat(server.rows("SELECT id::text FROM porting_phone_number_block"))
                .isEmpty();
        assertThat(add(tenant, tenant.order(number(500)), 0, 9).status()).isEqualTo(201);
    }

    @Test
    void anotherAccountHasItsOwn() {
        add(tenant, order, 0, 9);
        Tenant stranger = server.tenant();
        String theirs = stranger.order(number(3));
        assertThat(add(stranger, theirs, 0, 9).status()).isEqualTo(201);
        assertThat(stranger.get(path(theirs)).data()).hasSize(1);
        assertThat(tenant.get(path(theirs)).status()).isEqualTo(404);
    }

    @Test
    void ofManyBlocksAtOnceThatOverlapOneIsMade() throws Exception {
        String other = tenant.order("+4930244998000");
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String to = i % 2 == 0 ? order : other;
            // Their numbers on the orders differ, so that nothing but the blocks is in the way.
            String body = block(range(100, 199), range(100 + i, 100 + i));
            calls.add(() -> tenant.post(path(to), body).status());
        }
        assertThat(AtOnce.of(calls)).containsOnlyOnce(201).containsOnly(201, 422);
        assertThat(server.rows("SELECT id::text FROM porting_phone_number_block"))
                .hasSize(1);
    }

    /** Whether the number or the block comes first, the other is told which order has it. */
    @Test
    void ofABlockAndANumberOfItAtOnceOneComes() throws Exception {
        String other = tenant.order("+4930244998000");
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 100; i < 160; i += 10) {
            int first = i;
            calls.add(() -> tenant.post(path(order), block(range(first, first + 9), range(first, first))));
            calls.add(() -> first % 20 == 0
                    ? tenant.create(number(first + 9))
                    : tenant.post("/v2/porting_orders/" + other + "/phone_numbers", Body.numbers(number(first + 9))));
        }
        List<Answer> answers = AtOnce.of(calls);
        for (int i = 0; i < answers.size(); i += 2) {
            List<Answer> two = answers.subList(i, i + 2);
            assertThat(two).filteredOn(answer -> answer.status() < 300).hasSize(1);
            assertThat(two)
                    .filteredOn(answer -> answer.status() >= 300)
                    .singleElement()
                    .satisfies(refused -> assertThat(refused.problems())
                            .singleElement()
                            .asString()
                            .startsWith("80003 /phone_number"));
        }
    }

    /** As a server of an earlier version would, which does not wait for those who make blocks. */
    @Test
    void aNumberThatIsTakenWhileTheBlockIsMadeIsTold() throws Exception {
        String other = tenant.order("+4930244998000");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Answer> adding = db.transaction(tx -> {
                tx.sql("""
                        INSERT INTO porting_phone_number
                            (id, account_id, porting_order_id, phone_number, portability_status, created_at)
                        SELECT gen_random_uuid(), account_id, id, ?, 'confirmed', now() FROM porting_order
                        WHERE id = ?::uuid""").set(number(101)).set(other).execute();
                CompletableFuture<Answer> asked =
                        CompletableFuture.supplyAsync(() -> add(tenant, order, 100, 109), threads);
                while (nobodyWaits(tx)) {
                    assertThat(asked).isNotDone();
                    LockSupport.parkNanos(10_000_000);
                }
                return asked;
            });
            assertThat(adding.get().json())
                    .isEqualTo(Json.read(Json.bytes(Api.error(
                            "80003",
                            "Phone number already in another order",
                            "+4930244999101 is in another order that is not finished: " + other
                                    + ". Delete or cancel that one first.",
                            "pointer:/phone_number_range"))));
        }
        assertThat(numbersOf(tenant, order)).containsExactly(number(5));
        assertThat(tenant.show(order).header("etag")).isEqualTo("\"1\"");
        assertThat(tenant.get(path(order)).data()).isEmpty();
    }

    private static boolean nobodyWaits(Tx tx) {
        return tx.sql("SELECT locktype FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted")
                .list(Sql.Row::string)
                .isEmpty();
    }

    private static Body leaves(int billing) {
        return Body.of("misc.type", "partial")
                .with("misc.remaining_numbers_action", "keep")
                .with("end_user.admin.billing_phone_number", number(billing));
    }

    @Test
    void aBillingNumberThatComesByABlockIsToldOf() {
        tenant.edit(order, leaves(50)).ok();
        Answer made = add(tenant, order, 45, 52);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("meta").toString()).isEqualTo("""
                {"warnings":[{"code":"10004","title":"Missing required parameter",\
                "detail":"The billing number is ported, so the numbers that are kept need a new one.",\
                "source":{"pointer":"/misc/new_billing_phone_number"}}]}""");
        assertThat(tenant.confirm(order).problems()).contains("10004 /misc/new_billing_phone_number");
    }

    /** One number is a simple port that takes seven business days; two are none, and take ten. */
    @Test
    void whatWasGivenBeforeABlockAndMayNotDoAnyMoreIsToldOf() {
        Blocks.complete(server, tenant, order);
        tenant.edit(order, Body.of("activation_settings.foc_datetime_requested", "2026-03-24T08:00:00Z"))
                .ok();
        Answer none = tenant.post(path(order), block(range(0, 9), range(5, 5))).ok();
        assertThat(none.json().has("meta")).isFalse();
        Answer made = add(tenant, order, 10, 10);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("meta").toString()).isEqualTo("""
                {"warnings":[{"code":"10027","title":"Unprocessable entity",\
                "detail":"The letter of authorization was given before the numbers changed. Check that it names these numbers \
                and no others, or give another one.","source":{"pointer":"/documents/loa"}},\
                {"code":"80018","title":"Invalid FOC date",\
                "detail":"The date lies outside the windows in which these numbers can be ported. It is kept in the draft, but \
                submitting it will be refused.","source":{"pointer":"/activation_settings/foc_datetime_requested"}}]}""");
        assertThat(tenant.confirm(order).problems())
                .containsExactly("80018 /activation_settings/foc_datetime_requested");
        Answer many = add(tenant, order, 20, 39);
        assertThat(many.warnings())
                .containsExactly(
                        "10027 /documents/loa",
                        "10027 /phone_numbers",
                        "80018 /activation_settings/foc_datetime_requested");
        assertThat(many.text()).contains("One letter is for up to 10 numbers, or for one range without gaps");
    }

    @Test
    void aVersionHoldsWhatItHoldsElsewhere() {
        String body = block(range(0, 9), range(0, 9));
        Answer refused = tenant.post(path(order), body, "If-Match", "\"2\"");
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.problems()).containsExactly("10015 If-Match");
        String block = tenant.post(path(order), body, "If-Match", "\"1\"").ok().id();
        assertThat(tenant.delete(path(order) + "/" + block, "If-Match", "\"1\"").status())
                .isEqualTo(412);
        assertThat(tenant.get(path(order)).column("id")).containsExactly(block);
        assertThat(tenant.delete(path(order) + "/" + block, "If-Match", "\"2\"").status())
                .isEqualTo(200);
    }

    @Test
    void aBlockWithAKeyIsMadeOnce() {
        String body = block(range(0, 9), range(0, 9));
        Answer first = tenant.post(path(order), body, "Idempotency-Key", "k");
        assertThat(first.status()).isEqualTo(201);
        assertThat(tenant.post(path(order), body, "Idempotency-Key", "k").text())
                .isEqualTo(first.text());
        assertThat(tenant.get(path(order)).data()).hasSize(1);
    }

    @Test
    void anOrderHasNoMoreThanFiveThousandNumbersAndFiveHundredBlocks() {
        server.run("UPDATE porting_order SET phone_numbers_count = 4991 WHERE id = ?::uuid", order);
        Answer refused = add(tenant, order, 100, 109);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10033",
                        "Value outside of range",
                        "An order has at most 5,000 numbers; this one has 4,991, and 10 would come.",
                        "pointer:/activation_ranges"))));
        server.run("UPDATE porting_order SET phone_numbers_count = 4990 WHERE id = ?::uuid", order);
        assertThat(add(tenant, order, 100, 109).status()).isEqualTo(201);
        server.run("UPDATE porting_order SET phone_numbers_count = 11 WHERE id = ?::uuid", order);
        server.run("""
                INSERT INTO porting_phone_number_block
                    (id, account_id, porting_order_id, first_number, last_number, activation_ranges, created_at)
                SELECT gen_random_uuid(), account_id, id, '+4930244' || n, '+4930244' || n, '[]', now()
                FROM porting_order, generate_series(100000, 100498) n WHERE id = ?::uuid""", order);
        assertThat(add(tenant, order, 200, 209).json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "An order has at most 500 blocks. Delete some of them first.",
                        null))));
    }

    @Test
    void idsAreReadWhateverTheirCase() {
        String block = add(tenant, order, 0, 9).id();
        assertThat(tenant.delete(path(order.toUpperCase(Locale.ROOT)) + "/" + block.toUpperCase(Locale.ROOT))
                        .status())
                .isEqualTo(200);
    }
}
