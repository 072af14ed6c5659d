package dev.portwright.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Desk;
import dev.portwright.testkit.PhoneNumbers;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of an order move to an order of their own. */
@ServerTest
@TestProfile(PeopleDecide.class)
class DeskSplitTest extends AtTheDesk {
    private final String three = PhoneNumbers.next();
    private String id;

    @BeforeEach
    void order() {
        id = server.completeOrder(tenant, one, two, three);
    }

    @ParameterizedTest
    @CsvSource({"in-process", "submitted", "exception"})
    void theNewOrderStandsWhereTheOldOneDoesWithAllThatItsOwnerGave(String status) {
        server.lead(tenant, id, status);
        Answer split = split("Other rate center.", two, three);
        assertThat(split.status()).isEqualTo(201);
        assertThat(split.data("record_type")).isEqualTo("\"porting_order_split\"");
        assertThat(split.data("from.id")).isEqualTo("\"" + id + "\"");
        String part = split.data().at("/to/id").asString();
        assertThat(numbers(id)).containsExactly(one);
        assertThat(numbers(part)).containsExactly(two, three);
        for (String same : List.of(
                "status",
                "parent_support_key",
                "end_user",
                "documents",
                "misc",
                "requirements",
                "old_service_provider_ocn",
                "user_id")) {
            assertThat(tenant.show(part).data(same))
                    .isEqualTo(tenant.show(id).data(same).replace(id, part));
        }
        assertThat(tenant.show(part).data("end_user.admin.account_number")).isEqualTo("\"4711\"");
        assertThat(tenant.show(part).data("end_user.admin.pin_passcode")).isEqualTo("\"2468\"");
        assertThat(tenant.show(part).data("support_key"))
                .startsWith("\"sr_")
                .isNotEqualTo(tenant.show(id).data("support_key"));
        assertThat(tenant.show(id).data("porting_phone_numbers_count")).isEqualTo("1");
        assertThat(tenant.show(part).data("porting_phone_numbers_count")).isEqualTo("2");
        assertThat(tenant.create(two).problems()).containsExactly("80003 /phone_numbers/0");
    }

    @Test
    void bothOrdersTellOfItAndEachNumberHasAnEvent() {
        server.lead(tenant, id, "submitted");
        String moved = server.rows(
                        "SELECT id::text FROM porting_phone_number WHERE phone_number = ? AND porting_order_id = ?::uuid",
                        two,
                        id)
                .getFirst();
        Answer split = split("Other rate center.", two, three);
        String part = split.data().at("/to/id").asString();
        String numbers = "[\"" + two + "\",\"" + three + "\"]";
        assertThat(desk.history(id).data("0.action")).isEqualTo("\"split\"");
        assertThat(desk.history(id).data("0.reason")).isEqualTo("\"Other rate center.\"");
        assertThat(desk.history(id).data("0.changes"))
                .isEqualTo(
                        "[{\"attribute\":\"porting_phone_numbers_count\",\"old_value\":3,\"new_value\":1},{\"attribute\":\"phone_numbers\",\"old_value\":"
                                + numbers
                                + ",\"new_value\":null},{\"attribute\":\"split_to\",\"old_value\":null,\"new_value\":\""
                                + part + "\"}]");
        assertThat(desk.history(part).data()).hasSize(1);
        assertThat(desk.history(part).data("0.request_id")).isEqualTo("\"" + split.header("x-request-id") + "\"");
        assertThat(desk.history(part).data("0.changes"))
                .isEqualTo(
                        "[{\"attribute\":\"porting_phone_numbers_count\",\"old_value\":null,\"new_value\":2},{\"attribute\":\"phone_numbers\",\"old_value\":null,\"new_value\":"
                                + numbers
                                + "},{\"attribute\":\"split_from\",\"old_value\":null,\"new_value\":\"" + id + "\"}]");
        assertThat(server.rows(
                        "SELECT payload::text FROM event WHERE event_type = 'porting_order.split' AND porting_order_id = ?::uuid ORDER BY id",
                        id))
                .hasSize(2)
                .first()
                .isEqualTo(
                        "{\"to\": {\"id\": \"%s\"}, \"from\": {\"id\": \"%s\"}, \"porting_phone_numbers\": [{\"id\": \"%s\"}]}"
                                .formatted(part, id, moved));
    }

    @Test
    void whatTheDeskIsAskedForTheOrderItIsAskedForItsPart() {
        tenant.confirm(id);
        clock.advance(Duration.ofHours(1));
        Answer split = split("x", two);
        assertThat(split.data("to.request"))
                .isEqualTo("{\"type\":\"new_order\",\"asked_at\":\"2026-03-11T15:00:00Z\"}")
                .isEqualTo(split.data("from.request"));
        desk.submit(id);
        assertThat(split("x", three).data("to.request")).isEqualTo("null");
    }

