package dev.portwright.document;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Filter.Bound;
import dev.portwright.platform.page.Listed;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of documents. */
final class DocumentStore {
    private static final List<Filter> FILTERS = List.of(
            Filter.of("filename.contains", DocumentStore::hasInItsName),
            Filter.text("customer_reference", "customer_reference"),
            Filter.time("created_at", "created_at", Bound.GT, Bound.LT));

    /** Ties are broken by the id, so that pages do not overlap. */
    private static final Map<String, SqlText> ORDERS = Map.of(
            "created_at", SqlText.of("created_at, id"),
            "-created_at", SqlText.of("created_at DESC, id DESC"),
            "updated_at", SqlText.of("updated_at, id"),
            "-updated_at", SqlText.of("updated_at DESC, id DESC"),
            "filename", SqlText.of("lower(filename) COLLATE \"C\", id"),
            "-filename", SqlText.of("lower(filename) COLLATE \"C\" DESC, id DESC"));

    private static final SqlText COLUMNS = SqlText.of("""
            id, account_id, blob_id, filename, content_type, size, sha256, customer_reference, av_scan_status,
            created_at, updated_at""");

    private static final SqlText ONE =
            of("SELECT {columns} FROM document WHERE account_id = {account} AND id = {id} AND {reach}");

    private static final SqlText LOCK =
            of("SELECT {columns} FROM document WHERE account_id = {account} AND id = {id} FOR UPDATE");

    private static final SqlText LOCK_OF_ANY_ACCOUNT = of("SELECT {columns} FROM document WHERE id = {id} FOR UPDATE");

