package dev.portwright.portingorder;

import dev.portwright.account.Caller;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.http.ETags;
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
    private final OrderLife life;
    private final CarrierGateway carrier;
    private final Clock clock;

    EditPortingOrder(
            Db db,
            PortingOrderStore orders,
            PatchReader reader,
            GroupRule groups,
            ReferenceRule references,
            EditRules rules,
            OrderLife life,
            CarrierGateway carrier,
            Clock clock) {
        this.db = db;
        this.orders = orders;
        this.reader = reader;
        this.groups = groups;
        this.references = references;
        this.rules = rules;
        this.life = life;
        this.carrier = carrier;
        this.clock = clock;
    }

    /** The order after the edit, and what was accepted but will not do as it stands. */
    record Edited(PortingOrder order, List<Problem> warnings) {}

    /**
     * Edits the order.
     *
     * @param body a PATCH body that was held against the API description
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version, 422
     *     with everything that is wrong with the edit, or when there were {@link ChangeBound#MOST} already
     */
    Edited edit(Caller caller, @Nullable String requestId, UUID orderId, @Nullable String ifMatch, CheckedBody body) {
        return db.transaction(connection -> {
            PortingOrder order =
                    orders.lock(connection, caller.accountId(), orderId).orElseThrow(PortingOrderService::notFound);
            ETags.require(ifMatch, order.version());
            ChangeBound.require(order);
            Edit edit = Edit.of(order, body);
            OrderAttributes kept = decide(connection, edit);
            PortingOrder edited = life.save(
                    connection,
                    order,
                    order.next(withMessaging(order, kept), kept, order.phoneNumbersCount(), clock.instant()),
                    Actor.user(caller, requestId),
                    null);
            askForAnotherDate(connection, order, edited);
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

    private static PortingOrder.State withMessaging(PortingOrder order, OrderAttributes kept) {
        if (kept.enableMessaging() == order.attributes().enableMessaging()) {
            return order.state();
        }
        return order.state()
                .withMessaging(
                        kept.enableMessaging() ? MessagingPortStatus.PENDING : MessagingPortStatus.NOT_APPLICABLE);
    }

    /** What the carrier works on already it must be asked to do at another time; before that it is simply told. */
    private void askForAnotherDate(Connection connection, PortingOrder before, PortingOrder after) throws SQLException {
        Instant wanted = after.attributes().focRequested();
        if (after.status().stage() != PortingOrderStatus.Stage.WITH_CARRIER
                || Objects.equals(before.attributes().focRequested(), wanted)) {
            return;
        }
        if (wanted == null || wanted.equals(after.focActual())) {
            carrier.takeBack(connection, after, CarrierGateway.Request.NEW_DATE);
        } else {
            carrier.ask(connection, after, CarrierGateway.Request.NEW_DATE);
        }
    }
}
