package dev.portwright.operator;

import dev.portwright.account.OperatorApi;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.ETags;
import dev.portwright.platform.http.Listed;
import dev.portwright.platform.http.PathIds;
import dev.portwright.portingorder.AllOrders;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** Operations {@code ListDeskPortingOrders}, {@code GetDeskPortingOrder} and {@code ListDeskPortingOrderHistory}. */
@Path("/operator/porting_orders")
@OperatorApi
@RunOnVirtualThread
class DeskOrderResource {
    private final Contract contract;
    private final DeskOrders orders;

    DeskOrderResource(Contract contract, DeskOrders orders) {
        this.contract = contract;
        this.orders = orders;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Listed<DeskOrder> listed = orders.list(query("ListDeskPortingOrders", uri));
        return Answers.page(listed.entries().stream().map(DeskOrderJson::of).toList(), listed.page(), listed.total());
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") String id) {
        return answer(orders.get(PathIds.uuid("id", id)));
    }

    @GET
    @Path("/{id}/history")
    public Response history(@PathParam("id") String id, @Context UriInfo uri) {
        UUID orderId = PathIds.uuid("id", id);
        Page page = query("ListDeskPortingOrderHistory", uri).page();
        AllOrders.History history = orders.history(orderId, page);
        return Answers.page(history.entries(), page, history.total());
    }

    private Query query(String operation, UriInfo uri) {
        return contract.operation(operation).readQuery(uri.getRequestUri().getRawQuery());
    }

    static Response answer(DeskOrder order) {
        return Answers.tagged(
                DeskOrderJson.of(order),
                new DeskOrderJson.Meta("/v2/porting_phone_numbers?filter[porting_order_id]=" + order.id()),
                ETags.of(order.version()));
    }
}
