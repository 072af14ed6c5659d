package dev.portwright.document;

import dev.portwright.account.CustomerCall;
import dev.portwright.platform.db.SqlText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which documents somebody may see: those of an account, or of these only those of one of its orders.
 *
 * @param orderId the order; its documents are those that it or what belongs to it names, and those that were uploaded for
 *     it. Null for all of the account.
 */
record Reach(UUID accountId, @Nullable UUID orderId) {
    private static final SqlText ALL = SqlText.of("true");

    private static final SqlText OF_ORDER = SqlText.of("""
            id IN (
                SELECT document_id FROM document_link WHERE account_id = {account} AND porting_order_id = {order}
                UNION ALL
                SELECT id FROM document WHERE account_id = {account} AND uploaded_for = {order})""");

    static Reach of(CustomerCall call) {
        return new Reach(call.accountId(), call.onlyOrder());
    }

    static Reach all(UUID accountId) {
        return new Reach(accountId, null);
    }

    /** The condition on documents of the account. */
    SqlText condition() {
        UUID order = orderId;
        return order == null ? ALL : OF_ORDER.with("account", accountId).with("order", order);
    }
}
