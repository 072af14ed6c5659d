package dev.portwright.porting.associated;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the numbers that an order for two numbers of London leaves behind. */
@ServerTest
@TestProfile(PeopleDecide.class)
class AssociatedNumbersTest {
    private static final Instant NOW = Instant.parse("2026-07-15T09:00:00Z");
    private static final String ONE = "+442071838751";
    private static final String TWO = "+442071838752";

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;
    String order;
    String path;

    @BeforeEach
    void order() {
        clock.set(NOW);
        server.run("DELETE FROM porting_order");
        tenant = server.tenant();
        order = tenant.order(ONE, TWO);
        path = "/v2/porting_orders/" + order + "/associated_phone_numbers";
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private static Body range(String start, String end, String action) {
        return Body.of("phone_number_range.start_at", start)
                .with("phone_number_range.end_at", end)
                .with("action", action);
    }

    private Answer add(String start, String end, String action) {
        return tenant.post(path, range(start, end, action));
    }

    private String steps(String id) {
        return tenant.show(id).ok().data("additional_steps");
    }

    private static Object refusal(String code, String title, String detail, String source) {
        return Json.read(Json.bytes(Api.error(code, title, detail, source)));
    }

    @Test
    void aVersionHoldsWhatItHoldsElsewhere() {
        Body body = range("+442071838760", "+442071838769", "keep");
        Answer refused = tenant.post(path, body, "If-Match", "\"2\"");
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.problems()).containsExactly("10015 If-Match");
        String made = tenant.post(path, body, "If-Match", "\"1\"").ok().id();
        assertThat(tenant.delete(path + "/" + made, "If-Match", "\"1\"").status())
                .isEqualTo(412);
        assertThat(tenant.get(path).column("id")).containsExactly(made);
        assertThat(tenant.delete(path + "/" + made, "If-Match", "\"2\"").status())
                .isEqualTo(200);
    }

