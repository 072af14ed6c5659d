package dev.portwright.porting.block;

import static dev.portwright.porting.block.Blocks.block;
import static dev.portwright.porting.block.Blocks.complete;
import static dev.portwright.porting.block.Blocks.number;
import static dev.portwright.porting.block.Blocks.numbersOf;
import static dev.portwright.porting.block.Blocks.ordered;
import static dev.portwright.porting.block.Blocks.path;
import static dev.portwright.porting.block.Blocks.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtOnce;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A losing carrier lets go of all numbers of a block once, for one account. */
@ServerTest
@TestProfile(PeopleDecide.class)
class BlocksOfOtherAccountsTest {
    private static final String A_NUMBER_OF = "A number of the block +4930244999000 to +4930244999099";

    @Inject
    TestServer server;

    Tenant mine;
    Tenant other;

    @BeforeEach
    void accounts() {
        server.run("DELETE FROM inventory_number");
        server.run("DELETE FROM porting_order");
        mine = server.tenant();
        other = server.tenant();
    }

    /** An order of the other account that is submitted, with a block of a hundred of which ten are activated. */
    private String theirs() {
        String order = ordered(other, block(range(0, 99), range(0, 9)));
        server.lead(other, order, "in-process");
        return order;
    }

    private String draft(String block) {
        return complete(server, mine, ordered(mine, block));
    }

    private String draftOf(String... numbers) {
        return complete(server, mine, mine.order(numbers));
    }

    private static JsonNode ported(String... what) {
        List<Map<String, Object>> errors = Arrays.stream(what)
                .map(taken -> Map.<String, Object>of(
                        "code",
                        "80003",
                        "title",
                        "Phone number already in another order",
                        "detail",
                        taken + " is being ported by another order. This order can be submitted once that one is over.",
                        "meta",
                        Map.of("url", Api.here("\"/docs/errors.html#80003\"").replace("\"", ""))))
                .toList();
        return Json.read(Json.bytes(Map.of("errors", errors)));
    }

