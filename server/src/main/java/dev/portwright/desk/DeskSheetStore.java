package dev.portwright.desk;

import dev.portwright.platform.db.Tx;
import dev.portwright.porting.order.PortingOrder;

/** Rows of sheets, at most one for each order. Whoever changes one holds the lock of its order. */
final class DeskSheetStore {
    private DeskSheetStore() {}

    static void put(Tx tx, PortingOrder order, DeskSheet sheet) {
        DeskSheet.Claim claim = sheet.claim();
        tx.sql("""
                        INSERT INTO desk_sheet
                            (porting_order_id, account_id, carrier_order_number, claimed_by, claimed_at)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (porting_order_id)
                        DO UPDATE SET carrier_order_number = excluded.carrier_order_number,
                            claimed_by = excluded.claimed_by, claimed_at = excluded.claimed_at""")
                .set(order.id())
                .set(order.accountId())
                .set(sheet.carrierOrderNumber())
                .set(claim == null ? null : claim.operatorId())
                .set(claim == null ? null : claim.claimedAt())
                .execute();
    }
}
