package dev.portwright.porting.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.event.EventLog;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the event of a new status tells. */
@ServerTest
class OrderEventsTest {

    @Inject
    TestServer server;

    @Inject
    Db db;

    @Inject
    OwnOrders orders;

    @Inject
    EventLog events;

    Tenant tenant;
    String id;

    @BeforeEach
    void order() {
        tenant = server.tenant();
        id = tenant.order("+13035550000");
    }

    @Test
    void anExceptionIsToldWithItsReasons() {
        tenant.edit(id, Body.of("customer_reference", "ref").with("webhook_url", "https://example.com/hooks"));
        server.lead(tenant, id, "exception");
        // Each has its place, and with it is on its way.
        tenant.get("/v2/porting/events?after=beginning").ok();
        Answer shown = tenant.show(id);
        Answer told = tenant.get("/v2/porting/events?page[size]=1");
        assertThat(told.data()).isEqualTo(Json.read("""
                [{"id":"%s","record_type":"porting_event","event_type":"porting_order.status_changed",
                  "porting_order_id":"%s","available_notification_methods":["webhook"],"payload_status":"completed",
                  "payload":{"id":"%2$s","customer_reference":"ref","support_key":%3$s,
                   "status":{"value":"exception","details":[{"code":"OTHER","description":%5$s,"attribute":null}]},
                   "updated_at":%4$s,"webhook_url":"https://example.com/hooks"},
                  "created_at":%4$s,"updated_at":%4$s}]""".formatted(
                        told.id(),
                        id,
                        shown.data("support_key"),
                        shown.data("updated_at"),
                        shown.data("status.details.0.description"))));
        assertThat(server.rows("SELECT webhook_url FROM event WHERE porting_order_id = ?::uuid", id))
                .isNotEmpty()
                .containsOnly("https://example.com/hooks");
    }

    @Test
    void whatAnOrderHasNotIsNull() {
        tell();
        assertThat(tenant.get("/v2/porting/events").data().get(0).path("payload"))
                .isEqualTo(Json.read("""
                        {"id":"%s","customer_reference":null,"support_key":null,
                         "status":{"value":"draft","details":[]},"updated_at":%s,"webhook_url":null}""".formatted(id, tenant.show(id).data("updated_at"))));
    }

    private void tell() {
        PortingOrder order =
                orders.get(tenant.accountId(), UUID.fromString(id), false).order();
        db.transaction(tx -> {
            events.append(tx, List.of(OrderEvents.statusChanged(order)));
            return null;
        });
    }
}
