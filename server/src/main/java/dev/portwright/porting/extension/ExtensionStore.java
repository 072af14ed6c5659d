package dev.portwright.porting.extension;

import dev.portwright.phonenumber.NumberFilter;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.Filter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Rows of extensions. */
final class ExtensionStore {
    /** Of {@code porting_phone_number_extension e} with its {@code porting_phone_number n}. */
    private static final List<Filter> FILTERS = List.of(
            Filter.uuid("porting_phone_number_id", "e.porting_phone_number_id"),
            Filter.text("phone_number", "n.phone_number")
                    .asAny(number -> NumberFilter.whole("filter[phone_number]", number)));

    private static final SqlText COLUMNS = SqlText.of("""
            e.id, e.porting_phone_number_id, e.first_extension, e.last_extension, e.activation_ranges, e.created_at""");

    private static final SqlText FROM = SqlText.of("""
            FROM porting_phone_number_extension e
            JOIN porting_phone_number n ON n.account_id = e.account_id AND n.id = e.porting_phone_number_id
            WHERE e.account_id = {account} AND e.porting_order_id = {order} AND {filters}""");

    private static final SqlText PAGE = SqlText.of(
                    "SELECT {columns} {from} ORDER BY {sort} LIMIT {limit} OFFSET {offset}")
            .with("columns", COLUMNS)
            .with("from", FROM);

    private static final SqlText COUNT = SqlText.of("SELECT count(*) {from}").with("from", FROM);

    private static final SqlText DELETE = SqlText.of("""
            DELETE FROM porting_phone_number_extension e
            WHERE e.account_id = {account} AND e.porting_order_id = {order} AND e.id = {id}
            RETURNING {columns}""").with("columns", COLUMNS);

    /** Ties are broken by the id, so that pages do not overlap. */
    private static final Map<String, SqlText> ORDERS = Map.of(
            "created_at", SqlText.of("e.created_at, e.id"),
            "-created_at", SqlText.of("e.created_at DESC, e.id DESC"));

    private ExtensionStore() {}

    /** What a query asks for, once it was held against the API description. */
    record Wanted(SqlText filters, SqlText sort, Page page) {
        static Wanted of(Query query) {
            String sort = query.text("sort").orElse("-created_at");
            return new Wanted(
                    Filter.where(FILTERS, query).text(), Objects.requireNonNull(ORDERS.get(sort), sort), query.page());
        }
    }

    /** One page and, to see whether there is a next one, its first entry. */
    static List<Extension> list(Tx tx, UUID accountId, UUID orderId, Wanted wanted) {
        return tx.sql(PAGE.with("account", accountId)
                        .with("order", orderId)
                        .with("filters", wanted.filters())
                        .with("sort", wanted.sort())
                        .with("limit", wanted.page().size() + 1)
                        .with("offset", wanted.page().offset()))
                .page(ExtensionStore::read);
    }

    static long count(Tx tx, UUID accountId, UUID orderId, Wanted wanted) {
        return tx.sql(COUNT.with("account", accountId).with("order", orderId).with("filters", wanted.filters()))
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** How many an order has. */
    static long countOf(Tx tx, UUID accountId, UUID orderId) {
        return tx.sql("""
                        SELECT count(*) FROM porting_phone_number_extension
                        WHERE account_id = ? AND porting_order_id = ?""").set(accountId).set(orderId).one(Sql.Row::number).orElse(0L);
    }

    /** The ranges of a number. */
    static List<ExtensionRange> ofNumber(Tx tx, UUID accountId, UUID orderId, UUID numberId) {
        return tx.sql("""
                        SELECT first_extension, last_extension FROM porting_phone_number_extension
                        WHERE account_id = ? AND porting_order_id = ? AND porting_phone_number_id = ?
                        ORDER BY first_extension""")
                .set(accountId)
                .set(orderId)
                .set(numberId)
                .list(row -> new ExtensionRange(row.integer(), row.integer()));
    }

    static void insert(Tx tx, UUID accountId, UUID orderId, Extension extension) {
        tx.sql("""
                        INSERT INTO porting_phone_number_extension
                            (id, account_id, porting_order_id, porting_phone_number_id, first_extension, last_extension,
                             activation_ranges, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .set(extension.id())
                .set(accountId)
                .set(orderId)
                .set(extension.numberId())
                .set((long) extension.range().startAt())
                .set((long) extension.range().endAt())
                .json(Json.text(extension.activationRanges()))
                .set(extension.createdAt())
                .execute();
    }

    /** Takes extensions off the order, and answers what they were; empty when it has none with this id. */
    static Optional<Extension> delete(Tx tx, UUID accountId, UUID orderId, UUID id) {
        return tx.sql(DELETE.with("account", accountId).with("order", orderId).with("id", id))
                .one(ExtensionStore::read);
    }

    private static Extension read(Sql.Row row) {
        return new Extension(
                row.uuid(),
                row.uuid(),
                new ExtensionRange(row.integer(), row.integer()),
                List.of(Json.read(row.string(), ExtensionRange[].class)),
                row.instant());
    }
}
