package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtOnce;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that are created with blocks. */
@ServerTest
class CreateWithBlocksTest {
    private static final String ORDERS = "/v2/porting_orders";

    @Inject
    TestServer server;

    Tenant tenant;

    @BeforeEach
    void account() {
        tenant = server.tenant();
    }

    private static String range(String first, String last) {
        return "{\"start_at\":\"" + first + "\",\"end_at\":\"" + last + "\"}";
    }

    private static String block(String first, String last, String... activationRanges) {
        return "{\"phone_number_range\":" + range(first, last) + ",\"activation_ranges\":["
                + String.join(",", activationRanges.length == 0 ? new String[] {range(first, last)} : activationRanges)
                + "]}";
    }

    private Answer create(List<String> numbers, String... blocks) {
        String given = numbers.stream().map(number -> '"' + number + '"').collect(Collectors.joining(","));
        return tenant.post(
                ORDERS,
                "{\"phone_numbers\":[" + given + "],\"phone_number_blocks\":[" + String.join(",", blocks) + "]}");
    }

    private List<String> numbersOf(String order) {
        return tenant.get(
                        "/v2/porting_phone_numbers?page[size]=250&sort=phone_number&filter[porting_order_id]=" + order)
                .column("phone_number");
    }

    private Answer blocksOf(String order) {
        return tenant.get(ORDERS + "/" + order + "/phone_number_blocks?sort=created_at");
    }

