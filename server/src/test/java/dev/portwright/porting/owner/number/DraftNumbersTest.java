package dev.portwright.porting.owner.number;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtOnce;
import dev.portwright.testing.Bundles;
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
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that come to a draft of two local numbers of Unreal Communications, and leave it. */
@ServerTest
@TestProfile(PeopleDecide.class)
class DraftNumbersTest {
    /** A Wednesday, ten in the morning in Chicago. */
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;
    String order;

    @BeforeEach
    void draft() {
        clock.set(NOW);
        server.run("DELETE FROM porting_order");
        tenant = server.tenant();
        order = tenant.order("+13035550000", "+13035550001");
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private static String path(String id) {
        return "/v2/porting_orders/" + id + "/phone_numbers";
    }

    private Answer add(String... numbers) {
        return tenant.post(path(order), Body.numbers(numbers));
    }

    private Answer remove(String... numbers) {
        return tenant.post(path(order) + "/actions/remove", Body.numbers(numbers));
    }

    private List<String> numbers(String id) {
        return tenant.get("/v2/porting_phone_numbers?sort=phone_number&filter[porting_order_id]=" + id)
                .column("phone_number");
    }

    private String lastChange() {
        return tenant.get("/v2/porting_orders/" + order + "/history").data("0.changes");
    }

    @Test
    void numbersAreAddedAndTheHistoryHasThem() {
        clock.set(NOW.plusSeconds(60));
        Answer added = add("+1 303-555-0003", "+13035550002");
        assertThat(added.status()).as(added.text()).isEqualTo(200);
        assertThat(added.header("etag")).isEqualTo("\"2\"");
        assertThat(added.data("porting_phone_numbers_count")).isEqualTo("4");
        assertThat(added.data("updated_at")).isEqualTo("\"2026-03-11T15:01:00Z\"");
        assertThat(added.json().at("/meta/warnings").isMissingNode()).isTrue();
        assertThat(added.data("phone_numbers.2.phone_number")).isEqualTo("\"+13035550003\"");
        assertThat(added.data().toString()).isEqualTo(tenant.show(order).data().toString());
        assertThat(numbers(order)).containsExactly("+13035550000", "+13035550001", "+13035550002", "+13035550003");
        assertThat(lastChange())
                .isEqualTo("[{\"attribute\":\"porting_phone_numbers_count\",\"old_value\":2,\"new_value\":4},"
                        + "{\"attribute\":\"phone_numbers\",\"old_value\":null,"
                        + "\"new_value\":[\"+13035550002\",\"+13035550003\"]}]");
        assertThat(server.tenant().create("+13035550002").status()).isEqualTo(201);
        assertThat(tenant.create("+13035550002").problems()).containsExactly("80003 /phone_numbers/0");
    }

    @Test
    void numbersAreRemovedAndFreeForOtherOrders() {
        add("+13035550002");
        Answer removed = remove("001 303 555 0001", "+13035550002", "+13035550002");
        assertThat(removed.status()).as(removed.text()).isEqualTo(200);
        assertThat(removed.header("etag")).isEqualTo("\"3\"");
        assertThat(removed.data("porting_phone_numbers_count")).isEqualTo("1");
        assertThat(removed.data().toString())
                .isEqualTo(tenant.show(order).data().toString());
        assertThat(numbers(order)).containsExactly("+13035550000");
        assertThat(lastChange())
                .isEqualTo("[{\"attribute\":\"porting_phone_numbers_count\",\"old_value\":3,\"new_value\":1},"
                        + "{\"attribute\":\"phone_numbers\",\"old_value\":[\"+13035550001\",\"+13035550002\"],"
                        + "\"new_value\":null}]");
        assertThat(tenant.create("+13035550001", "+13035550002").status()).isEqualTo(201);
    }

    @Test
    void oneNumberIsRemovedByItsId() {
        String id = tenant.show(order).value("phone_numbers.0.id");
        assertThat(tenant.delete(path(order) + "/" + id, "If-Match", "\"7\"").status())
                .isEqualTo(412);
        assertThat(tenant.delete(path(order) + "/" + id).status()).isEqualTo(204);
        assertThat(numbers(order)).containsExactly("+13035550001");
        Answer gone = tenant.delete(path(order) + "/" + id);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10005","title":"Resource not found","detail":"The order has no phone number with this id.",
                  "source":{"parameter":"porting_phone_number_id"},"meta":{"url":"/docs/errors.html#10005"}}]}""")));
    }

    @Test
    void theLastNumberStays() {
        Answer refused = remove("+13035550000", "+13035550001");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo(
                        "An order has at least one number, and this would leave it without. Delete the draft instead:"
                                + " DELETE /v2/porting_orders/" + order + ".");
        assertThat(numbers(order)).hasSize(2);
    }

    @Test
    void eachNumberThatDoesNotFitIsToldWithTheOrderThatItNeeds() {
        String other = tenant.order("+13035550009");
        Answer refused = add(
                "+13035550002",
                "+442079460000",
                "+12025550123",
                "+18005550123",
                "+13035550009",
                "+13035550000",
                "303-CALL",
                "+13035550002");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactly(
                        "10027 /phone_numbers/1",
                        "10027 /phone_numbers/2",
                        "10027 /phone_numbers/3",
                        "80003 /phone_numbers/4",
                        "80003 /phone_numbers/5",
                        "10016 /phone_numbers/6",
                        "80200 /phone_numbers/7");
        List<String> details = new ArrayList<>();
        refused.json()
                .get("errors")
                .forEach(error -> details.add(error.get("detail").asString()));
        assertThat(details.subList(0, 5))
                .containsExactly(
                        "+442079460000 cannot be ported together with the numbers of this order: it belongs to GB, and is not"
                                + " eligible for FastPort. It needs an order for such numbers; POST /v2/porting_orders makes one.",
                        "+12025550123 cannot be ported together with the numbers of this order: it is of another carrier,"
                                + " Larkspur Telephone. It needs an order for such numbers; POST /v2/porting_orders makes one.",
                        "+18005550123 cannot be ported together with the numbers of this order: it is of type toll_free, and is"
                                + " of another carrier, Open Line Toll Free, and is not eligible for FastPort. It needs an order"
                                + " for such numbers; POST /v2/porting_orders makes one.",
                        "+13035550009 is in another order that is not finished: " + other
                                + ". Delete or cancel that one first.",
                        "+13035550000 is in this order already.");
        assertThat(numbers(order)).hasSize(2);
        assertThat(tenant.show(order).header("etag")).isEqualTo("\"1\"");
    }

    @Test
    void ofTheOrdersOfOneRequestTheOneThatANumberNeedsIsNamed() {
        Answer created = tenant.create("+13035550020", "+12025550120");
        order = created.column("id").get(0);
        String other = created.column("id").get(1);
        assertThat(add("+12025550121").json().at("/errors/0/detail").asString())
                .isEqualTo(
                        "+12025550121 cannot be ported together with the numbers of this order: it is of another carrier,"
                                + " Larkspur Telephone. Add it to " + other + ", which was created with this order.");
        order = other;
        assertThat(add("+12025550121").status()).isEqualTo(200);
    }

    @Test
    void whatTheOrderDoesNotHaveIsNotRemoved() {
        Answer refused = remove("+13035550000", "+13035550007", "CALL");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("10017 /phone_numbers/1", "10017 /phone_numbers/2");
        assertThat(numbers(order)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 10004 /phone_numbers",
                "{\"phone_numbers\":[]} | 10033 /phone_numbers",
                "{\"phone_numbers\":null} | 10026 /phone_numbers",
                "{\"phone_numbers\":[17]} | 10026 /phone_numbers/0",
                "[] | 10026",
            })
    void bodiesThatChangeNothing(String body, String problem) {
        for (String path : List.of(path(order), path(order) + "/actions/remove")) {
            Answer refused = tenant.post(path, body);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.problems()).containsExactly(problem);
        }
        assertThat(tenant.show(order).header("etag")).isEqualTo("\"1\"");
    }

    @Test
    void onlyDraftsAreGivenOtherNumbers() {
        String submitted = server.completeOrder(tenant, "+13035550010", "+13035550011");
        String id = tenant.show(submitted).value("phone_numbers.0.id");
        tenant.confirm(submitted).ok();
        String detail =
                "Only drafts can be given other numbers; this order is in-process. Numbers that are to be ported too"
                        + " need an order of their own; the porting desk can move numbers of this one to another order.";
        for (Answer refused : List.of(
                tenant.post(path(submitted), Body.numbers("+13035550012")),
                tenant.post(path(submitted) + "/actions/remove", Body.numbers("+13035550010")),
                tenant.delete(path(submitted) + "/" + id))) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/detail").asString()).isEqualTo(detail);
        }
        assertThat(numbers(submitted)).hasSize(2);
    }

    @Test
    void anotherAccountsOrderIsAsOneThatNeverWas() {
        String id = tenant.show(order).value("phone_numbers.0.id");
        Tenant other = server.tenant();
        for (String unknown : List.of(order, UUID.randomUUID().toString())) {
            for (Answer refused : List.of(
                    other.post(path(unknown), Body.numbers("+442079460000")),
                    other.post(path(unknown) + "/actions/remove", Body.numbers("+13035550000")),
                    other.delete(path(unknown) + "/" + id))) {
                assertThat(refused.status()).isEqualTo(404);
                assertThat(refused.json().at("/errors/0/detail").asString())
                        .isEqualTo("There is no porting order with this id.");
            }
        }
        assertThat(numbers(order)).hasSize(2);
    }

    @Test
    void aKeyOrAVersionHoldsWhatItHoldsElsewhere() {
        Answer first = tenant.post(path(order), Body.numbers("+13035550002"), "Idempotency-Key", "add-1");
        Answer again = tenant.post(path(order), Body.numbers("+13035550002"), "Idempotency-Key", "add-1");
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(tenant.post(path(order), Body.numbers("+13035550003"), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(tenant.post(path(order), Body.numbers("+13035550003"), "If-Match", "\"2\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatWasGivenBeforeAndMayNotDoAnyMoreIsToldOf() {
        String complete = server.completeOrder(tenant, "+17025550123");
        tenant.edit(complete, """
                {"activation_settings":{"foc_datetime_requested":"2026-03-12T15:00:00Z"}}""").ok();
        Answer added = tenant.post(path(complete), Body.numbers("+17025550124"));
        assertThat(added.status()).as(added.text()).isEqualTo(200);
        // One number is a simple port that takes a business day; two are none.
        assertThat(added.warnings())
                .containsExactly("10027 /documents/loa", "80018 /activation_settings/foc_datetime_requested");
        assertThat(tenant.confirm(complete).problems())
                .containsExactly("80018 /activation_settings/foc_datetime_requested");
    }

    @Test
    void whatOnlySomeNumbersNeedIsAskedForWhileTheyAreThere() {
        order = tenant.order("+31851234567");
        int before = tenant.show(order).data().get("requirements").size();
        Answer added = add("+31881234567");
        assertThat(added.status()).as(added.text()).isEqualTo(200);
        assertThat(added.data().get("requirements")).hasSize(before + 1);
        assertThat(lastChange()).contains("{\"attribute\":\"requirements\",");
        assertThat(remove("+31881234567").data().get("requirements")).hasSize(before);
    }

    @Test
    void aNumberThatLiesInABlockJoinsItAndIsNotRemovedWithoutIt() {
        order = tenant.order("+4930901820");
        Answer block = tenant.post("/v2/porting_orders/" + order + "/phone_number_blocks", """
                {"phone_number_range":{"start_at":"+4930244999001","end_at":"+4930244999020"},
                 "activation_ranges":[{"start_at":"+4930244999001","end_at":"+4930244999002"}]}""");
        assertThat(block.status()).as(block.text()).isEqualTo(201);
        Answer added = add("+4930244999010");
        assertThat(added.status()).as(added.text()).isEqualTo(200);
        assertThat(added.data("porting_phone_numbers_count")).isEqualTo("4");
        String id = server.rows(
                        "SELECT id::text FROM porting_phone_number WHERE block_id IS NOT NULL AND phone_number = ?",
                        "+4930244999010")
                .getFirst();
        Answer refused = remove("+4930244999010", "+4930901820");
        assertThat(refused.problems()).containsExactly("10027 /phone_numbers/0");
        assertThat(refused.json().at("/errors/0/detail").asString())
                .startsWith("+4930244999010 is in the block ")
                .contains("DELETE /v2/porting_orders/{id}/phone_number_blocks/{phone_number_block_id}.");
        assertThat(tenant.delete(path(order) + "/" + id).status()).isEqualTo(422);
        assertThat(tenant.delete("/v2/porting_orders/" + order + "/phone_number_blocks/" + block.value("id"))
                        .status())
                .isBetween(200, 204);
        assertThat(remove("+4930244999010").status()).isEqualTo(200);
    }

    @Test
    void aRangeIsNoNumber() {
        order = tenant.order("+4930901820");
        assertThat(add("+49 30 1234 0 - 99").problems()).containsExactly("10027 /phone_numbers/0");
    }

    @Test
    void aBundleIsFreeOnceItsNumberIsRemoved() {
        String bundle = Bundles.take(tenant, Bundles.US, 1).getFirst();
        String number = tenant.show(order).value("phone_numbers.1.id");
        assertThat(tenant.post("/v2/porting_orders/phone_number_configurations", """
                        {"phone_number_configurations":[{"porting_phone_number_id":"%s","user_bundle_id":"%s"}]}""".formatted(number, bundle))
                        .status())
                .isEqualTo(201);
        assertThat(remove("+13035550001").status()).isEqualTo(200);
        assertThat(tenant.get("/v2/porting_orders/phone_number_configurations").data())
                .isEmpty();
        assertThat(tenant.get("/v2/bundle_pricing/user_bundles/unused").text()).contains(bundle);
    }

    @Test
    void anOrderHasAtMostFiveThousandNumbers() {
        String[] many =
                IntStream.range(1000, 5_998).mapToObj(i -> "+1303555" + i).toArray(String[]::new);
        assertThat(add(many).data("porting_phone_numbers_count")).isEqualTo("5000");
        assertThat(lastChange()).endsWith(",\"+13035551098\",\"+13035551099\",\"and 4,898 more\"]}]");
        Answer refused = add("+13035550002");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10033","title":"Value outside of range",
                  "detail":"An order has at most 5000 numbers, and this one would have 5001. Make another order for the rest.",
                  "source":{"pointer":"/phone_numbers"},"meta":{"url":"/docs/errors.html#10033"}}]}""")));
    }

    @Test
    void ofManyWhoWantOneNumberAtOnceOneGetsIt() throws Exception {
        String other = tenant.order("+13035550009");
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String target = i % 2 == 0 ? order : other;
            boolean creates = i % 3 == 0;
            requests.add(() -> creates
                    ? tenant.create("+13035550004", "+13035550003")
                    : tenant.post(path(target), Body.numbers("+13035550003", "+13035550004")));
        }
        List<Answer> answers = AtOnce.of(requests);
        assertThat(answers.stream().filter(answer -> answer.status() < 300)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() >= 300))
                .allSatisfy(refused -> assertThat(refused.problems())
                        .containsExactly("80003 /phone_numbers/0", "80003 /phone_numbers/1"));
    }

    /** Whatever comes first: what is submitted has the numbers that the order says it has, and edits lose nothing. */
    @Test
    void numbersChangeBeforeOrAfterOthersDoAndNeverAmidst() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = server.completeOrder(tenant, "+1303555" + (2000 + round), "+1303555" + (3000 + round));
            int at = round;
            List<Integer> statuses = AtOnce.of(List.of(
                    () -> tenant.post(path(id), Body.numbers("+1303555" + (4000 + at)))
                            .status(),
                    () -> tenant.confirm(id).status(),
                    () -> tenant.edit(id, "{\"customer_reference\":\"R\"}").status(),
                    () -> tenant.post(path(id) + "/actions/remove", Body.numbers("+1303555" + (3000 + at)))
                            .status()));
            assertThat(statuses.get(1)).isEqualTo(200);
            assertThat(statuses.get(2)).isEqualTo(200);
            int count = 2 + (statuses.get(0) == 200 ? 1 : 0) - (statuses.get(3) == 200 ? 1 : 0);
            assertThat(numbers(id)).hasSize(count);
            assertThat(tenant.show(id).data("porting_phone_numbers_count")).isEqualTo(String.valueOf(count));
            assertThat(tenant.show(id).data("customer_reference")).isEqualTo("\"R\"");
            assertThat(server.rows(
                            "SELECT count(*)::text FROM porting_phone_number WHERE submitted AND porting_order_id = ?::uuid",
                            id))
                    .containsExactly(String.valueOf(count));
        }
    }
}
