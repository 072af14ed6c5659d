package dev.portwright.portingorder;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.http.Total;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
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
    record Found(
            List<PortingOrderStore.WithNumbers> entries,
            @Nullable Long counted) {}

    private record Counted(PortingOrderStore.WithNumbers entry, long matches) {}

    Found list(Connection connection, OrderListQuery query, boolean withNumbers) throws SQLException {
        String columns = "SELECT " + PortingOrderRow.COLUMNS + (withNumbers ? ", " + PhoneNumberStore.EMBEDDED : "");
        if (!query.mayMatchFew()) {
            return new Found(page(connection, query, columns, withNumbers), null);
        }
        Sql sql =
                Sql.of(connection, columns + ", page.matches" + query.fromFew()).plannedEachTime();
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
                        : page(connection, query, columns, withNumbers),
                matches);
    }

    private List<PortingOrderStore.WithNumbers> page(
            Connection connection, OrderListQuery query, String columns, boolean withNumbers) throws SQLException {
        boolean eachStatus = query.hasSeveralStatuses();
        Sql sql = Sql.of(connection, columns + (eachStatus ? query.fromEachStatus() : query.fromPage()))
                .plannedEachTime();
        if (eachStatus) {
            query.setStatuses(sql);
        }
        query.setParameters(sql);
        query.setLimit(sql);
        return sql.page(row -> entry(row, withNumbers));
    }

    private PortingOrderStore.WithNumbers entry(Sql.Row row, boolean withNumbers) throws SQLException {
        return new PortingOrderStore.WithNumbers(
                PortingOrderRow.read(row, secrets), withNumbers ? PhoneNumberStore.embedded(row) : List.of());
    }

    /** How many orders match, counted no further than one above the limit. */
    long count(Connection connection, OrderListQuery query, int limit) throws SQLException {
        Sql sql = Sql.of(connection, "SELECT count(*) FROM (SELECT 1" + query.fromWhere() + " LIMIT ?) counted")
                .plannedEachTime();
        query.setParameters(sql);
        return sql.set(limit + 1).one(Sql.Row::number).orElse(0L);
    }
}
