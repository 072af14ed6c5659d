package dev.portwright.portingorder;

import dev.portwright.account.Caller;
import dev.portwright.account.CurrentCaller;
import dev.portwright.account.CustomerApi;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.ETags;
import dev.portwright.platform.http.Idempotency;
import dev.portwright.platform.http.Listed;
import dev.portwright.platform.http.MaxBody;
import dev.portwright.platform.http.PathIds;
import dev.portwright.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations {@code ListPortingOrders}, {@code CreatePortingOrder}, {@code GetPortingOrder}, {@code UpdatePortingOrder},
 * {@code DeletePortingOrder}, {@code ConfirmPortingOrder}, {@code CancelPortingOrder} and {@code ListPortingOrderHistory}.
 */
@Path("/v2/porting_orders")
@CustomerApi
@RunOnVirtualThread
class PortingOrderResource {
    private final Contract contract;
    private final CurrentCaller current;
    private final Idempotency idempotency;
    private final CreatePortingOrders creation;
    private final EditPortingOrder editing;
    private final OrderActions actions;
    private final PortingOrderService orders;

    PortingOrderResource(
            Contract contract,
            CurrentCaller current,
            Idempotency idempotency,
            CreatePortingOrders creation,
            EditPortingOrder editing,
            OrderActions actions,
            PortingOrderService orders) {
        this.contract = contract;
        this.current = current;
        this.idempotency = idempotency;
        this.creation = creation;
        this.editing = editing;
        this.actions = actions;
        this.orders = orders;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Query query = contract.operation("ListPortingOrders")
                .readQuery(uri.getRequestUri().getRawQuery());
        boolean withNumbers = query.bool("include_phone_numbers").orElse(true);
        Listed<PortingOrderStore.WithNumbers> listed = orders.list(current.get(), query, withNumbers);
        List<PortingOrderJson> data = listed.entries().stream()
                .map(entry -> PortingOrderJson.of(entry.order(), withNumbers ? entry.numbers() : null))
                .toList();
        return Answers.page(data, listed.page(), listed.total());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MaxBody(kib = 256)
    public Response create(@HeaderParam(Idempotency.HEADER) @Nullable String key, @Context UriInfo uri, byte[] body) {
        CheckedBody checked = contract.operation("CreatePortingOrder").checkBody(body);
        Caller caller = current.get();
        return idempotency.once(
                caller.accountId(),
                key,
                new Idempotency.Request("POST", uri.getPath(), body),
                () -> Answers.created(creation.create(caller, current.requestId(), checked).stream()
                        .map(created -> PortingOrderJson.of(created.order(), firstOf(created.numbers())))
                        .toList()));
    }

    @GET
    @Path("/{id}")
    public Response get(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Context UriInfo uri) {
        UUID orderId = PathIds.uuid("id", id);
        Query query = contract.operation("GetPortingOrder")
                .readQuery(uri.getRequestUri().getRawQuery());
        boolean withNumbers = query.bool("include_phone_numbers").orElse(true);
        PortingOrderStore.WithNumbers found = withNumbers
                ? orders.get(current.get(), orderId)
                : new PortingOrderStore.WithNumbers(orders.getWithoutNumbers(current.get(), orderId), List.of());
        PortingOrder order = found.order();
        if (ETags.unchanged(ifNoneMatch, order.version())) {
            return Response.notModified()
                    .header(HttpHeaders.ETAG, ETags.of(order.version()))
                    .build();
        }
        return answer(order, PortingOrderJson.of(order, withNumbers ? found.numbers() : null), List.of());
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response update(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Context UriInfo uri,
            byte[] body) {
        UUID orderId = PathIds.uuid("id", id);
        CheckedBody patch = contract.operation("UpdatePortingOrder").checkBody(body);
        Caller caller = current.get();
        return idempotency.once(caller.accountId(), key, new Idempotency.Request("PATCH", uri.getPath(), body), () -> {
            EditPortingOrder.Edited edited = editing.edit(caller, current.requestId(), orderId, ifMatch, patch);
            return answer(edited.order(), PortingOrderJson.of(edited.order(), null), edited.warnings());
        });
    }

    @DELETE
    @Path("/{id}")
    public Response delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        orders.delete(current.get(), current.requestId(), PathIds.uuid("id", id), ifMatch);
        return Answers.noContent();
    }

    @POST
    @Path("/{id}/actions/confirm")
    public Response confirm(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Context UriInfo uri) {
        return act(id, ifMatch, key, uri, actions::confirm);
    }

    @POST
    @Path("/{id}/actions/cancel")
    public Response cancel(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Context UriInfo uri) {
        return act(id, ifMatch, key, uri, actions::cancel);
    }

    @FunctionalInterface
    private interface Action {
        PortingOrder run(Caller caller, @Nullable String requestId, UUID orderId, @Nullable String ifMatch);
    }

    /** Actions take no body; what clients send as one is not read. */
    private Response act(String id, @Nullable String ifMatch, @Nullable String key, UriInfo uri, Action action) {
        UUID orderId = PathIds.uuid("id", id);
        Caller caller = current.get();
        return idempotency.once(
                caller.accountId(), key, new Idempotency.Request("POST", uri.getPath(), new byte[0]), () -> {
                    PortingOrder order = action.run(caller, current.requestId(), orderId, ifMatch);
                    return answer(order, PortingOrderJson.of(order, null), List.of());
                });
    }

    @GET
    @Path("/{id}/history")
    public Response history(@PathParam("id") String id, @Context UriInfo uri) {
        UUID orderId = PathIds.uuid("id", id);
        Query query = contract.operation("ListPortingOrderHistory")
                .readQuery(uri.getRequestUri().getRawQuery());
        Listed<OrderChange> listed = orders.history(current.get(), orderId, query.page());
        return Answers.page(listed.entries().stream().map(OrderChangeJson::of).toList(), listed.page(), listed.total());
    }

    private static Response answer(PortingOrder order, PortingOrderJson data, List<Problem> warnings) {
        return Answers.tagged(data, PortingOrderJson.meta(order, warnings), ETags.of(order.version()));
    }

    private static List<PortingPhoneNumber> firstOf(List<PortingPhoneNumber> numbers) {
        return numbers.subList(0, Math.min(numbers.size(), PhoneNumberStore.EMBEDDED_AT_MOST));
    }
}
