package dev.portwright.porting.verification;

import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import dev.portwright.porting.book.OrderBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lists the codes of an order. */
@ApplicationScoped
class VerificationCodes {
    private final Db db;
    private final OrderBook orders;

    VerificationCodes(Db db, OrderBook orders) {
        this.db = db;
        this.orders = orders;
    }

    /**
     * One page of the codes of an order, those of the numbers that were sent their first one last at the beginning unless the
     * query says otherwise.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order
     */
    Listed<VerificationCode> list(UUID accountId, UUID orderId, Query query) {
        SqlText filters = Filter.where(CodeStore.FILTERS, query).text();
        boolean oldestFirst = query.text("sort").filter("created_at"::equals).isPresent();
        return db.readPage(query.page().size(), tx -> {
            orders.require(tx, accountId, orderId);
            return Listed.of(
                    CodeStore.list(tx, accountId, orderId, filters, oldestFirst, query.page()),
                    query.page(),
                    limit -> CodeStore.count(tx, accountId, orderId, filters, limit));
        });
    }
}
