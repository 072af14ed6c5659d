package dev.portwright.porting.verification;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of when codes were sent. */
final class SendingStore {
    private SendingStore() {}

    /** How many codes a number was sent of late by an account, when the first of these, and how many by all accounts. */
    record Recent(
            long mineInAnHour,
            @Nullable Instant myFirstOfHour,
            long mineInADay,
            @Nullable Instant myFirstOfDay,
            long allInAnHour,
            long allInADay) {}

    private record OfNumber(String phoneNumber, Recent recent) {}

    /** What was sent to these numbers; numbers that were sent nothing are not in it. */
    static Map<String, Recent> ofNumbers(
            Tx tx, UUID accountId, Collection<String> numbers, Instant anHourAgo, Instant aDayAgo) {
        return tx
                .sql("""
                        SELECT phone_number, count(*) FILTER (WHERE mine AND fresh), min(sent_at) FILTER (WHERE mine AND fresh),
                               count(*) FILTER (WHERE mine), min(sent_at) FILTER (WHERE mine),
                               count(*) FILTER (WHERE fresh), count(*)
                        FROM (SELECT phone_number, sent_at, account_id = ? AS mine, sent_at > ? AS fresh
                              FROM verification_code_sending WHERE phone_number = ANY (?) AND sent_at > ?) AS recent
                        GROUP BY phone_number""")
                .set(accountId)
                .set(anHourAgo)
                .array("text", numbers)
                .set(aDayAgo)
                .list(row -> new OfNumber(
                        row.string(),
                        new Recent(
                                row.number(),
                                row.instantOrNull(),
                                row.number(),
                                row.instantOrNull(),
                                row.number(),
                                row.number())))
                .stream()
                .collect(Collectors.toMap(OfNumber::phoneNumber, OfNumber::recent));
    }

    /** How many codes an account has sent since. */
    static long ofAccount(Tx tx, UUID accountId, Instant since) {
        return tx.sql("SELECT count(*) FROM verification_code_sending WHERE account_id = ? AND sent_at > ?")
                .set(accountId)
                .set(since)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** Takes away some of what was sent before, by whichever account: more than comes at a time. */
    static void forget(Tx tx, Instant before) {
        tx.sql("""
                        DELETE FROM verification_code_sending WHERE id IN (
                            SELECT id FROM verification_code_sending WHERE sent_at <= ?
                            ORDER BY sent_at LIMIT 1000 FOR UPDATE SKIP LOCKED)""").set(before).execute();
    }

    static void insert(Tx tx, UUID accountId, List<String> numbers, Ids ids, Instant now) {
        tx.sql("""
                        INSERT INTO verification_code_sending (id, account_id, phone_number, sent_at)
                        SELECT w.id, ?, w.phone_number, ? FROM unnest(?, ?) AS w (id, phone_number)""")
                .set(accountId)
                .set(now)
                .array("uuid", numbers, number -> ids.next())
                .array("text", numbers)
                .execute();
    }
}
