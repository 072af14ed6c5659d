package dev.portwright.porting.verification;

import dev.portwright.phonenumber.NumberFilter;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.Filter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of codes. */
final class CodeStore {
    static final List<Filter> FILTERS = List.of(
            Filter.bool("verified", "c.verified"),
            Filter.text("phone_number", "c.phone_number")
                    .asAny(number -> NumberFilter.whole("filter[phone_number]", number)));

    private static final SqlText COLUMNS = SqlText.of("""
            c.id, c.porting_order_id, c.porting_phone_number_id, c.phone_number, c.code_hash, c.expires_at, c.tries_left,
            c.verified, c.created_at, c.updated_at""");

    private static final SqlText PAGE = SqlText.of("""
            SELECT {columns}
            FROM porting_verification_code c
            WHERE c.account_id = {account} AND c.porting_order_id = {order} AND {filters}
            ORDER BY {sort} LIMIT {limit} OFFSET {offset}""").with("columns", COLUMNS);

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*) FROM (
                SELECT 1 FROM porting_verification_code c
                WHERE c.account_id = {account} AND c.porting_order_id = {order} AND {filters} LIMIT {most}) counted""");

    private static final SqlText OF_NUMBERS = SqlText.of("""
            SELECT {columns}
            FROM porting_verification_code c
            WHERE c.account_id = {account} AND c.porting_phone_number_id = ANY ({numbers})""").with("columns", COLUMNS);

    private CodeStore() {}

    /** A code that is being sent. */
    record New(UUID id, UUID numberId, String phoneNumber, String hash) {}

    /** Writes codes, each in the place of the one that its number was sent before. Whoever calls holds the order. */
    static void write(Tx tx, UUID accountId, UUID orderId, List<New> codes, Instant expiresAt, int tries, Instant now) {
        tx.sql("""
                        INSERT INTO porting_verification_code AS c
                            (id, account_id, porting_order_id, porting_phone_number_id, phone_number, code_hash, expires_at,
                             tries_left, created_at, updated_at)
                        SELECT w.id, ?, ?, w.number_id, w.phone_number, w.code_hash, ?, ?, ?, ?
                        FROM unnest(?, ?, ?, ?) AS w (id, number_id, phone_number, code_hash)
                        ON CONFLICT (porting_phone_number_id) DO UPDATE
                        SET code_hash = excluded.code_hash, expires_at = excluded.expires_at,
                            tries_left = excluded.tries_left, updated_at = excluded.updated_at""")
                .set(accountId)
                .set(orderId)
                .set(expiresAt)
                .set(tries)
                .set(now)
                .set(now)
                .array("uuid", codes, New::id)
                .array("uuid", codes, New::numberId)
                .array("text", codes, New::phoneNumber)
                .array("text", codes, New::hash)
                .execute();
    }

    /** The codes of these numbers, by the number's id; numbers that were sent none are not in it. */
    static Map<UUID, VerificationCode> ofNumbers(Tx tx, UUID accountId, Collection<UUID> numberIds) {
        return tx
                .sql(OF_NUMBERS.with("account", accountId).with("numbers", "uuid", numberIds))
                .list(CodeStore::read)
                .stream()
                .collect(Collectors.toMap(VerificationCode::numberId, Function.identity()));
    }

    /** Writes what has become of codes that were told, right or wrong. */
    static void update(Tx tx, UUID accountId, Collection<VerificationCode> codes) {
        Sql sql = tx.sql("""
                UPDATE porting_verification_code
                SET code_hash = ?, expires_at = ?, tries_left = ?, verified = ?, updated_at = ?
                WHERE account_id = ? AND id = ?""");
        for (VerificationCode code : codes) {
            VerificationCode.Sent sent = code.sent();
            sql.set(sent == null ? null : sent.hash())
                    .set(sent == null ? null : sent.expiresAt())
                    .set(code.triesLeft())
                    .set(code.verified())
                    .set(code.updatedAt())
                    .set(accountId)
                    .set(code.id())
                    .next();
        }
        sql.executeBatch();
    }

    /** One page and, to see whether there is a next one, its first entry. */
    static List<VerificationCode> list(
            Tx tx, UUID accountId, UUID orderId, SqlText filters, boolean oldestFirst, Page page) {
        return tx.sql(PAGE.with("account", accountId)
                        .with("order", orderId)
                        .with("filters", filters)
                        .with(
                                "sort",
                                oldestFirst
                                        ? SqlText.of("c.created_at, c.id")
                                        : SqlText.of("c.created_at DESC, c.id DESC"))
                        .with("limit", page.size() + 1)
                        .with("offset", page.offset()))
                .page(CodeStore::read);
    }

    /** How many codes there are, counted no further than one above the limit. */
    static long count(Tx tx, UUID accountId, UUID orderId, SqlText filters, int limit) {
        return tx.sql(COUNT.with("account", accountId)
                        .with("order", orderId)
                        .with("filters", filters)
                        .with("most", limit + 1))
                .one(Sql.Row::number)
                .orElse(0L);
    }

    private static VerificationCode read(Sql.Row row) {
        UUID id = row.uuid();
        UUID orderId = row.uuid();
        UUID numberId = row.uuid();
        String phoneNumber = row.string();
        @Nullable String hash = row.stringOrNull();
        @Nullable Instant expiresAt = row.instantOrNull();
        VerificationCode.Sent sent =
                hash == null || expiresAt == null ? null : new VerificationCode.Sent(hash, expiresAt);
        return new VerificationCode(
                id, orderId, numberId, phoneNumber, sent, row.integer(), row.bool(), row.instant(), row.instant());
    }
}
