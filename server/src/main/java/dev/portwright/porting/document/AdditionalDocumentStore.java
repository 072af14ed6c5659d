package dev.portwright.porting.document;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.page.Filter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rows of documents that were added to orders. */
final class AdditionalDocumentStore {
    private static final List<Filter> FILTERS = List.of(Filter.text("document_type", "a.document_type"));

    private static final SqlText PAGE = SqlText.of("""
            SELECT a.id, a.account_id, a.porting_order_id, a.document_id, a.document_type, d.filename, d.content_type,
                   a.created_at
            FROM porting_additional_document a
            LEFT JOIN document d ON d.account_id = a.account_id AND d.id = a.document_id
            WHERE a.account_id = {account} AND a.porting_order_id = {order} AND {filters}
            ORDER BY {sort} LIMIT {limit} OFFSET {offset}""");

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*) FROM porting_additional_document a
            WHERE a.account_id = {account} AND a.porting_order_id = {order} AND {filters}""");

    private AdditionalDocumentStore() {}

    /** A document that is to be added. */
    record New(UUID id, UUID documentId, String type) {}

    static void insert(Tx tx, UUID accountId, UUID orderId, List<New> added, Instant now) {
        tx.sql("""
                        INSERT INTO porting_additional_document
                            (id, account_id, porting_order_id, document_id, document_type, created_at)
                        SELECT w.id, ?, ?, w.document_id, w.document_type, ?
                        FROM unnest(?, ?, ?) AS w (id, document_id, document_type)""")
                .set(accountId)
                .set(orderId)
                .set(now)
                .array("uuid", added, New::id)
                .array("uuid", added, New::documentId)
                .array("text", added, New::type)
                .execute();
    }

    /** Those with these ids, in the order of the ids. */
    static List<AdditionalDocument> ofIds(Tx tx, UUID accountId, UUID orderId, List<UUID> ids) {
        return tx.sql(PAGE.with("account", accountId)
                        .with("order", orderId)
                        .with("filters", SqlText.of("a.id = ANY ({ids})").with("ids", "uuid", ids))
                        .with("sort", SqlText.of("array_position({ids}, a.id)").with("ids", "uuid", ids))
                        .with("limit", ids.size())
                        .with("offset", 0))
                .list(AdditionalDocumentStore::document);
    }

    static long countOf(Tx tx, UUID accountId, UUID orderId) {
        return count(tx, accountId, orderId, new Where());
    }

    /** Takes one off the order; false when it has none with this id. */
    static boolean delete(Tx tx, UUID accountId, UUID orderId, UUID id) {
        return tx.sql("""
                                DELETE FROM porting_additional_document
                                WHERE account_id = ? AND porting_order_id = ? AND id = ?""").set(accountId).set(orderId).set(id).execute() == 1;
    }

    /** What a query asks for, once it was held against the API description. */
    record Wanted(Where filters, SqlText sort, Page page) {
        static Wanted of(Query query) {
            boolean ascending = query.text("sort").orElse("-created_at").equals("created_at");
            return new Wanted(
                    Filter.where(FILTERS, query),
                    ascending ? SqlText.of("a.created_at, a.id") : SqlText.of("a.created_at DESC, a.id DESC"),
                    query.page());
        }
    }

    /** One page and, to see whether there is a next one, its first entry. */
    static List<AdditionalDocument> list(Tx tx, UUID accountId, UUID orderId, Wanted wanted) {
        return tx.sql(PAGE.with("account", accountId)
                        .with("order", orderId)
                        .with("filters", wanted.filters().text())
                        .with("sort", wanted.sort())
                        .with("limit", wanted.page().size() + 1)
                        .with("offset", wanted.page().offset()))
                .page(AdditionalDocumentStore::document);
    }

    static long count(Tx tx, UUID accountId, UUID orderId, Where filters) {
        return tx.sql(COUNT.with("account", accountId).with("order", orderId).with("filters", filters.text()))
                .one(Sql.Row::number)
                .orElse(0L);
    }

    private static AdditionalDocument document(Sql.Row row) {
        return new AdditionalDocument(
                row.uuid(),
                row.uuid(),
                row.uuid(),
                row.uuid(),
                row.string(),
                row.stringOrNull(),
                row.stringOrNull(),
                row.instant());
    }
}
