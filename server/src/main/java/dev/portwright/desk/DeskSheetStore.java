package dev.portwright.desk;

import dev.portwright.platform.config.Settings.Activation;
import dev.portwright.platform.db.Tx;
import dev.portwright.porting.order.PortingOrder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of sheets, at most one for each order. Whoever changes one holds the lock of its order. */
final class DeskSheetStore {
    private DeskSheetStore() {}

    static void number(Tx tx, PortingOrder order, @Nullable String carrierOrderNumber) {
        tx.sql("""
                        INSERT INTO desk_sheet (porting_order_id, account_id, carrier_order_number) VALUES (?, ?, ?)
                        ON CONFLICT (porting_order_id)
                        DO UPDATE SET carrier_order_number = excluded.carrier_order_number""")
                .set(order.id())
                .set(order.accountId())
                .set(carrierOrderNumber)
                .execute();
    }

    static void activation(Tx tx, PortingOrder order, @Nullable Activation activation) {
        tx.sql("""
                        INSERT INTO desk_sheet (porting_order_id, account_id, activation) VALUES (?, ?, ?)
                        ON CONFLICT (porting_order_id) DO UPDATE SET activation = excluded.activation""")
                .set(order.id())
                .set(order.accountId())
                .set(activation == null ? null : activation.word())
                .execute();
    }

    static void claim(Tx tx, PortingOrder order, @Nullable UUID operatorId, Instant now) {
        tx.sql("""
                        INSERT INTO desk_sheet (porting_order_id, account_id, claimed_by, claimed_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (porting_order_id)
                        DO UPDATE SET claimed_by = excluded.claimed_by, claimed_at = excluded.claimed_at""")
                .set(order.id())
                .set(order.accountId())
                .set(operatorId)
                .set(operatorId == null ? null : now)
                .execute();
    }
}