    @Test
    void aBlockIsEnoughToMakeAnOrder() {
        Answer created = tenant.post(
                ORDERS,
                "{\"phone_number_blocks\":["
                        + block(
                                "+4930244999000",
                                "+4930244999099",
                                range("+4930244999010", "+4930244999011"),
                                range("+4930244999000", "+4930244999000"))
                        + "],\"customer_reference\":\"C\"}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.json().path("meta").has("warnings")).isFalse();
        assertThat(created.column("porting_phone_numbers_count")).containsExactly("3");
        assertThat(created.column("customer_reference")).containsExactly("C");
        assertThat(created.column("old_service_provider_ocn")).containsExactly("Rheingold Fernsprech");
        assertThat(created.data("0.phone_numbers"))
                .isEqualTo(tenant.show(created.id()).data("phone_numbers"));
        assertThat(numbersOf(created.id())).containsExactly("+4930244999000", "+4930244999010", "+4930244999011");
        Answer blocks = blocksOf(created.id());
        assertThat(blocks.data().toString()).isEqualTo("""
                [{"id":"%s","record_type":"porting_phone_number_block","country_code":"DE","phone_number_type":"local",\
                "phone_number_range":{"start_at":"+4930244999000","end_at":"+4930244999099"},\
                "activation_ranges":[{"start_at":"+4930244999010","end_at":"+4930244999011"},\
                {"start_at":"+4930244999000","end_at":"+4930244999000"}],\
                "created_at":%s,"updated_at":%s}]""".formatted(
                        blocks.column("id").getFirst(), created.data("0.created_at"), created.data("0.created_at")));
    }

    @Test
    void aRangeThatIsWrittenAmongTheNumbersIsABlockThatIsActivatedAsAWhole() {
        Answer created = create(List.of("+13035550000", "+49 30 1234 0 - 99", "+4930244999001 - +4930244999003"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.column("porting_phone_numbers_count")).containsExactly("1", "103");
        String german = created.column("id").get(1);
        assertThat(numbersOf(german))
                .hasSize(103)
                .contains("+4930123400", "+4930123409", "+4930123499", "+4930244999002")
                .doesNotContain("+493012340", "+49301234099");
        Answer blocks = blocksOf(german);
        assertThat(blocks.column("phone_number_range.start_at"))
                .containsExactlyInAnyOrder("+4930123400", "+4930244999001");
        assertThat(blocks.column("activation_ranges.0.end_at"))
                .containsExactlyInAnyOrder("+4930123499", "+4930244999003");
    }

    @Test
    void aNumberThatLiesInABlockIsInItOnceActivatedOrNot() {
        Answer created = create(
                List.of("+4930244999001", "+4930244999005", "+4989901820"),
                block("+4930244999000", "+4930244999009", range("+4930244999000", "+4930244999002")));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.column("porting_phone_numbers_count")).containsExactly("5");
        String order = created.id();
        assertThat(numbersOf(order))
                .containsExactly("+4930244999000", "+4930244999001", "+4930244999002", "+4930244999005", "+4989901820");
        assertThat(server.rows(
                        "SELECT phone_number FROM porting_phone_number WHERE porting_order_id = ?::uuid AND block_id IS NOT NULL ORDER BY 1",
                        order))
                .containsExactly("+4930244999000", "+4930244999001", "+4930244999002", "+4930244999005");
        assertThat(tenant.delete(ORDERS + "/" + order + "/phone_number_blocks/"
                                + blocksOf(order).column("id").getFirst())
                        .status())
                .isEqualTo(200);
        assertThat(numbersOf(order)).hasSize(5);
    }

    @Test
    void aNumberInABlockOfAnOpenOrderComesToNoOther() {
        String there = create(
                        List.of(), block("+4930244999000", "+4930244999099", range("+4930244999000", "+4930244999049")))
                .id();
        Object refusal = Json.read(Json.bytes(Api.error(
                "80003",
                "Phone number already in another order",
                "+4930244999060 lies in the block +4930244999000 to +4930244999099 of another order that is not finished: "
                        + there + ". Take that block off it, or delete or cancel the order first.",
                "pointer:/phone_numbers/0")));
        assertThat(tenant.create("+4930244999060").json()).isEqualTo(refusal);
        assertThat(tenant.post(ORDERS + "?dry_run=true", Body.numbers("+4930244999060"))
                        .json())
                .isEqualTo(refusal);
        String other = tenant.order("+4930901820", "+4930244999100");
        assertThat(tenant.post(ORDERS + "/" + other + "/phone_numbers", Body.numbers("+4930244999060"))
                        .json())
                .isEqualTo(refusal);
        assertThat(tenant.create("+4930244999049", "x", "+13035550000", "+4930244999099")
                        .problems())
                .containsExactly("80003 /phone_numbers/0", "10016 /phone_numbers/1", "80003 /phone_numbers/3");
        assertThat(tenant.create("+4930244999049").text())
                .contains("+4930244999049 is in another order that is not finished: " + there);
        assertThat(tenant.post(ORDERS + "/" + there + "/phone_numbers", Body.numbers("+4930244999060"))
                        .status())
                .isEqualTo(200);
        assertThat(server.tenant().create("+4930244999061").status()).isEqualTo(201);
        String block = blocksOf(there).column("id").getFirst();
        tenant.delete(ORDERS + "/" + there + "/phone_number_blocks/" + block).ok();
        assertThat(tenant.create("+4930244999061").status()).isEqualTo(201);
    }

    @Test
    void whatIsNoNumberIsInNoOrderAndTakesNoPlaceFromOthers() {
        String there = tenant.order("+4930901820");
        Answer refused = create(List.of("+49 30 1234 34 - 56", "x", "+4930244999001 - +4930244999002", "+4930901820"));
        assertThat(refused.problems())
                .containsExactly("10016 /phone_numbers/0", "10016 /phone_numbers/1", "80003 /phone_numbers/3");
        assertThat(tenant.post(
                                ORDERS + "/" + there + "/phone_numbers",
                                Body.numbers("+49 30 1234 34 - 56", "+4930901820", "+49 30 1234 0 - 9", "+13035550000"))
                        .problems())
                .containsExactly(
                        "10016 /phone_numbers/0",
                        "80003 /phone_numbers/1",
                        "10027 /phone_numbers/2",
                        "10027 /phone_numbers/3");
    }

    /** The order is of the carrier of its first number, and a block is of the carrier of its order. */
    @Test
    void aDraftStaysOfTheCarrierOfItsBlocks() {
        withRanges("{\"prefix\":\"49151\",\"digits\":13,\"country_code\":\"DE\",\"phone_number_type\":\"local\"}");
        String order = tenant.order("+4930901820", "+4915112345000");
        String blocks = ORDERS + "/" + order + "/phone_number_blocks";
        String block = tenant.post(blocks, block("+4930244999001", "+4930244999002"))
                .ok()
                .id();
        Answer removed =
                tenant.post(ORDERS + "/" + order + "/phone_numbers/actions/remove", Body.numbers("+4930901820"));
        assertThat(removed.status()).as(removed.text()).isEqualTo(200);
        assertThat(removed.value("old_service_provider_ocn")).isEqualTo("Rheingold Fernsprech");
        assertThat(tenant.delete(blocks + "/" + block).status()).isEqualTo(200);
        Answer others = tenant.post(
                ORDERS + "/" + order + "/phone_numbers/actions/remove",
                Body.numbers("+4930244999001", "+4930244999002"));
        assertThat(others.value("old_service_provider_ocn")).isEqualTo("Kranich Mobilfunk");
    }

    @Test
    void blocksOfDifferentTypesComeToDifferentOrders() {
        Answer created = create(
                List.of(),
                block("+4930244999000", "+4930244999001"),
                block("+4915112345000", "+4915112345002"),
                block("+4989244999000", "+4989244999003"));
        assertThat(created.column("phone_number_type")).containsExactly("local", "mobile");
        assertThat(created.column("porting_phone_numbers_count")).containsExactly("6", "3");
        assertThat(blocksOf(created.column("id").get(0)).data()).hasSize(2);
        assertThat(blocksOf(created.column("id").get(1)).column("phone_number_type"))
                .containsExactly("mobile");
    }

    @Test
    void aBlockOfAnotherCarrierThanItsOrderIsOrderedByItself() {
        withRanges("{\"prefix\":\"49151\",\"digits\":13,\"country_code\":\"DE\",\"phone_number_type\":\"local\"}");
        Answer refused = create(List.of("+4930901820"), block("+4915112345000", "+4915112345001"));
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The block is of Kranich Mobilfunk, and the order that it would come to is ported from Rheingold Fernsprech."
                                + " Order it by a request of its own.",
                        "pointer:/phone_number_blocks/0/phone_number_range"))));
        assertThat(create(List.of(), block("+4915112345000", "+4915112345001")).column("phone_number_type"))
                .containsExactly("local");
    }

    @Test
    void aBlockIsOfOneKindFromItsFirstNumberToItsLast() {
        withRanges(
                "{\"prefix\":\"493024499905\",\"digits\":13,\"country_code\":\"DE\",\"phone_number_type\":\"national\"}");
        Answer refused =
                create(List.of(), block("+4930244999000", "+4930244999099", range("+4930244999000", "+4930244999000")));
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "All numbers of a block must be of one country, type and losing carrier, but +4930244999000 is local in DE"
                                + " of Rheingold Fernsprech and +4930244999050 is national in DE of Rheingold Fernsprech.",
                        "pointer:/phone_number_blocks/0/phone_number_range"))));
    }

    private static void withRanges(String ranges) {
        Api.desk()
                .client()
                .put("/operator/number_ranges", "{\"number_ranges\":[" + ranges + "]}")
                .ok();
    }

    /** Other test classes use the ranges of this server. */
    @AfterEach
    void forget() {
        withRanges("");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingIsCreated() {
        String there = create(List.of("+4930244999050"), block("+4930244998000", "+4930244998009"))
                .id();
        Answer refused = create(
                List.of("+4930123499 - +4930123400", "+49 30 1234 34 - 56", "+1 303 555 0000 - 9", "+4930901820"),
                block("+4930244999000", "+4930244999099", range("+4930244999000", "+4930244999100")),
                block("+4930244998009", "+4930244998019"),
                block("+4930244998019", "+4930244998029"),
                "7",
                block("+4930244999000", "+4930244999999", range("+4930244999990", "+4930244999999")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "10026 /phone_number_blocks/3",
                        "10027 /phone_number_blocks/0/activation_ranges/0",
                        "80003 /phone_number_blocks/0/phone_number_range",
                        "10016 /phone_numbers/0",
                        "10016 /phone_numbers/1",
                        "10027 /phone_numbers/2",
                        "10027 /phone_number_blocks/1/phone_number_range",
                        "80003 /phone_number_blocks/1/phone_number_range",
                        "80200 /phone_number_blocks/2/phone_number_range",
                        "80200 /phone_number_blocks/4/phone_number_range",
                        "80003 /phone_number_blocks/4/phone_number_range");
        assertThat(refused.text())
                .contains("The block has numbers of another one of the request, +4930244998009 to +4930244998019.")
                .contains("The block overlaps with another one, +4930244998000 to +4930244998009, of order " + there)
                .contains("+4930244999050 is in another order that is not finished: " + there);
        assertThat(tenant.get(ORDERS).column("id")).containsExactly(there);
    }

    @Test
    void aNumberOfABlockThatAnotherOrderHasIsRefusedActivatedOrNot() {
        String there = tenant.order("+4930244999050");
        Answer refused =
                create(List.of(), block("+4930244999000", "+4930244999099", range("+4930244999000", "+4930244999001")));
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "80003",
                        "Phone number already in another order",
                        "+4930244999050 is in another order that is not finished: " + there
                                + ". Delete or cancel that one first.",
                        "pointer:/phone_number_blocks/0/phone_number_range"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"phone_number_blocks\":[]} | 10004 /phone_numbers",
                "{\"phone_numbers\":[],\"phone_number_blocks\":[]} | 10033 /phone_numbers",
                "{\"phone_number_blocks\":[{}]} | 10004 /phone_number_blocks/0/phone_number_range,10004 /phone_number_blocks/0/activation_ranges",
                "{\"phone_number_blocks\":{}} | 10026 /phone_number_blocks,10004 /phone_numbers",
            })
    void bodiesThatMakeNoOrder(String body, String problems) {
        Answer refused = tenant.post(ORDERS, body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactlyInAnyOrder(problems.split(","));
    }

    @Test
    void aRequestHasNoMoreThanFiveThousandNumbersThoseOfItsBlocksAmongThem() {
        String[] blocks = IntStream.range(0, 5)
                .mapToObj(i -> block(
                        "+493024499" + i + "000",
                        "+493024499" + i + "999",
                        range("+493024499" + i + "000", "+493024499" + i + "000")))
                .toArray(String[]::new);
        assertThat(create(List.of("+4930901820"), blocks).json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10033",
                        "Value outside of range",
                        "A request has at most 5,000 numbers, those of its blocks among them, and 500 blocks."
                                + " This block and what comes after it are too much: send them by a request of their own.",
                        "pointer:/phone_number_blocks/4/phone_number_range"))));
        List<String> ranges = IntStream.range(1_000, 4_000)
                .mapToObj(stem -> "+49 30 244" + stem + " 000 - 999")
                .toList();
        assertThat(create(ranges).problems()).containsExactly("10033 /phone_numbers/5");
        assertThat(create(List.of(), blocks).column("porting_phone_numbers_count"))
                .containsExactly("5");
    }

    @Test
    void ofRequestsForBlocksThatOverlapAtOnceOneIsDone() throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String one = range("+493024499900" + i, "+493024499900" + i);
            String[] blocks = {block("+4930244999000", "+4930244999009", one)};
            calls.add(() -> create(List.of(), blocks).status());
        }
        assertThat(AtOnce.of(calls)).containsOnlyOnce(201).containsOnly(201, 422);
        assertThat(tenant.get(ORDERS).data()).hasSize(1);
    }
}