    @Test
    void anOrderWithAConfirmedDateHasTwoActivationsAndAllNumbersArrive() {
        server.lead(tenant, id, "submitted");
        desk.act(id, "confirm_foc", Body.of("foc_datetime", "2026-03-16T15:00:00Z"));
        String part = split("x", two).data().at("/to/id").asString();
        assertThat(tenant.get("/v2/porting_orders/" + part + "/activation_jobs").column("activate_at"))
                .containsExactly("2026-03-16T15:00:00Z");
        clock.set(Instant.parse("2026-03-16T15:00:00Z"));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            clock.advanceForJobs(Duration.ofSeconds(20));
            return tenant.get("/v2/porting_orders?filter[status]=ported").data().size() == 2;
        });
        assertThat(tenant.get("/v2/phone_numbers?sort=phone_number").column("phone_number"))
                .containsExactly(one, two, three);
    }

    @Test
    void onceActivationHasBegunAnOrderStaysTogether() {
        server.lead(tenant, id, "foc-date-confirmed");
        clock.setForJobs(NOW.plus(Duration.ofDays(9)));
        Awaitility.await()
                .until(() -> tenant.get("/v2/porting_orders/" + id + "/activation_jobs")
                        .column("status")
                        .equals(List.of("in-process")));
        Answer refused = split("x", two);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .isEqualTo(
                        Api.here(
                                "{\"errors\":[{\"code\":\"10036\",\"title\":\"Resource is being processed\",\"detail\":\"The numbers are being activated; the order cannot be split any more.\",\"meta\":{\"url\":\"/docs/errors.html#10036\"}}]}"));
    }

    @Test
    void aNumberThatIsInConflictBeforeItsDateCanBeSplitOff() {
        server.lead(tenant, id, "foc-date-confirmed");
        desk.activation(id, "Conflict", two).ok();
        assertThat(split("x", two).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"draft", "cancel-pending", "ported", "cancelled"})
    void anOrderThatIsNotOnItsWayIsNotSplit(String status) {
        server.lead(tenant, id, status);
        String before = server.row(id);
        Answer refused = split("x", two);
        assertThat(refused.text())
                .isEqualTo(Api.here(
                        "{\"errors\":[{\"code\":\"10027\",\"title\":\"Unprocessable entity\",\"detail\":\"Orders are split between their submission and their port; this order is "
                                + status
                                + ".\",\"meta\":{\"url\":\"/docs/errors.html#10027\"}}]}"));
        assertThat(server.row(id)).isEqualTo(before);
    }

    @Test
    void badRequestsChangeNothing() {
        server.lead(tenant, id, "submitted");
        String before = server.row(id);
        assertThat(split("x", two, PhoneNumbers.next(), two).problems())
                .containsExactly("10027 /phone_numbers/1", "80200 /phone_numbers/2");
        assertThat(split("x", one, two, three).problems()).containsExactly("10027 /phone_numbers");
        assertThat(desk.act(id, "split", "{}").problems()).containsExactly("10004 /phone_numbers");
        assertThat(desk.act(id, "split", "{\"phone_numbers\":[]}").problems()).containsExactly("10033 /phone_numbers");
        Body body = Body.numbers(two);
        assertThat(desk.act(id, "split", body, "if-match", "\"99\"").status()).isEqualTo(412);
        assertThat(desk.act("x", "split", body).problems()).containsExactly("10006 id");
        assertThat(desk.act(UUID.randomUUID().toString(), "split", body).status())
                .isEqualTo(404);
        assertThat(new Desk(tenant.client()).act(id, "split", body).status()).isEqualTo(401);
        assertThat(server.row(id)).isEqualTo(before);
        assertThat(split("x", two).status()).isEqualTo(201);
        assertThat(split("x", two).problems()).containsExactly("10027 /phone_numbers/0");
    }

    @Test
    void numbersAreUnderstoodHoweverTheDeskWritesThem() {
        server.lead(tenant, id, "submitted");
        String written = two.replaceFirst("\\+1(...)(...)(....)", "($1) $2-$3");
        Answer split = split("Other rate center.", written);
        assertThat(numbers(split.data().at("/to/id").asString())).containsExactly(two);
    }

    private Answer split(String reason, String... numbers) {
        return desk.split(id, reason, numbers);
    }

    private List<String> numbers(String order) {
        return tenant.get("/v2/porting_phone_numbers?sort=phone_number&filter[porting_order_id]=" + order)
                .column("phone_number");
    }
}