    @Test
    void aBlockIsPortedByOneAccountWhicheverOfItsNumbersAreActivated() {
        String theirs = theirs();
        String order = draft(block(range(0, 99), range(10, 11)));
        String before = server.row(order);
        Answer refused = mine.confirm(order);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()).isEqualTo(ported(number(10), number(11), A_NUMBER_OF));
        assertThat(server.row(order)).isEqualTo(before);
        server.lead(other, theirs, "cancelled");
        assertThat(mine.confirm(order).status()).isEqualTo(200);
    }

    @Test
    void aNumberInABlockThatIsUnderWayIsPortedByNobodyElseActivatedOrNot() {
        theirs();
        String order = draftOf(number(9), number(50), number(100));
        assertThat(mine.confirm(order).json()).isEqualTo(ported(number(9), number(50)));
        mine.delete("/v2/porting_orders/" + order).ok();
        // Those beside it are.
        assertThat(mine.confirm(draft(block(range(100, 199), range(100, 101)))).status())
                .isEqualTo(200);
        assertThat(mine.confirm(draftOf("+4930244998050")).status()).isEqualTo(200);
    }

    @Test
    void aBlockWithANumberThatIsUnderWayIsPortedByNobodyElse() {
        String theirs = other.order(number(50));
        server.lead(other, theirs, "in-process");
        String order = draft(block(range(0, 99), range(0, 1)));
        assertThat(mine.confirm(order).json()).isEqualTo(ported(A_NUMBER_OF));
        server.lead(other, theirs, "cancelled");
        assertThat(mine.confirm(order).status()).isEqualTo(200);
    }

    @Test
    void blocksThatMeetInNumbersThatNobodyActivatesAreNotPortedBoth() {
        theirs();
        String order = draft(block(range(99, 199), range(150, 150)));
        assertThat(mine.confirm(order).json())
                .isEqualTo(ported("A number of the block +4930244999099 to +4930244999199"));
    }

    /** A draft asks nobody for anything. */
    @Test
    void draftsOfOthersAreInNobodysWay() {
        ordered(other, block(range(0, 99), range(0, 9)));
        other.order(number(100));
        assertThat(mine.confirm(draft(block(range(0, 100), range(0, 1)))).status())
                .isEqualTo(200);
    }

    @Test
    void whoAsksBeforehandIsToldTheSame() {
        String theirs = theirs();
        String body = "{\"phone_numbers\":[\"" + number(500) + "\",\"+13035550000\"],\"phone_number_blocks\":["
                + block(range(0, 99), range(10, 10)) + "]}";
        Answer planned = mine.post("/v2/porting_orders?dry_run=true", body);
        Answer created = mine.post("/v2/porting_orders", body).ok();
        Answer readiness = mine.get("/v2/porting_orders/" + created.column("id").getFirst() + "/readiness");
        Answer group = mine.get("/v2/porting_order_groups/"
                + created.json().at("/meta/porting_order_group_id").asString());
        assertThat(List.of(planned, readiness, group))
                .allSatisfy(told -> assertThat(told.ok().text())
                        .contains(number(10) + " is being ported by another order.")
                        .contains(A_NUMBER_OF + " is being ported by another order.")
                        .doesNotContain(theirs)
                        .doesNotContain(number(500) + " is being ported"));
    }

    @Test
    void ofManyAccountsThatSubmitTheSameBlockAtOnceOneDoes() throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Tenant tenant = server.tenant();
            String order = complete(server, tenant, ordered(tenant, block(range(0, 99), range(10 * i, 10 * i + 1))));
            calls.add(() -> tenant.confirm(order).status());
        }
        assertThat(AtOnce.of(calls)).containsOnlyOnce(200).containsOnly(200, 422);
    }

    @Test
    void ofABlockAndANumberOfItThatAreSubmittedAtOnceOneIs() throws Exception {
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 600; i += 100) {
            String block = draft(block(range(i, i + 99), range(i, i)));
            String number = complete(server, other, other.order(number(i + 50)));
            calls.add(() -> mine.confirm(block));
            calls.add(() -> other.confirm(number));
        }
        List<Answer> answers = AtOnce.of(calls);
        for (int i = 0; i < answers.size(); i += 2) {
            assertThat(answers.subList(i, i + 2)).extracting(Answer::status).containsExactlyInAnyOrder(200, 422);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-process", "exception"})
    void aBlockOfAnOrderUnderWayHasNoNumberThatIsUnderWayElsewhere(String status) {
        String order = mine.order(number(105));
        server.lead(mine, order, status);
        String number = other.order(number(200));
        server.lead(other, number, "in-process");
        String theirs = theirs();
        String before = server.row(order);
        assertThat(mine.post(path(order), block(range(101, 200), range(105, 105)))
                        .json())
                .isEqualTo(taken("A number of the block +4930244999101 to +4930244999200"));
        assertThat(mine.post(path(order), block(range(99, 199), range(105, 105)))
                        .json())
                .isEqualTo(taken("A number of the block +4930244999099 to +4930244999199"));
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(numbersOf(mine, order)).containsExactly(number(105));
        server.lead(other, theirs, "cancelled");
        assertThat(mine.post(path(order), block(range(99, 199), range(105, 105)))
                        .status())
                .isEqualTo(201);
    }

    private static JsonNode taken(String what) {
        return Json.read(Json.bytes(Api.error(
                "80003",
                "Phone number already in another order",
                what + " is being ported by another order that is not over.",
                "pointer:/phone_number_range")));
    }

    @Test
    void ofBlocksOfOrdersUnderWayThatMeetAtOnceOneIsMade() throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 900; i += 300) {
            // Neither has the number of the other: they meet where nothing is activated.
            calls.add(adding(mine, i, range(i, i + 60)));
            calls.add(adding(other, i + 100, range(i + 40, i + 100)));
        }
        List<Integer> statuses = AtOnce.of(calls);
        for (int i = 0; i < statuses.size(); i += 2) {
            assertThat(statuses.subList(i, i + 2)).containsExactlyInAnyOrder(201, 422);
        }
    }

    /** A block for an order of one number that is under way. */
    private Callable<Integer> adding(Tenant tenant, int end, String range) {
        String order = tenant.order(number(end));
        server.lead(tenant, order, "in-process");
        return () -> tenant.post(path(order), block(range, range(end, end))).status();
    }
}
