package dev.portwright.porting.owner;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.foc.FocCalendar;
import dev.portwright.history.ChangeJson;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.MaxBody;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.ETags;
import dev.portwright.platform.problem.Problem;
import dev.portwright.porting.book.OwnOrders;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.PlannedOrder;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderJson;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.owner.plan.SplitPlan;
import dev.portwright.requirement.RequirementCatalog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations {@code ListPortingOrders}, {@code CreatePortingOrder}, {@code GetPortingOrder}, {@code UpdatePortingOrder},
 * {@code DeletePortingOrder}, {@code ConfirmPortingOrder}, {@code CancelPortingOrder}, {@code GetPortingOrderSubRequest} and
 * {@code ListPortingOrderHistory}.
 */
@Path("/v2/porting_orders")
@CustomerApi
@RunOnVirtualThread
class PortingOrderResource {
    private final CustomerCall call;
    private final CreatePortingOrders creation;
    private final EditPortingOrder editing;
    private final OrderActions actions;
    private final OwnOrders orders;
    private final RequirementCatalog catalog;
    private final FocCalendar calendar;
    private final NamesWarnings names;
    private final SplitPlan plan;
    private final ConfirmRules rules;

    PortingOrderResource(
            CustomerCall call,
            CreatePortingOrders creation,
            EditPortingOrder editing,
            OrderActions actions,
            OwnOrders orders,
            RequirementCatalog catalog,
            FocCalendar calendar,
            NamesWarnings names,
            SplitPlan plan,
            ConfirmRules rules) {
        this.call = call;
        this.creation = creation;
        this.editing = editing;
        this.actions = actions;
        this.orders = orders;
        this.catalog = catalog;
        this.calendar = calendar;
        this.names = names;
        this.plan = plan;
        this.rules = rules;
    }

    /** What stands beside a plan: schema {@code PlannedPortingOrdersMeta}. */
    private record PlanMeta(
            boolean dryRun, int ordersCount, int phoneNumbersCount, List<PortingOrderJson.Warning> warnings) {
        static PlanMeta of(List<PlannedOrder> orders, List<Problem> warnings) {
            return new PlanMeta(
                    true,
                    orders.size(),
                    orders.stream()
                            .mapToInt(planned -> planned.order().numbers().size())
                            .sum(),
                    PortingOrderJson.warningsOf(warnings));
        }
    }

    @GET
    public Response list() {
        Query query = call.query("ListPortingOrders");
        boolean withNumbers = withNumbers(query);
        return Answers.page(
                orders.list(call.accountId(), query, withNumbers),
                entry -> json(entry.order(), withNumbers ? entry.numbers() : null));
    }

    @POST
    @TakesBody
    @MaxBody(kib = 256)
    public Response create(byte[] body) {
        boolean dryRun = call.query("CreatePortingOrder").bool("dry_run").orElse(false);
        CheckedBody request = call.checkedBody("CreatePortingOrder", body);
        if (dryRun) {
            return planned(creation.plan(call.caller(), call.actor(), request), request);
        }
        return call.keptOr(
                body,
                () -> creation.create(
                        call.caller(),
                        call.actor(),
                        request,
                        work -> call.change(body, work, made -> created(made, request))));
    }

    @GET
    @Path("/{id}")
    public Response get() {
        UUID id = call.id();
        boolean withNumbers = withNumbers(call.query("GetPortingOrder"));
        NumberedOrder found = orders.get(call.accountId(), id, withNumbers);
        PortingOrder order = found.order();
        return ETags.unchanged(call.ifNoneMatch(), order.version())
                ? Answers.notModified(ETags.of(order.version()))
                : answer(order, json(order, withNumbers ? found.numbers() : null), List.of());
    }

    @PATCH
    @Path("/{id}")
    @TakesBody
    public Response update(byte[] body) {
        UUID id = call.id();
        CheckedBody patch = call.checkedBody("UpdatePortingOrder", body);
        return call.change(
                body,
                tx -> editing.edit(tx, call.accountId(), call.actor(), id, call.ifMatch(), patch),
                edited -> edited(edited, patch));
    }

    @DELETE
    @Path("/{id}")
    public Response delete() {
        actions.delete(call.accountId(), call.actor(), call.id(), call.ifMatch());
        return Answers.noContent();
    }

    @POST
    @Path("/{id}/actions/confirm")
    public Response confirm() {
        UUID id = call.id();
        return call.change(tx -> actions.confirm(tx, call.accountId(), call.actor(), id, call.ifMatch()), this::acted);
    }

    @POST
    @Path("/{id}/actions/cancel")
    public Response cancel() {
        UUID id = call.id();
        return call.change(tx -> actions.cancel(tx, call.accountId(), call.actor(), id, call.ifMatch()), this::acted);
    }

    @GET
    @Path("/{id}/sub_request")
    public Response subRequest() {
        return Answers.ok(
                SubRequestJson.of(orders.get(call.accountId(), call.id(), false).order()));
    }

    @GET
    @Path("/{id}/history")
    public Response history() {
        UUID id = call.id();
        Page page = call.query("ListPortingOrderHistory").page();
        return Answers.page(orders.history(call.accountId(), id, page), ChangeJson::of);
    }

    private static boolean withNumbers(Query query) {
        return query.bool("include_phone_numbers").orElse(true);
    }

    private Response planned(List<PlannedOrder> orders, CheckedBody request) {
        return Answers.ok(plan.of(orders, rules::ofPlanned), PlanMeta.of(orders, names.ofCreation(request)));
    }

    private Response created(List<NumberedOrder> orders, CheckedBody request) {
        List<PortingOrderJson> data = orders.stream()
                .map(created -> json(created.order(), created.shown()))
                .toList();
        return Answers.created(data, PortingOrderJson.createdMeta(orders, names.ofCreation(request)));
    }

    private Response edited(EditPortingOrder.Edited edited, CheckedBody patch) {
        PortingOrderJson data = json(edited.order(), null);
        List<Problem> warnings = new ArrayList<>(edited.warnings());
        warnings.addAll(names.ofEdit(patch, () -> Json.tree(data)));
        return answer(edited.order(), data, warnings);
    }

    private Response acted(PortingOrder order) {
        return answer(order, json(order, null), List.of());
    }

    private PortingOrderJson json(PortingOrder order, @Nullable List<PortingPhoneNumber> numbers) {
        return PortingOrderJson.of(order, numbers, catalog);
    }

    private Response answer(PortingOrder order, PortingOrderJson data, List<Problem> warnings) {
        return Answers.tagged(data, PortingOrderJson.meta(order, warnings, calendar), ETags.of(order.version()));
    }
}
