package dev.portwright.desk;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.page.ETags;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operations {@code ListDeskPortingOrders}, {@code GetDeskPortingOrder} and {@code ListDeskPortingOrderHistory}. */
@Path("/operator/porting_orders")
@OperatorApi
@RunOnVirtualThread
class DeskOrderResource {
    private final OperatorCall call;
    private final DeskOrders orders;

    DeskOrderResource(OperatorCall call, DeskOrders orders) {
        this.call = call;
        this.orders = orders;
    }

    @GET
    public Response list() {
        return Answers.page(orders.list(call.query("ListDeskPortingOrders")), DeskOrderJson::of);
    }

    @GET
    @Path("/{id}")
    public Response get() {
        return answer(orders.get(call.id()));
    }

    @GET
    @Path("/{id}/history")
    public Response history() {
        UUID orderId = call.id();
        return Answers.page(
                orders.history(
                        orderId, call.query("ListDeskPortingOrderHistory").page()),
                entry -> entry);
    }

    static Response answer(DeskOrder order) {
        return Answers.tagged(
                DeskOrderJson.of(order),
                new DeskOrderJson.Meta("/v2/porting_phone_numbers?filter[porting_order_id]=" + order.id()),
                ETags.of(order.version()));
    }
}
