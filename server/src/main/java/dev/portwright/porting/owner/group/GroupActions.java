package dev.portwright.porting.owner.group;

import dev.portwright.account.Actor;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderGroups;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.owner.ConfirmObstacles;
import dev.portwright.porting.owner.EditPortingOrder;
import dev.portwright.porting.owner.NamesWarnings;
import dev.portwright.porting.owner.OrderActions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the owner does with all orders of a group: {@code UpdatePortingOrderGroup}, {@code ConfirmPortingOrderGroup}, {@code
 * CancelPortingOrderGroup} and {@code DeletePortingOrderGroup}. The rules are those of single orders; where one order refuses,
 * nothing is done, and the problems of all are told, each with the order that it is about.
 */
@ApplicationScoped
class GroupActions {
    private final Db db;
    private final OrderGroups groups;
    private final EditPortingOrder editing;
    private final OrderActions actions;
    private final ConfirmObstacles obstacles;
    private final NamesWarnings names;

    GroupActions(
            Db db,
            OrderGroups groups,
            EditPortingOrder editing,
            OrderActions actions,
            ConfirmObstacles obstacles,
            NamesWarnings names) {
        this.db = db;
        this.groups = groups;
        this.editing = editing;
        this.actions = actions;
        this.obstacles = obstacles;
        this.names = names;
    }

    /**
     * What was done.
     *
     * @param orders all of the group, as they are now
     * @param changed those that something was done with; the others were left as they are
     * @param warnings what was accepted but will not do as it stands, each with the order that it is about, if it is about one
     */
    record Acted(String group, List<PortingOrder> orders, Set<UUID> changed, List<Problem> warnings) {}

    /**
     * Edits all orders.
     *
     * @param body a body of {@code UpdatePortingOrder} that was held against the API description
     * @throws ApiException 404 when the account has no such group, 422 with everything that is wrong with the edit
     */
    Acted edit(Tx tx, UUID accountId, Actor actor, String group, CheckedBody body) {
        List<HeldOrder> held = groups.hold(tx, accountId, group, actor);
        List<Problem> warnings = new ArrayList<>(names.ofEdit(body));
        List<HeldOrder> changed = new ArrayList<>(held);
        each(held, body.problems(), order -> {
            PortingOrder old = order.order();
            editing.edit(order, body).warnings().forEach(warning -> warnings.add(warning.of(order.id())));
            if (old.attributes().equals(order.order().attributes())) {
                changed.remove(order);
            }
        });
        return acted(group, held, changed, warnings);
    }

    /**
     * Submits all drafts, and once more all orders that are in exception; others are under way or over, and stay as they are.
     *
     * @throws ApiException 404 when the account has no such group, 422 with everything that is missing, or when none of its
     *     orders can be confirmed
     */
    Acted confirm(Tx tx, UUID accountId, Actor actor, String group) {
        List<HeldOrder> held = groups.hold(tx, accountId, group, actor);
        List<HeldOrder> confirmed =
                those(held, order -> obstacles.in(order.status()).isEmpty());
        if (confirmed.isEmpty()) {
            throw refused(
                    "None of the orders of this group is a draft or in exception, so there is nothing to confirm.");
        }
        groups.prepareSubmission(tx, those(confirmed, PortingOrder::isDraft));
        each(confirmed, List.of(), actions::confirm);
        return acted(group, held, confirmed, List.of());
    }

    /**
     * Asks for the cancellation of all orders; those that are over, or whose cancellation was asked for, stay as they are.
     *
     * @throws ApiException 404 when the account has no such group, 422 when an order cannot be cancelled, or when all are over
     */
    Acted cancel(Tx tx, UUID accountId, Actor actor, String group) {
        List<HeldOrder> held = groups.hold(tx, accountId, group, actor);
        List<HeldOrder> cancelled = those(held, order -> order.status().stage() != PortingOrderStatus.Stage.CLOSED);
        if (cancelled.isEmpty()) {
            throw refused("All orders of this group are over or about to be, so there is nothing to cancel.");
        }
        if (cancelled.stream().allMatch(order -> order.order().isDraft())) {
            throw refused("The orders of this group are drafts, which are deleted, not cancelled: send DELETE"
                    + " /v2/porting_order_groups/" + group + ".");
        }
        each(cancelled, List.of(), actions::cancel);
        return acted(group, held, cancelled, List.of());
    }

    /**
     * Deletes all orders, which must be drafts.
     *
     * @throws ApiException 404 when the account has no such group, 422 when an order is no draft
     */
    void delete(UUID accountId, Actor actor, String group) {
        db.<@Nullable Void>transaction(tx -> {
            List<HeldOrder> held = groups.hold(tx, accountId, group, actor);
            groups.prepareEnd(tx, held);
            each(held, List.of(), actions::delete);
            return null;
        });
    }

    private static List<HeldOrder> those(List<HeldOrder> held, Predicate<PortingOrder> wanted) {
        return held.stream().filter(order -> wanted.test(order.order())).toList();
    }

    /**
     * Acts on each order, and goes on to look for problems where one has refused: whatever was done by then is undone.
     *
     * @param ofForm problems of the request itself, which are about no order
     */
    private static void each(List<HeldOrder> orders, List<Problem> ofForm, Consumer<HeldOrder> action) {
        Problems problems = new Problems();
        for (HeldOrder order : orders) {
            try {
                action.accept(order);
            } catch (ApiException refusal) {
                refusal.problems()
                        .forEach(problem -> problems.add(ofForm.contains(problem) ? problem : problem.of(order.id())));
            }
        }
        problems.throwIfAny();
    }

    private static Acted acted(String group, List<HeldOrder> held, List<HeldOrder> changed, List<Problem> warnings) {
        return new Acted(
                group,
                held.stream().map(HeldOrder::order).toList(),
                changed.stream().map(HeldOrder::id).collect(Collectors.toSet()),
                warnings);
    }

    private static ApiException refused(String detail) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because(detail));
    }
}
