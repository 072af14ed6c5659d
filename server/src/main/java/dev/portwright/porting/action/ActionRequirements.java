package dev.portwright.porting.action;

import dev.portwright.account.Actor;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ClientText;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.book.OwnOrders;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.porting.order.OpenSteps;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The actions of an order, and how they begin. */
@ApplicationScoped
class ActionRequirements {
    private static final Comparator<ActionRequirement> BY_CREATION =
            Comparator.comparing(ActionRequirement::createdAt).thenComparing(ActionRequirement::id);
    private static final Comparator<ActionRequirement> BY_CHANGE =
            Comparator.comparing(ActionRequirement::updatedAt).thenComparing(ActionRequirement::id);

    private final Db db;
    private final OrderBook book;
    private final OwnOrders orders;
    private final RequirementCatalog catalog;
    private final ActionDecisions decisions;
    private final IdentityCheck check;
    private final Clock clock;

    ActionRequirements(
            Db db,
            OrderBook book,
            OwnOrders orders,
            RequirementCatalog catalog,
            ActionDecisions decisions,
            IdentityCheck check,
            Clock clock) {
        this.db = db;
        this.book = book;
        this.orders = orders;
        this.catalog = catalog;
        this.decisions = decisions;
        this.check = check;
        this.clock = clock;
    }

    /**
     * One page of the actions that an order needs, newest first unless the query says otherwise.
     *
     * @throws ApiException 404 when the account has no such order
     */
    Listed<ActionRequirement> list(UUID accountId, UUID orderId, Query query) {
        PortingOrder order = orders.get(accountId, orderId, false).order();
        List<String> ids = query.texts("filter.id").stream()
                .map(id -> id.toLowerCase(Locale.ROOT))
                .toList();
        List<ActionRequirement> wanted = db.read(tx -> of(tx, order)).stream()
                .filter(action -> ids.isEmpty() || ids.contains(action.id().toString()))
                .filter(action ->
                        isWanted(query, "filter.status", action.status().word()))
                .filter(action -> isWanted(
                        query, "filter.action_type", action.action().action().word()))
                .filter(action -> isWanted(
                        query, "filter.requirement_type_id", action.action().type()))
                .sorted(order(query.text("sort").orElse("-created_at")))
                .toList();
        return Listed.pageOf(wanted, query.page());
    }

    private static boolean isWanted(Query query, String filter, String value) {
        return query.text(filter).map(value::equalsIgnoreCase).orElse(true);
    }

    private static Comparator<ActionRequirement> order(String sort) {
        return switch (sort) {
            case "created_at" -> BY_CREATION;
            case "updated_at" -> BY_CHANGE;
            case "-updated_at" -> BY_CHANGE.reversed();
            default -> BY_CREATION.reversed();
        };
    }

    /** The actions that an order needs, as they stand, in the order of the country's rule. */
    private List<ActionRequirement> of(Tx tx, PortingOrder order) {
        List<RequirementRule.Action> needed = OpenSteps.actions(order, catalog);
        if (needed.isEmpty()) {
            return List.of();
        }
        Map<UUID, ActionRequirement> begun = ActionStore.ofOrder(tx, order.accountId(), order.id()).stream()
                .collect(Collectors.toMap(ActionRequirement::id, Function.identity()));
        return needed.stream()
                .map(action -> ActionRequirement.created(order.accountId(), order.id(), action, order.createdAt()))
                .map(created -> begun.getOrDefault(created.id(), created))
                .toList();
    }

    /**
     * Begins an action, or begins it anew after it has failed or was cancelled.
     *
     * @throws ApiException 404 when the account has no such order, or that no such action; 412 when {@code ifMatch} names
     *     another version of the order; 422 with everything that is wrong with
     *     the body, when the order is under way or over, and when the action is pending or completed
     */
    ActionRequirement initiate(
            Tx tx, UUID accountId, Actor actor, UUID orderId, UUID id, @Nullable String ifMatch, CheckedBody body) {
        HeldOrder held = book.hold(tx, accountId, orderId, actor, ifMatch);
        ActionRequirement action = of(tx, held.order()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ApiException(ProblemCode.NOT_FOUND.in(
                        "action_requirement_id", "The order has no action requirement with this id.")));
        Problems problems = Problems.startingWith(body.problems());
        JsonNode given = body.usable().path("params");
        Person person = new Person(name(given, "first_name", problems), name(given, "last_name", problems));
        problems.throwIfAny();
        possible(held.order(), action);
        ChangeBound.require(held.order());
        String url = check.begin(tx, id, person).orElse(null);
        ActionRequirement begun = action.pending(url, decisions.seal(id, person), clock.instant());
        ActionStore.write(tx, begun);
        held.note("The identity check was initiated.");
        return begun;
    }

    private static String name(JsonNode given, String name, Problems problems) {
        String text = given.path(name).asString("").strip();
        if (given.path(name).isString() && ClientText.isBlank(text)) {
            problems.add(ProblemCode.STRING_LENGTH.at("/params/" + name, "The name is blank. Give the person's."));
        }
        return text;
    }

    private static void possible(PortingOrder order, ActionRequirement action) {
        if (order.status().stage() != PortingOrderStatus.Stage.OPEN) {
            throw refused("The order is " + order.status().word() + ", and needs no identity check any more.");
        }
        if (!action.status().canBegin()) {
            throw refused("The identity check is " + action.status().word()
                    + (action.status() == ActionStatus.PENDING
                            ? " already: who was named has to go through it first."
                            : " already."));
        }
    }

    private static ApiException refused(String detail) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because(detail));
    }
}
