package dev.portwright.operator;

import dev.portwright.portingorder.CarrierGateway;
import dev.portwright.portingorder.PortingOrder;
import dev.portwright.portingorder.PortingOrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** People play the losing carrier: what it is asked becomes an entry on their list of work. */
@ApplicationScoped
@Typed(Desk.class)
public class Desk implements CarrierGateway {
    private final Clock clock;

    Desk(Clock clock) {
        this.clock = clock;
    }

    /**
     * An order has one entry: what was asked last is what there is to do. Only a cancellation remembers what it came in
     * the way of, since its refusal leads back there. What is asked again has waited since it was asked first, and who
     * looks at a corrected order sees the date that it asks for.
     */
    @Override
    public void ask(Connection connection, PortingOrder order, Request request) throws SQLException {
        @Nullable DeskRequest open = DeskRequestStore.find(connection, order).orElse(null);
        if (open != null
                && (open.type() == request || (open.type() == Request.RESUBMISSION && request == Request.NEW_DATE))) {
            return;
        }
        @Nullable DeskRequest before = request == Request.CANCELLATION ? open : null;
        DeskRequestStore.put(connection, order, new DeskRequest(request, clock.instant(), before));
    }

    @Override
    public void takeBack(Connection connection, PortingOrder order, Request request) throws SQLException {
        Optional<DeskRequest> open = DeskRequestStore.find(connection, order);
        if (open.isPresent() && open.get().type() == request) {
            DeskRequestStore.delete(connection, order);
        }
    }

    /** What is open for the order is open for its part too, and has waited as long. */
    @Override
    public void split(Connection connection, PortingOrder from, PortingOrder part) throws SQLException {
        Optional<DeskRequest> open = DeskRequestStore.find(connection, from);
        if (open.isPresent()) {
            DeskRequestStore.put(connection, part, open.get());
        }
    }

    /** Takes away what needs no answer any more, whoever moved the order. */
    @Override
    public void moved(Connection connection, PortingOrder order) throws SQLException {
        Optional<DeskRequest> found = DeskRequestStore.find(connection, order);
        if (found.isEmpty() || order.status() == PortingOrderStatus.CANCEL_PENDING) {
            return;
        }
        DeskRequest now = found.get().in(order);
        if (now == null) {
            DeskRequestStore.delete(connection, order);
        } else if (!now.equals(found.get())) {
            DeskRequestStore.put(connection, order, now);
        }
    }
}
