package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ids of orders for clients of the first version of the API. */
@ServerTest
class SubRequestTest {
    @Inject
    TestServer server;

    Tenant tenant;

    @BeforeEach
    void account() {
        tenant = server.tenant();
    }

    private Answer ids(String order) {
        return tenant.get("/v2/porting_orders/" + order + "/sub_request");
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anOrderHasTheIdsThatItWillAlwaysHave() {
        String id = server.completeOrder(tenant, "+13035550001");
        Answer asDraft = ids(id);
        assertThat(asDraft.status()).isEqualTo(200);
        server.lead(tenant, id, "submitted");
        String parent = tenant.show(id).value("parent_support_key");
        assertThat(asDraft.json()).isEqualTo(Json.read("""
                {"data":{"sub_request_id":"%s","port_request_id":"%s"}}""".formatted(
                        named("sub_request/" + id), named("port_request/" + tenant.accountId() + "/" + parent))));
        assertThat(ids(id).text()).isEqualTo(asDraft.text());
    }

    @Test
    void ordersOfOneRequestShareOneAndHaveOneOfTheirOwn() {
        List<String> born = tenant.create("+13035550001", "+4930123456").ok().column("id");
        assertThat(born).hasSize(2);
        Answer one = ids(born.get(0));
        Answer other = ids(born.get(1));
        assertThat(one.value("port_request_id")).isEqualTo(other.value("port_request_id"));
        assertThat(one.value("sub_request_id")).isNotEqualTo(other.value("sub_request_id"));
        Answer apart = ids(tenant.order("+13035550002"));
        assertThat(apart.value("port_request_id")).isNotEqualTo(one.value("port_request_id"));
    }

    @Test
    void whatIsSplitOffStaysPartOfTheRequest() {
        String id = server.completeOrder(tenant, "+13035550001", "+13035550002");
        Answer before = ids(id);
        server.lead(tenant, id, "submitted");
        tenant.withKey(Api.OPERATOR_KEY)
                .post("/operator/porting_orders/" + id + "/actions/split", "{\"phone_numbers\":[\"+13035550002\"]}")
                .ok();
        List<String> orders = tenant.get("/v2/porting_orders").column("id");
        assertThat(orders).hasSize(2).contains(id);
        assertThat(ids(id).text()).isEqualTo(before.text());
        for (String order : orders) {
            assertThat(ids(order).value("port_request_id")).isEqualTo(before.value("port_request_id"));
        }
        assertThat(ids(orders.get(0)).value("sub_request_id"))
                .isNotEqualTo(ids(orders.get(1)).value("sub_request_id"));
    }

    @Test
    void anotherAccountsOrderIsNotThere() {
        String id = tenant.order("+13035550001");
        assertThat(server.tenant()
                        .get("/v2/porting_orders/" + id + "/sub_request")
                        .status())
                .isEqualTo(404);
    }
}