    private static final SqlText PAGE = of("""
            SELECT {columns}
            FROM document
            WHERE account_id = {account} AND {reach} AND {filters}
            ORDER BY {order} LIMIT {limit} OFFSET {offset}""");

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*) FROM (
                SELECT 1 FROM document
                WHERE account_id = {account} AND {reach} AND {filters} LIMIT {most}) counted""");

    private static final SqlText WITHIN =
            SqlText.of("SELECT id FROM document WHERE account_id = {account} AND id = ANY ({ids}) AND {reach}");

    private DocumentStore() {}

    private static SqlText of(@CompileTimeConstant String statement) {
        return SqlText.of(statement).with("columns", COLUMNS);
    }

    /** Names have no blanks, so that those of what is looked for do not matter. */
    private static SqlText hasInItsName(String part) {
        return SqlText.of("position({part} IN lower(filename)) > 0")
                .with("part", part.replaceAll("\\s", "").toLowerCase(Locale.ROOT));
    }

    /** What a query asks for, once it was held against the API description. */
    record Wanted(Where filters, SqlText order, Page page) {
        static Wanted of(Query query) {
            String sort = query.text("sort").orElse("-created_at");
            SqlText order = ORDERS.get(sort);
            if (order == null) {
                throw new IllegalStateException("there is no such sort: " + sort);
            }
            return new Wanted(Filter.where(FILTERS, query), order, query.page());
        }
    }

    /** @param uploadedFor the order that whoever has uploaded it may see alone; null for the account itself */
    static void insert(Tx tx, Document document, @Nullable UUID uploadedFor) {
        tx.sql("""
                        INSERT INTO document
                            (id, account_id, blob_id, filename, content_type, size, sha256, customer_reference,
                             av_scan_status, uploaded_for, created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .set(document.id())
                .set(document.accountId())
                .set(document.blobId())
                .set(document.filename())
                .set(document.contentType())
                .set(document.size())
                .set(document.sha256())
                .set(document.customerReference())
                .set(document.scan().word())
                .set(uploadedFor)
                .set(document.createdAt())
                .set(document.updatedAt())
                .execute();
    }

    /** How many of the account's documents were uploaded for an order. */
    static long countUploadedFor(Tx tx, UUID accountId, UUID orderId) {
        return tx.sql("SELECT count(*) FROM document WHERE account_id = ? AND uploaded_for = ?")
                .set(accountId)
                .set(orderId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** Those of these ids that are within reach. */
    static List<UUID> within(Tx tx, Reach reach, Collection<UUID> ids) {
        return tx.sql(WITHIN.with("account", reach.accountId())
                        .with("ids", "uuid", List.copyOf(ids))
                        .with("reach", reach.condition()))
                .list(Sql.Row::uuid);
    }

    static void update(Tx tx, Document document) {
        tx.sql("""
                        UPDATE document SET filename = ?, customer_reference = ?, updated_at = ?
                        WHERE account_id = ? AND id = ?""")
                .set(document.filename())
                .set(document.customerReference())
                .set(document.updatedAt())
                .set(document.accountId())
                .set(document.id())
                .execute();
    }

    static Optional<Document> find(Tx tx, Reach reach, UUID id) {
        return tx.sql(ONE.with("account", reach.accountId()).with("id", id).with("reach", reach.condition()))
                .one(DocumentStore::document);
    }

    static List<Document> ofIds(Tx tx, UUID accountId, Collection<UUID> ids) {
        return tx.sql(of("SELECT {columns} FROM document WHERE account_id = {account} AND id = ANY ({ids})")
                        .with("account", accountId)
                        .with("ids", "uuid", List.copyOf(ids)))
                .list(DocumentStore::document);
    }

    /** Finds the document and keeps whoever would link or delete it waiting until the transaction ends. */
    static Optional<Document> lock(Tx tx, UUID accountId, UUID id) {
        return tx.sql(LOCK.with("account", accountId).with("id", id)).one(DocumentStore::document);
    }

    /** {@link #lock} for what is done for all accounts. */
    static Optional<Document> lockOfAnyAccount(Tx tx, UUID id) {
        return tx.sql(LOCK_OF_ANY_ACCOUNT.with("id", id)).one(DocumentStore::document);
    }

    /** The document if it still waits for the scanner. */
    static Optional<Document> pending(Tx tx, UUID id) {
        return tx.sql(of("SELECT {columns} FROM document WHERE id = {id} AND av_scan_status = 'pending_scan'")
                        .with("id", id))
                .one(DocumentStore::document);
    }

    /** Writes what was found, unless somebody else has. */
    static void scanned(Tx tx, Document document, ScanStatus status) {
        tx.sql(
                        "UPDATE document SET av_scan_status = ? WHERE account_id = ? AND id = ? AND av_scan_status = 'pending_scan'")
                .set(status.word())
                .set(document.accountId())
                .set(document.id())
                .execute();
    }

    static void delete(Tx tx, UUID accountId, Collection<UUID> ids) {
        tx.sql("DELETE FROM document WHERE account_id = ? AND id = ANY (?)")
                .set(accountId)
                .array("uuid", ids)
                .execute();
    }

    /** Some documents of an account, to be deleted. */
    static List<Document> some(Tx tx, UUID accountId, int most) {
        return tx.sql(
                        of("SELECT {columns} FROM document WHERE account_id = {account} ORDER BY id LIMIT {most} FOR UPDATE")
                                .with("account", accountId)
                                .with("most", most))
                .list(DocumentStore::document);
    }

    static Listed<Document> list(Db db, Reach reach, Wanted wanted) {
        SqlText filters = wanted.filters().text();
        UUID accountId = reach.accountId();
        SqlText within = reach.condition();
        return Listed.read(
                db,
                wanted.page(),
                PAGE.with("account", accountId)
                        .with("reach", within)
                        .with("filters", filters)
                        .with("order", wanted.order()),
                COUNT.with("account", accountId).with("reach", within).with("filters", filters),
                DocumentStore::document);
    }

    private static Document document(Sql.Row row) {
        return new Document(
                row.uuid(),
                row.uuid(),
                row.uuid(),
                row.string(),
                row.string(),
                row.number(),
                row.string(),
                row.stringOrNull(),
                ScanStatus.of(row.string()),
                row.instant(),
                row.instant());
    }
}
