package dev.portwright.operator;

import dev.portwright.platform.db.Sql;
import dev.portwright.portingorder.CarrierGateway;
import dev.portwright.portingorder.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/** People play the losing carrier: what it is asked becomes an entry on their list of work. */
@ApplicationScoped
@Typed(Desk.class)
public class Desk implements CarrierGateway {
    private final Clock clock;

    Desk(Clock clock) {
        this.clock = clock;
    }

    /** An order has one entry: what was asked last is what there is to do. */
    @Override
    public void ask(Connection connection, PortingOrder order, Request request) throws SQLException {
        Sql.of(connection, """
                        INSERT INTO desk_request (porting_order_id, account_id, request, asked_at)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (porting_order_id)
                        DO UPDATE SET request = excluded.request, asked_at = excluded.asked_at""")
                .set(order.id())
                .set(order.accountId())
                .set(request.word())
                .set(clock.instant())
                .execute();
    }
}
