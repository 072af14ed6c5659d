package dev.portwright.porting.supplement;

import dev.portwright.account.Actor;
import dev.portwright.history.AttributeChange;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.Listed;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.order.Supplement;
import dev.portwright.porting.order.SupplementType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of supplements. Whoever changes one holds its order; those of orders that are over for long go without. */
final class SupplementStore {
    private static final String COLUMNS = """
            porting_order_id, number, type, state, changes::text, reason, sent_by, sent_by_user_id, sent_at, answered_by,
            answered_at""";

    private static final SqlText PAGE = SqlText.of("SELECT " + COLUMNS + """
             FROM porting_supplement WHERE account_id = {account} AND porting_order_id = {order}
            ORDER BY number DESC LIMIT {limit} OFFSET {offset}""");

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*) FROM (SELECT 1 FROM porting_supplement
                                  WHERE account_id = {account} AND porting_order_id = {order} LIMIT {most}) s""");

    private SupplementStore() {}

    /**
     * Writes down what the carrier is asked for by whoever acts on the order.
     *
     * @param asked what {@link SealedChanges} need to know when it says yes, sealed; null for other types
     */
    static void insert(
            HeldOrder held, int number, SupplementType type, List<AttributeChange> changes, byte @Nullable [] asked) {
        Actor actor = held.actor();
        held.tx()
                .sql("""
                        INSERT INTO porting_supplement
                            (porting_order_id, account_id, number, type, state, changes, asked, sent_by, sent_by_user_id,
                             sent_at)
                        VALUES (?, ?, ?, ?, 'sent', ?, ?, ?, ?, ?)""")
                .set(held.id())
                .set(held.accountId())
                .set(number)
                .set(type.word())
                .json(Json.text(changes))
                .set(asked)
                .set(actor.type().word())
                .set(actor.type() == Actor.Type.USER ? actor.userId() : null)
                .set(held.order().updatedAt())
                .execute();
    }

    /** Writes down what became of the one with this number, if it still waits. */
    static void end(HeldOrder held, int number, SupplementState state, @Nullable String reason) {
        held.tx()
                .sql("""
                        UPDATE porting_supplement
                        SET state = ?, reason = ?, answered_by = ?, answered_at = ?, asked = NULL
                        WHERE account_id = ? AND porting_order_id = ? AND number = ? AND state = 'sent'""")
                .set(state.word())
                .set(reason)
                .set(held.actor().type().word())
                .set(held.order().updatedAt())
                .set(held.accountId())
                .set(held.id())
                .set(number)
                .execute();
    }

    /** Writes down what became of the cancellation that waits, if one does. */
    static void endCancellation(HeldOrder held, SupplementState state, @Nullable String reason) {
        held.tx()
                .sql("""
                        UPDATE porting_supplement SET state = ?, reason = ?, answered_by = ?, answered_at = ?
                        WHERE account_id = ? AND porting_order_id = ? AND type = 'cancel' AND state = 'sent'""")
                .set(state.word())
                .set(reason)
                .set(held.actor().type().word())
                .set(held.order().updatedAt())
                .set(held.accountId())
                .set(held.id())
                .execute();
    }

    /** Gives an order that comes of another one what was asked for that. */
    static void copy(HeldOrder from, HeldOrder part) {
        from.tx().sql("""
                        INSERT INTO porting_supplement
                            (porting_order_id, account_id, number, type, state, changes, asked, reason, sent_by,
                             sent_by_user_id, sent_at, answered_by, answered_at)
                        SELECT ?, account_id, number, type, state, changes, asked, reason, sent_by, sent_by_user_id,
                               sent_at, answered_by, answered_at
                        FROM porting_supplement WHERE account_id = ? AND porting_order_id = ?""").set(part.id()).set(from.accountId()).set(from.id()).execute();
    }

    /** The one that waits, which is no cancellation. */
    static Supplement open(HeldOrder held) {
        return held.tx()
                .sql("SELECT " + COLUMNS + """
                         FROM porting_supplement
                        WHERE account_id = ? AND porting_order_id = ? AND state = 'sent' AND type <> 'cancel'""")
                .set(held.accountId())
                .set(held.id())
                .one(SupplementStore::supplement)
                .orElseThrow();
    }

    /** What the one that waits asks for, sealed. */
    static byte[] asked(HeldOrder held) {
        return held.tx()
                .sql("""
                        SELECT asked FROM porting_supplement
                        WHERE account_id = ? AND porting_order_id = ? AND state = 'sent' AND type = 'other'""")
                .set(held.accountId())
                .set(held.id())
                .one(Sql.Row::bytes)
                .orElseThrow();
    }

    static Listed<Supplement> list(Db db, UUID accountId, UUID orderId, Page page) {
        return Listed.read(
                db,
                page,
                PAGE.with("account", accountId).with("order", orderId),
                COUNT.with("account", accountId).with("order", orderId),
                SupplementStore::supplement);
    }

    /** The orders of the oldest rows of all accounts that are about orders between the two. */
    static List<UUID> ordersBetween(Tx tx, UUID after, UUID before, int most) {
        return tx.sql("""
                        SELECT porting_order_id FROM porting_supplement
                        WHERE porting_order_id > ? AND porting_order_id < ?
                        ORDER BY porting_order_id, number LIMIT ?""").set(after).set(before).set(most).list(Sql.Row::uuid);
    }

    static void delete(Tx tx, Collection<UUID> orders) {
        tx.sql("DELETE FROM porting_supplement WHERE porting_order_id = ANY (?)")
                .array("uuid", orders)
                .execute();
    }

    private static Supplement supplement(Sql.Row row) {
        return new Supplement(
                row.uuid(),
                row.integer(),
                SupplementType.of(row.string()),
                row.string(),
                List.of(Json.read(row.string(), AttributeChange[].class)),
                row.stringOrNull(),
                row.string(),
                row.uuidOrNull(),
                row.instant(),
                row.stringOrNull(),
                row.instantOrNull());
    }
}
