package dev.portwright.porting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.RequestStatements;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Desk;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How many statements the actions take that everybody waits for, without those that begin and end a transaction. More
 * of them is slower, on a database that is not on the same machine much slower. Changing a number here is a decision.
 */
@ServerTest
@TestProfile(PeopleDecide.class)
class StatementsTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    @Inject
    RequestStatements statements;

    Desk desk;
    Tenant tenant;

    @BeforeEach
    void account() {
        server.run("DELETE FROM porting_order");
        clock.set(NOW);
        tenant = server.tenant();
        desk = Api.desk();
        // Its key is known from then on.
        tenant.create("+13035550000");
    }

    @AfterEach
    void release() {
        clock.release();
    }

    /** The statements of an action on one of several orders that were brought where it is possible. */
    private long statements(Function<String, String> prepared, Function<String, Integer> action) {
        return statements.fewest(time -> {
            String id = prepared.apply("+1303555010" + time);
            return () -> assertThat(action.apply(id)).isBetween(200, 202);
        });
    }

    private String complete(String number) {
        return server.completeOrder(tenant, number);
    }

    private String confirmed(String number) {
        String id = complete(number);
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
        return id;
    }

    private String submitted(String number) {
        String id = confirmed(number);
        assertThat(desk.act(id, "submit", "").status()).isEqualTo(200);
        return id;
    }

    private String onDemand(String number) {
        String id = complete(number);
        tenant.edit(id, "{\"activation_settings\":{\"activation_type\":\"on-demand\"}}");
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
        desk.act(id, "submit", "");
        assertThat(confirmFoc(id)).isEqualTo(200);
        return id;
    }

    private int confirmFoc(String id) {
        return desk.act(id, "confirm_foc", "{\"foc_datetime\":\"2026-03-16T15:00:00Z\"}")
                .status();
    }

    @Test
    void creatingAnOrder() {
        assertThat(statements(number -> number, number -> tenant.create(number).status()))
                .isEqualTo(1);
    }

    @Test
    void readingAnOrder() {
        assertThat(statements(tenant::order, id -> tenant.show(id).status())).isEqualTo(1);
    }

    /** It is locked; it is written with its history and its events. */
    @Test
    void editingAnOrder() {
        assertThat(statements(
                        tenant::order,
                        id -> tenant.edit(id, "{\"customer_reference\":\"a\",\"webhook_url\":\"http://127.0.0.1/\"}")
                                .status()))
                .isEqualTo(2);
    }

    /** Locked; its numbers read, locked, held against other orders; written; the drafts counted; the numbers taken; asked. */
    @Test
    void confirmingAnOrder() {
        assertThat(statements(this::complete, id -> tenant.confirm(id).status()))
                .isEqualTo(9);
    }

    /** Locked; written; what the desk was asked is settled; its numbers read for the answer. */
    @Test
    void submittingAnOrderAtTheDesk() {
        assertThat(statements(this::confirmed, id -> desk.act(id, "submit", "").status()))
                .isEqualTo(4);
    }

    @Test
    void confirmingADateAtTheDesk() {
        assertThat(statements(this::submitted, this::confirmFoc)).isEqualTo(8);
    }

    /** At a desk it is looked up on the order's sheet whether people do it. */
    @Test
    void activatingAnOrder() {
        assertThat(statements(
                        number -> {
                            clock.set(NOW);
                            String id = onDemand(number);
                            clock.set(Instant.parse("2026-03-16T15:00:00Z"));
                            return id;
                        },
                        id -> tenant.post("/v2/porting_orders/" + id + "/actions/activate", "")
                                .status()))
                .isEqualTo(6);
    }
}
