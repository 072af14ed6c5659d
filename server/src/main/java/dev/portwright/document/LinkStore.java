package dev.portwright.document;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of links. */
final class LinkStore {
    static final List<Filter> FILTERS = List.of(
            Filter.uuid("document_id", "document_id"),
            Filter.text("linked_record_type", "linked_record_type"),
            Filter.uuid("linked_resource_id", "linked_resource_id"));

    private static final SqlText COLUMNS =
            SqlText.of("id, document_id, linked_record_type, linked_resource_id, created_at");

    private static final SqlText PAGE = SqlText.of("""
            SELECT {columns}
            FROM document_link
            WHERE account_id = {account} AND {filters}
            ORDER BY created_at DESC, id DESC LIMIT {limit} OFFSET {offset}""").with("columns", COLUMNS);

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*) FROM (
                SELECT 1 FROM document_link WHERE account_id = {account} AND {filters} LIMIT {most}) counted""");

    private LinkStore() {}

    /** Adds links to those of the documents that the account has, unless they are there. */
    static void add(Tx tx, UUID accountId, DocumentUse use, List<UUID> linkIds, List<UUID> documentIds, Instant now) {
        tx.sql("""
                        INSERT INTO document_link
                            (id, account_id, document_id, linked_record_type, linked_resource_id, porting_order_id,
                             created_at)
                        SELECT w.id, d.account_id, d.id, ?, ?, ?, ?
                        FROM unnest(?, ?) AS w (id, document_id)
                        JOIN document d ON d.account_id = ? AND d.id = w.document_id
                        ORDER BY d.id
                        ON CONFLICT DO NOTHING""")
                .set(use.recordType())
                .set(use.resourceId())
                .set(use.orderId())
                .set(now)
                .array("uuid", linkIds)
                .array("uuid", documentIds)
                .set(accountId)
                .execute();
    }

    /** Ends links of a use, but for those to some documents; answers the documents that they led to. */
    static List<UUID> removeAllBut(Tx tx, UUID accountId, DocumentUse use, Collection<UUID> documentIds) {
        return tx.sql("""
                        DELETE FROM document_link
                        WHERE account_id = ? AND linked_record_type = ? AND linked_resource_id = ?
                            AND document_id <> ALL (?)
                        RETURNING document_id""")
                .set(accountId)
                .set(use.recordType())
                .set(use.resourceId())
                .array("uuid", documentIds)
                .list(Sql.Row::uuid);
    }

    /** Ends all links of orders and of what belongs to them; answers the documents that they led to. */
    static List<UUID> removeOfOrders(Tx tx, UUID accountId, Collection<UUID> orderIds) {
        return tx.sql("""
                        DELETE FROM document_link WHERE account_id = ? AND porting_order_id = ANY (?)
                        RETURNING document_id""").set(accountId).array("uuid", orderIds).list(Sql.Row::uuid);
    }

    /** A link of the document that was made before all others; empty when it has none. */
    static Optional<DocumentLink> first(Tx tx, UUID accountId, UUID documentId) {
        return tx.sql(SqlText.of("""
                                SELECT {columns} FROM document_link
                                WHERE account_id = {account} AND document_id = {document}
                                ORDER BY created_at, id LIMIT 1""")
                        .with("columns", COLUMNS)
                        .with("account", accountId)
                        .with("document", documentId))
                .one(LinkStore::link);
    }

    static boolean removeSome(Tx tx, UUID accountId, int most) {
        return tx.sql("""
                                DELETE FROM document_link WHERE id IN (
                                    SELECT id FROM document_link WHERE account_id = ? LIMIT ?)""").set(accountId).set(most).execute() > 0;
    }

    static Listed<DocumentLink> list(Db db, UUID accountId, Where filters, Page page) {
        return Listed.read(
                db,
                page,
                PAGE.with("account", accountId).with("filters", filters.text()),
                COUNT.with("account", accountId).with("filters", filters.text()),
                LinkStore::link);
    }

    private static DocumentLink link(Sql.Row row) {
        return new DocumentLink(row.uuid(), row.uuid(), row.string(), row.uuid(), row.instant());
    }
}
