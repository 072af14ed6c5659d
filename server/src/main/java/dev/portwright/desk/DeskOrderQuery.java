package dev.portwright.desk;

import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.TimeBetween;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The desk's list as its filters and page ask for it, in SQL. */
final class DeskOrderQuery {

    @FunctionalInterface
    private interface Parameter {
        void set(Sql sql);
    }

    private final StringBuilder from = new StringBuilder(" FROM porting_order o");
    private final StringBuilder where = new StringBuilder(" WHERE true");
    private final List<Parameter> parameters = new ArrayList<>();
    private final String order;
    private final Page page;

    DeskOrderQuery(Query query) {
        page = query.page();
        List<String> requests = query.texts("filter.request");
        boolean waiting = !requests.isEmpty() || query.bool("filter.waiting").orElse(false);
        from.append(waiting ? " JOIN" : " LEFT JOIN").append(" desk_request d ON d.porting_order_id = o.id");
        order = waiting ? " ORDER BY d.asked_at, d.porting_order_id" : " ORDER BY o.created_at DESC, o.id DESC";
        if (!requests.isEmpty()) {
            add("d.request = ANY (?)", sql -> sql.array("text", requests));
        }
        if (!query.bool("filter.waiting").orElse(true)) {
            where.append(" AND d.porting_order_id IS NULL");
        }
        query.text("filter.account_id").ifPresent(id -> add("o.account_id = ?", sql -> sql.set(UUID.fromString(id))));
        List<String> statuses = query.texts("filter.status");
        if (!statuses.isEmpty()) {
            add("o.status = ANY (?)", sql -> sql.array("text", statuses));
        }
        TimeBetween created = TimeBetween.of(query, "created_at");
        if (created.from() != null) {
            add("o.created_at >= ?", sql -> sql.set(created.from()));
        }
        if (created.to() != null) {
            add("o.created_at <= ?", sql -> sql.set(created.to()));
        }
        query.text("filter.support_key").ifPresent(key -> {
            // Drafts do not show their keys, so they are not found by them.
            add("o.support_key = ? AND o.status <> 'draft'", sql -> sql.set(key));
        });
        query.text("filter.phone_number").ifPresent(number -> {
            String wanted = PhoneNumbers.lookedFor(number);
            add(
                    "o.id IN (SELECT n.porting_order_id FROM porting_phone_number n WHERE n.phone_number = ?)",
                    sql -> sql.set(wanted));
        });
    }

    Page page() {
        return page;
    }

    private void add(String condition, Parameter parameter) {
        where.append(" AND ").append(condition);
        parameters.add(parameter);
    }

    /** The ids of one page and, to see whether there is a next one, the first of that. */
    List<UUID> ids(Tx tx) {
        return sql(tx, "SELECT o.id" + from + where + order + " LIMIT ? OFFSET ?")
                .set(page.size() + 1)
                .set(page.offset())
                .list(Sql.Row::uuid);
    }

    /** How many orders match, counted no further than one above the limit. */
    long count(Tx tx, int limit) {
        return sql(tx, "SELECT count(*) FROM (SELECT 1" + from + where + " LIMIT ?) counted")
                .set(limit + 1)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    private Sql sql(Tx tx, String text) {
        Sql sql = tx.sql(text).plannedEachTime();
        for (Parameter parameter : parameters) {
            parameter.set(sql);
        }
        return sql;
    }
}
