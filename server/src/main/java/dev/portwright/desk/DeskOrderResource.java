package dev.portwright.desk;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.page.ETags;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Operations {@code ListDeskPortingOrders}, {@code GetDeskPortingOrder}, {@code UpdateDeskPortingOrder} and {@code
 * ListDeskPortingOrderHistory}.
 */
@Path("/operator/porting_orders")
@OperatorApi
@RunOnVirtualThread
class DeskOrderResource {
    private final OperatorCall call;
    private final DeskOrders orders;
    private final DeskSheets sheets;

    DeskOrderResource(OperatorCall call, DeskOrders orders, DeskSheets sheets) {
        this.call = call;
        this.orders = orders;
        this.sheets = sheets;
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

    @PATCH
    @Path("/{id}")
    @TakesBody
    public Response update(byte[] body) {
        UUID orderId = call.id();
        JsonNode given = call.body("UpdateDeskPortingOrder", body);
        return answer(sheets.number(
                orderId,
                call.actor(),
                given.path("carrier_order_number")
                        .asStringOpt()
                        .map(String::strip)
                        .filter(number -> !number.isEmpty())
                        .orElse(null)));
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
