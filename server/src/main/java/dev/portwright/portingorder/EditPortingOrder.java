package dev.portwright.portingorder;

import dev.portwright.account.Caller;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.http.ETags;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Edits an order: {@code UpdatePortingOrder}. The row is locked from reading to writing, so that edits sent at the same
 * time are made one after the other and none is lost.
 */
@ApplicationScoped
class EditPortingOrder {
    private final Db db;
    private final PortingOrderStore orders;
    private final PatchReader reader;
    private final GroupRule groups;
    private final ReferenceRule references;
    private final EditRules rules;
    private final OrderEvents events;
    private final Ids ids;
    private final Clock clock;

    EditPortingOrder(
            Db db,
            PortingOrderStore orders,
            PatchReader reader,
            GroupRule groups,
            ReferenceRule references,
            EditRules rules,
            OrderEvents events,
            Ids ids,
            Clock clock) {
        this.db = db;
        this.orders = orders;
        this.reader = reader;
        this.groups = groups;
        this.references = references;
        this.rules = rules;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** The order after the edit, and what was accepted but will not do as it stands. */
    record Edited(PortingOrder order, List<Problem> warnings) {}

    /**
     * Edits the order.
     *
     * @param body a PATCH body that was held against the API description
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version, 422
     *     with everything that is wrong with the edit
     */
    Edited edit(Caller caller, @Nullable String requestId, UUID orderId, @Nullable String ifMatch, CheckedBody body) {
        return db.transaction(connection -> {
            PortingOrder order =
                    orders.lock(connection, caller.accountId(), orderId).orElseThrow(PortingOrderService::notFound);
            ETags.require(ifMatch, order.version());
            Edit edit = Edit.of(order, body);
            OrderAttributes kept = decide(connection, edit);
            PortingOrder edited = order.edited(kept, messagingStatus(order, kept), after(order));
            OrderChange change = OrderChange.byUser(
                    ids.next(), edited, "updated", caller, requestId, OrderChange.between(order.attributes(), kept));
            orders.update(connection, edited, change);
            tell(connection, order, edited);
            return new Edited(edited, List.copyOf(edit.warnings()));
        });
    }

    private OrderAttributes decide(Connection connection, Edit edit) throws SQLException {
        OrderAttributes wanted = groups.apply(edit, reader.read(edit));
        references.check(edit, wanted);
        OrderAttributes kept = rules.apply(connection, edit, wanted);
        edit.problems().throwIfAny();
        return kept;
    }

    /** Later than any change before, also when two fall into one millisecond. */
    private Instant after(PortingOrder order) {
        Instant now = clock.instant();
        return now.isAfter(order.updatedAt()) ? now : order.updatedAt().plusMillis(1);
    }

    private static String messagingStatus(PortingOrder order, OrderAttributes kept) {
        if (kept.enableMessaging() == order.attributes().enableMessaging()) {
            return order.messagingPortStatus();
        }
        return kept.enableMessaging() ? "pending" : "not_applicable";
    }

    private void tell(Connection connection, PortingOrder before, PortingOrder after) throws SQLException {
        if (!before.messagingPortStatus().equals(after.messagingPortStatus())) {
            events.messagingChanged(connection, after);
        }
        UUID loa = after.attributes().documents().loa();
        if (!Objects.equals(before.attributes().documents().loa(), loa)) {
            events.loaUpdated(connection, after);
        }
    }
}
