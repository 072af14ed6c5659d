package dev.portwright.porting.book;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.Total;
import dev.portwright.porting.order.NumberedOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the list of an account's orders, each kind of filter in the way that is fast for it. */
@ApplicationScoped
class OrderListStore {
    private final EndUserSecrets secrets;

    OrderListStore(EndUserSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * One page of the list and, to see whether there is a next one, its first entry.
     *
     * @param counted how many orders match, at most one above {@link Total#COUNTED_AT_MOST}; null when they were not
     *     counted on the way
     */
    record Found(List<NumberedOrder> entries, @Nullable Long counted) {}

    private record Counted(NumberedOrder entry, long matches) {}

    Found list(Tx tx, OrderListQuery query, boolean withNumbers) {
        String columns = "SELECT " + OrderColumn.SELECTED + (withNumbers ? ", " + PhoneNumberStore.EMBEDDED : "");
        if (!query.mayMatchFew()) {
            return new Found(page(tx, query, columns, withNumbers), null);
        }
        Sql sql = tx.sql(columns + ", page.matches" + query.fromFew()).plannedEachTime();
        query.setParameters(sql);
        query.setLimit(sql);
        List<Counted> few = sql.page(row -> new Counted(entry(row, withNumbers), row.number()));
        if (few.isEmpty() && query.page().offset() <= Total.COUNTED_AT_MOST) {
            return new Found(List.of(), null);
        }
        long matches =
                few.isEmpty() ? Total.COUNTED_AT_MOST + 1 : few.getFirst().matches();
        return new Found(
                matches <= Total.COUNTED_AT_MOST
                        ? few.stream().map(Counted::entry).toList()
                        : page(tx, query, columns, withNumbers),
                matches);
    }

    private List<NumberedOrder> page(Tx tx, OrderListQuery query, String columns, boolean withNumbers) {
        boolean eachStatus = query.hasSeveralStatuses();
        Sql sql = tx.sql(columns + (eachStatus ? query.fromEachStatus() : query.fromPage()))
                .plannedEachTime();
        if (eachStatus) {
            query.setStatuses(sql);
        }
        query.setParameters(sql);
        query.setLimit(sql);
        return sql.page(row -> entry(row, withNumbers));
    }

    private NumberedOrder entry(Sql.Row row, boolean withNumbers) {
        return new NumberedOrder(
                PortingOrderRow.read(row, secrets), withNumbers ? PhoneNumberStore.embedded(row) : List.of());
    }

    /** How many orders match, counted no further than one above the limit. */
    long count(Tx tx, OrderListQuery query, int limit) {
        Sql sql = tx.sql("SELECT count(*) FROM (SELECT 1" + query.fromWhere() + " LIMIT ?) counted")
                .plannedEachTime();
        query.setParameters(sql);
        return sql.set(limit + 1).one(Sql.Row::number).orElse(0L);
    }
}
