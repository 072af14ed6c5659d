package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ServerTest
class DeletePortingOrderTest {
    @Inject
    TestServer server;

    Tenant tenant;
    String id;

    @BeforeEach
    void draft() {
        tenant = server.tenant();
        id = tenant.order("+13035550000", "+13035550001");
    }

    @Test
    void aDraftAndItsNumbersAreGone() {
        Answer deleted = tenant.delete("/v2/porting_orders/" + id);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.text()).isEmpty();
        assertThat(tenant.show(id).status()).isEqualTo(404);
        assertThat(tenant.delete("/v2/porting_orders/" + id).status()).isEqualTo(404);
        assertThat(tenant.edit(id, "{}").status()).isEqualTo(404);
        assertThat(tenant.get("/v2/porting_orders").data()).isEmpty();
        assertThat(tenant.get("/v2/porting_phone_numbers").data()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRAFT")
    void anOrderThatIsNoDraftStays(PortingOrderStatus status) {
        server.lead(tenant, id, status.word());
        String before = server.row(id);
        List<String> events = events();
        Answer refused = tenant.delete("/v2/porting_orders/" + id);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("10027");
        assertThat(refused.text()).contains("this order is " + status.word());
        assertThat(server.row(id)).isEqualTo(before);
        assertThat(events()).isEqualTo(events);
    }

    private List<String> events() {
        return server.rows("SELECT id::text FROM event WHERE porting_order_id = ?::uuid ORDER BY id", id);
    }
}
