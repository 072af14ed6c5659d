package dev.portwright.desk;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.CsvPages;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.page.ETags;
import dev.portwright.platform.page.Listed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Operations {@code ListDeskPortingOrders}, {@code CountDeskPortingOrders}, {@code GetDeskPortingOrder}, {@code
 * UpdateDeskPortingOrder} and {@code ListDeskPortingOrderHistory}.
 */
@Path("/operator/porting_orders")
@OperatorApi
@RunOnVirtualThread
class DeskOrderResource {
    private final OperatorCall call;
    private final DeskOrders orders;
    private final DeskSheets sheets;
    private final DeskOrderWire wire;

    DeskOrderResource(OperatorCall call, DeskOrders orders, DeskSheets sheets, DeskOrderWire wire) {
        this.call = call;
        this.orders = orders;
        this.sheets = sheets;
        this.wire = wire;
    }

    @GET
    public Response list(@Context HttpHeaders headers) {
        boolean csv = CsvPages.preferred(headers);
        Listed<DeskOrder> listed = orders.list(call.query("ListDeskPortingOrders"));
        return csv ? CsvPages.page(call, listed, wire.csv(), "porting_orders.csv") : Answers.page(listed, wire::json);
    }

    @GET
    @Path("/counts")
    public Response counts() {
        return Answers.ok(DeskCountsJson.of(orders.counts(call.query("CountDeskPortingOrders"))));
    }

    @GET
    @Path("/{id}")
    public Response get() {
        return answer(wire, orders.get(call.id()));
    }

    @PATCH
    @Path("/{id}")
    @TakesBody
    public Response update(byte[] body) {
        UUID orderId = call.id();
        JsonNode given = call.body("UpdateDeskPortingOrder", body);
        return answer(wire, sheets.edit(orderId, call.actor(), DeskBodies.sheet(given)));
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

    static Response answer(DeskOrderWire wire, DeskOrder order) {
        return Answers.tagged(
                wire.json(order),
                new DeskOrderJson.Meta("/v2/porting_phone_numbers?filter[porting_order_id]=" + order.id()),
                ETags.of(order.version()));
    }
}
