package dev.portwright.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Answer;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.PostgresResource;
import dev.portwright.testing.Tenant;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of an order move to an order of their own. */
@QuarkusTest
@TestProfile(PeopleDecide.class)
@QuarkusTestResource(PostgresResource.class)
class DeskSplitTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    final DeskClient desk = new DeskClient();
    Tenant tenant;
    String id;

    @BeforeEach
    void order() {
        server.run("DELETE FROM porting_order");
        clock.set(NOW);
        tenant = server.tenant();
        id = server.completeOrder(tenant, "+13035550000", "+13035550001", "+13035550002");
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @ParameterizedTest
    @CsvSource({"in-process", "submitted", "exception"})
    void theNewOrderStandsWhereTheOldOneDoesWithAllThatItsOwnerGave(String status) {
        server.status(id, status);
        Answer split = split("Other rate center.", "+13035550001", "+13035550002");
        assertThat(split.status()).isEqualTo(201);
        assertThat(split.data("record_type")).isEqualTo("\"porting_order_split\"");
        assertThat(split.data("from.id")).isEqualTo("\"" + id + "\"");
        String part = split.data().at("/to/id").asString();
        assertThat(numbers(id)).containsExactly("+13035550000");
        assertThat(numbers(part)).containsExactly("+13035550001", "+13035550002");
        for (String same : List.of(
                "status",
                "parent_support_key",
                "end_user",
                "documents",
                "misc",
                "requirements",
                "old_service_provider_ocn",
                "user_id")) {
            assertThat(tenant.show(part).data(same)).isEqualTo(tenant.show(id).data(same));
        }
        assertThat(tenant.show(part).data("end_user.admin.account_number")).isEqualTo("\"4711\"");
        assertThat(tenant.show(part).data("end_user.admin.pin_passcode")).isEqualTo("\"2468\"");
        assertThat(tenant.show(part).data("support_key"))
                .startsWith("\"sr_")
                .isNotEqualTo(tenant.show(id).data("support_key"));
        assertThat(tenant.show(id).data("porting_phone_numbers_count")).isEqualTo("1");
        assertThat(tenant.show(part).data("porting_phone_numbers_count")).isEqualTo("2");
        assertThat(tenant.create("+13035550001").problems()).containsExactly("80003 /phone_numbers/0");
    }

    @Test
    void bothOrdersTellOfItAndEachNumberHasAnEvent() {
        server.status(id, "submitted");
        String moved = server.rows(
                        "SELECT id::text FROM porting_phone_number WHERE phone_number = '+13035550001' AND porting_order_id = ?::uuid",
                        id)
                .getFirst();
        Answer split = split("Other rate center.", "+13035550001", "+13035550002");
        String part = split.data().at("/to/id").asString();
        String numbers = "[\"+13035550001\",\"+13035550002\"]";
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
        Answer split = split("x", "+13035550001");
        assertThat(split.data("to.request"))
                .isEqualTo("{\"type\":\"new_order\",\"asked_at\":\"2026-03-11T15:00:00Z\"}")
                .isEqualTo(split.data("from.request"));
        desk.act(id, "submit", "");
        assertThat(split("x", "+13035550002").data("to.request")).isEqualTo("null");
    }

    @Test
    void anOrderWithAConfirmedDateHasTwoActivationsAndAllNumbersArrive() {
        server.status(id, "submitted");
        desk.act(id, "confirm_foc", "{\"foc_datetime\":\"2026-03-16T15:00:00Z\"}");
        String part = split("x", "+13035550001").data().at("/to/id").asString();
        assertThat(tenant.get("/v2/porting_orders/" + part + "/activation_jobs").column("activate_at"))
                .containsExactly("2026-03-16T15:00:00Z");
        clock.set(Instant.parse("2026-03-16T15:00:00Z"));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            clock.advance(Duration.ofSeconds(20));
            return tenant.get("/v2/porting_orders?filter[status]=ported").data().size() == 2;
        });
        assertThat(tenant.get("/v2/phone_numbers?sort=phone_number").column("phone_number"))
                .containsExactly("+13035550000", "+13035550001", "+13035550002");
    }

    @Test
    void onceActivationHasBegunAnOrderStaysTogether() {
        server.status(id, "foc-date-confirmed");
        activationIs("in-process");
        Answer refused = split("x", "+13035550001");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .isEqualTo(
                        "{\"errors\":[{\"code\":\"10036\",\"title\":\"Resource is being processed\",\"detail\":\"The numbers are being activated; the order cannot be split any more.\",\"meta\":{\"url\":\"/docs/errors.html#10036\"}}]}");
    }

    @Test
    void aNumberThatIsInConflictBeforeItsDateCanBeSplitOff() {
        server.status(id, "foc-date-confirmed");
        activationIs("created");
        server.run(
                "UPDATE porting_phone_number SET activation_status = 'Conflict' WHERE porting_order_id = ?::uuid AND phone_number = '+13035550001'",
                id);
        assertThat(split("x", "+13035550001").status()).isEqualTo(201);
    }

    private void activationIs(String status) {
        server.run("""
                INSERT INTO activation_job (id, account_id, porting_order_id, activation_type, status, activate_at,
                    window_start, window_end, created_at, updated_at)
                SELECT gen_random_uuid(), o.account_id, o.id, 'scheduled', s.status, o.foc_datetime_actual,
                    o.foc_datetime_actual, o.foc_datetime_actual, o.updated_at, o.updated_at
                FROM (SELECT ?::text AS status) s, porting_order o WHERE o.id = ?::uuid""", status, id);
    }

    @ParameterizedTest
    @CsvSource({"draft", "cancel-pending", "ported", "cancelled"})
    void anOrderThatIsNotOnItsWayIsNotSplit(String status) {
        server.status(id, status);
        String before = server.row(id);
        Answer refused = split("x", "+13035550001");
        assertThat(refused.text())
                .isEqualTo(
                        "{\"errors\":[{\"code\":\"10027\",\"title\":\"Unprocessable entity\",\"detail\":\"Orders are split between their submission and their port; this order is "
                                + status
                                + ".\",\"meta\":{\"url\":\"/docs/errors.html#10027\"}}]}");
        assertThat(server.row(id)).isEqualTo(before);
    }

    @Test
    void badRequestsChangeNothing() {
        server.status(id, "submitted");
        String before = server.row(id);
        assertThat(split("x", "+13035550001", "+13035550009", "+13035550001").problems())
                .containsExactly("10027 /phone_numbers/1", "80200 /phone_numbers/2");
        assertThat(split("x", "+13035550000", "+13035550001", "+13035550002").problems())
                .containsExactly("10027 /phone_numbers");
        assertThat(desk.act(id, "split", "{}").problems()).containsExactly("10004 /phone_numbers");
        assertThat(desk.act(id, "split", "{\"phone_numbers\":[]}").problems()).containsExactly("10033 /phone_numbers");
        String body = "{\"phone_numbers\":[\"+13035550001\"]}";
        assertThat(desk.act(id, "split", body, "if-match", "\"99\"").status()).isEqualTo(412);
        assertThat(desk.act("x", "split", body).problems()).containsExactly("10006 id");
        assertThat(desk.act(UUID.randomUUID().toString(), "split", body).status())
                .isEqualTo(404);
        assertThat(new DeskClient(tenant).act(id, "split", body).status()).isEqualTo(401);
        assertThat(server.row(id)).isEqualTo(before);
        assertThat(split("x", "+13035550001").status()).isEqualTo(201);
        assertThat(split("x", "+13035550001").problems()).containsExactly("10027 /phone_numbers/0");
    }

    private Answer split(String reason, String... numbers) {
        return desk.act(
                id,
                "split",
                "{\"phone_numbers\":[\"%s\"],\"reason\":\"%s\"}".formatted(String.join("\",\"", numbers), reason));
    }

    private List<String> numbers(String order) {
        return tenant.get("/v2/porting_phone_numbers?sort=phone_number&filter[porting_order_id]=" + order)
                .column("phone_number");
    }
}