    @Test
    void aPartialPortSaysWhatBecomesOfTheRestBeforeItIsConfirmed() {
        assertThat(steps(order)).isEqualTo("[]");
        tenant.edit(order, Body.of("misc.type", "partial")).ok();
        assertThat(steps(order)).isEqualTo("[\"associated_phone_numbers\"]");
        String missing = "Say what becomes of the numbers that stay at the losing carrier: send each range of them to "
                + path + ".";
        assertThat(tenant.confirm(order).text()).contains(missing);
        assertThat(tenant.get("/v2/porting_orders/" + order + "/readiness").text())
                .contains(missing);
        Answer added = add("+442071838760", "020 7183 8769", "keep");
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.text()).isEqualTo("""
                {"data":{"id":"%s","record_type":"porting_associated_phone_number","porting_order_id":"%s",\
                "phone_number_range":{"start_at":"+442071838760","end_at":"+442071838769"},"action":"keep",\
                "country_code":"GB","phone_number_type":"local","created_at":"2026-07-15T09:00:00Z",\
                "updated_at":"2026-07-15T09:00:00Z"}}""".formatted(added.id(), order));
        assertThat(steps(order)).isEqualTo("[]");
        server.lead(tenant, order, "in-process");
        assertThat(tenant.delete(path + "/" + added.id()).json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The order is under way, and has to say something about the numbers that stay. Add what is right"
                                + " before the last range goes.",
                        null))));
        String other = add("+442071838770", "+442071838770", "disconnect").id();
        assertThat(tenant.delete(path + "/" + added.id()).ok().text()).isEqualTo(added.text());
        assertThat(tenant.get(path).column("id")).containsExactly(other);
        assertThat(tenant.get("/v2/porting_orders/" + order + "/history").column("reason"))
                .startsWith(
                        "Nothing is said any more about the numbers that stay, +442071838760 to +442071838769.",
                        "Of the numbers that stay, +442071838770 are to be disconnected.");
    }

    @Test
    void whatIsNoRangeOfNumbersThatStayIsRefused() {
        assertThat(add("+442071838760", "+442071838769", "keep").status()).isEqualTo(201);
        assertThat(add(ONE, "+442071838759", "keep").json())
                .isEqualTo(refusal(
                        "10027",
                        "Unprocessable entity",
                        "The order ports +442071838751. Leave the numbers that move out of the ranges that stay.",
                        "pointer:/phone_number_range"));
        assertThat(add("+442071838769", "+442071838780", "keep").json())
                .isEqualTo(refusal(
                        "10027",
                        "Unprocessable entity",
                        "The order has +442071838760 to +442071838769 already, which this range overlaps.",
                        "pointer:/phone_number_range"));
        assertThat(add("+442071838780", "+442071838779", "keep").json())
                .isEqualTo(refusal(
                        "10033",
                        "Value outside of range",
                        "The last number, +442071838779, must not be before the first one, +442071838780.",
                        "pointer:/phone_number_range"));
        assertThat(add("+442071830000", "+442071850000", "keep").text())
                .contains("A range has at most 10000 numbers, and this one has 20001.");
        assertThat(add("+447400123456", "+13035550000", "keep").problems())
                .containsExactly("10033 /phone_number_range");
        assertThat(add("+447400123456", "+447400123457", "keep").problems())
                .containsExactly("10027 /phone_number_range/start_at", "10027 /phone_number_range/end_at");
        assertThat(add("+442071838780", "+447400123456", "keep").text())
                .contains("The numbers of this order are local ones of GB, and so are those that are left behind."
                        + " +447400123456 is none.");
        assertThat(add("nobody", "+442071838780", "sell").problems())
                .containsExactlyInAnyOrder("10032 /action", "10016 /phone_number_range/start_at");
        assertThat(add("071838760", "+442071838780", "keep").json())
                .isEqualTo(refusal(
                        "10016",
                        "Phone number must be in +E.164 format",
                        "It is neither a phone number of GB nor one with its country code.",
                        "pointer:/phone_number_range/start_at"));
        assertThat(tenant.post(path, "{}").problems())
                .containsExactlyInAnyOrder("10004 /phone_number_range", "10004 /action");
        assertThat(tenant.get(path).data()).hasSize(1);
    }

    @Test
    void withTheBillingNumberNothingCanBeKept() {
        tenant.edit(order, Body.of("end_user.admin.billing_phone_number", ONE)).ok();
        assertThat(add("+442071838760", "+442071838769", "keep").json())
                .isEqualTo(refusal(
                        "10027",
                        "Unprocessable entity",
                        "The billing number +442071838751 is ported, and the account at the losing carrier ends with it: what"
                                + " stays can only be disconnected.",
                        "pointer:/action"));
        assertThat(add("+442071838760", "+442071838769", "disconnect").status()).isEqualTo(201);
    }

    @Test
    void aBillingNumberThatComesLaterIsToldAndHeldBackAtConfirm() {
        tenant.edit(order, Body.of("misc.type", "partial")).ok();
        String kept = add("+442071838760", "+442071838769", "keep").id();
        Answer warned = tenant.edit(order, Body.of("end_user.admin.billing_phone_number", ONE))
                .ok();
        assertThat(warned.warnings()).containsExactly("10027 /end_user/admin/billing_phone_number");
        assertThat(tenant.confirm(order).problems()).contains("10027 /end_user/admin/billing_phone_number");
        assertThat(tenant.get("/v2/porting_orders/" + order + "/readiness").text())
                .contains("so that nothing can be kept at the losing carrier");
        tenant.delete(path + "/" + kept).ok();
        add("+442071838760", "+442071838769", "disconnect").ok();
        server.lead(tenant, order, "in-process");
        assertThat(tenant.status(order)).isEqualTo("in-process");
    }

    @Test
    void aNumberThatStaysDoesNotComeOntoTheOrder() {
        add("+442071838760", "+442071838769", "keep").ok();
        String stays = add("+442071838780", "+442071838780", "disconnect").id();
        String numbers = "/v2/porting_orders/" + order + "/phone_numbers";
        Answer refused =
                tenant.post(numbers, Body.numbers("+442071838753", "+442071838769", "+442071838770", "+442071838780"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("10027 /phone_numbers/1", "10027 /phone_numbers/3");
        assertThat(refused.text())
                .contains(
                        "+442071838769 stays at the losing carrier: it is among the associated phone numbers of this order,"
                                + " +442071838760 to +442071838769. Take that range off at " + path + " first.")
                .contains("among the associated phone numbers of this order, +442071838780. Take");
        assertThat(tenant.show(order).data("porting_phone_numbers_count")).isEqualTo("2");
        tenant.delete(path + "/" + stays).ok();
        assertThat(tenant.post(numbers, Body.numbers("+442071838753", "+442071838770", "+442071838780"))
                        .ok()
                        .data("porting_phone_numbers_count"))
                .isEqualTo("5");
    }

    @Test
    void aBillingNumberThatComesOntoTheDraftIsToldToo() {
        tenant.edit(order, Body.of("misc.type", "partial").with("end_user.admin.billing_phone_number", "+442071838753"))
                .ok();
        add("+442071838760", "+442071838769", "keep").ok();
        String numbers = "/v2/porting_orders/" + order + "/phone_numbers";
        assertThat(tenant.post(numbers, Body.numbers("+442071838754")).ok().warnings())
                .isEmpty();
        Answer warned = tenant.post(numbers, Body.numbers("+442071838753")).ok();
        assertThat(warned.warnings()).containsExactly("10027 /end_user/admin/billing_phone_number");
        assertThat(warned.text())
                .contains("The billing number is ported, so that nothing can be kept at the losing carrier.");
    }

    @Test
    void anOrderUnderWayBecomesPartialOnlyWhenItSaysWhatBecomesOfTheRest() {
        server.lead(tenant, order, "in-process");
        assertThat(tenant.edit(order, Body.of("misc.type", "partial")).problems())
                .containsExactly("10027 /misc/type");
        String kept = add("+442071838760", "+442071838769", "keep").ok().id();
        tenant.edit(order, Body.of("misc.type", "partial")).ok();
        assertThat(tenant.edit(order, Body.of("end_user.admin.billing_phone_number", ONE))
                        .problems())
                .containsExactly("10027 /end_user/admin/billing_phone_number");
        Api.desk().submit(order).ok();
        assertThat(tenant.delete(path + "/" + kept).text())
                .contains("What becomes of the numbers that stay cannot be changed while the order is submitted.");
        assertThat(add("+442071838770", "+442071838770", "keep").status()).isEqualTo(422);
    }

    @Test
    void countriesThatDoNotAskAreNotTold() {
        String other = tenant.order("+13035550108");
        tenant.edit(other, Body.of("misc.type", "partial")).ok();
        assertThat(steps(other)).isEqualTo("[]");
        assertThat(tenant.post(
                                "/v2/porting_orders/" + other + "/associated_phone_numbers",
                                range("+13035550110", "+13035550119", "keep"))
                        .text())
                .contains(
                        "Nothing needs to be said about the numbers that stay: US does not ask for that when local numbers"
                                + " are ported.");
    }

    @Test
    void rangesAreListedFilteredAndSortedForOwnerAndDesk() {
        String first = add("+442071838760", "+442071838769", "keep").id();
        clock.set(NOW.plusSeconds(60));
        String second = add("+442071838770", "+442071838770", "disconnect").id();
        String desk = "/operator/porting_orders/" + order + "/associated_phone_numbers";
        for (String query : List.of("", "?sort[value]=-created_at")) {
            assertThat(tenant.get(path + query).column("id")).containsExactly(second, first);
            assertThat(Api.desk().client().get(desk + query).column("id")).containsExactly(second, first);
        }
        assertThat(tenant.get(path + "?sort=created_at").column("id")).containsExactly(first, second);
        assertThat(tenant.get(path + "?filter[action]=keep").column("id")).containsExactly(first);
        assertThat(tenant.get(path + "?filter[phone_number]=%2B442071838765").column("id"))
                .containsExactly(first);
        assertThat(tenant.get(path + "?filter[phone_number]=020%207183%208770").column("id"))
                .containsExactly(second);
        assertThat(tenant.get(path + "?filter[phone_number]=%2B44207183876").data())
                .isEmpty();
        assertThat(tenant.get(path + "?page[size]=1&page[number]=2").json().toString())
                .contains(first)
                .endsWith("\"meta\":{\"page_number\":2,\"page_size\":1,\"total_pages\":2,\"total_results\":2}}");
        assertThat(server.tenant().get(path).problems()).containsExactly("10005 id");
        assertThat(server.tenant().delete(path + "/" + first).problems()).containsExactly("10005 id");
    }

    @Test
    void ofOverlappingRangesAtOnceOneIsTaken() throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String start = "+44207183876" + i;
            calls.add(() -> add(start, "+442071838769", "keep").status());
        }
        assertThat(AtOnce.of(calls)).containsExactlyInAnyOrder(201, 422, 422, 422, 422);
    }

    @Test
    void anOrderHasAThousandRangesAtMost() {
        add("+442071838760", "+442071838760", "keep").ok();
        server.run("""
                INSERT INTO porting_associated_phone_number
                    (id, account_id, porting_order_id, start_at, end_at, action, country_code, phone_number_type, created_at)
                SELECT gen_random_uuid(), account_id, porting_order_id, '+4420710' || (10000 + n), '+4420710' || (10000 + n), action,
                       country_code, phone_number_type, created_at
                FROM porting_associated_phone_number, generate_series(1, 999) n""");
        assertThat(add("+442071838761", "+442071838761", "keep").text())
                .contains("An order has at most 1000 ranges of associated numbers. Take some off it first.");
    }

    @Test
    void whatStaysBehindAnOrderStaysBehindBothOfItsParts() {
        tenant.edit(order, Body.of("misc.type", "partial")).ok();
        add("+442071838760", "+442071838769", "keep").ok();
        server.lead(tenant, order, "submitted");
        String part = Api.desk().act(order, "split", Body.numbers(TWO)).ok().value("to.id");
        assertThat(steps(part)).isEqualTo("[]");
        Answer theirs = tenant.get("/v2/porting_orders/" + part + "/associated_phone_numbers");
        assertThat(theirs.column("phone_number_range.end_at")).containsExactly("+442071838769");
        assertThat(theirs.column("porting_order_id")).containsExactly(part);
        assertThat(tenant.get(path).data()).hasSize(1);
        assertThat(server.rows("SELECT associated_ranges || ' ' || kept_ranges FROM porting_order"))
                .containsExactly("1 1", "1 1");
    }
}
