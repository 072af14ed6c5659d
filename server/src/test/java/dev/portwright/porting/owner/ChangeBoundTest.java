package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** An order's history ends somewhere. */
@ServerTest
class ChangeBoundTest {
    @Inject
    TestServer server;

    @Test
    void anOrderIsEditedTenThousandTimesAndNotOnceMoreButGoesOnWithItsLife() {
        Tenant tenant = server.tenant();
        String order = server.completeOrder(tenant, "+13035550000");
        server.run("UPDATE porting_order SET version = 9999 WHERE id = ?::uuid", order);
        assertThat(tenant.edit(order, Body.of("customer_reference", "last")).status())
                .isEqualTo(200);

        Answer refused = tenant.edit(order, Body.of("customer_reference", "more"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.text(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "This order was changed 10000 times, which is as often as an order can be. It can still be"
                                + " submitted or deleted; for other changes make a new one.",
                        null))));
        assertThat(tenant.show(order).data("customer_reference")).isEqualTo("\"last\"");
        assertThat(tenant.confirm(order).status()).isEqualTo(200);
        assertThat(tenant.cancel(order).status()).isEqualTo(200);
    }
}
