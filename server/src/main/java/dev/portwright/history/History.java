package dev.portwright.history;

import dev.portwright.account.Actor;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Subject;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.Listed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows of histories. The table and its column of ids have the names they were given when only orders had one. */
public final class History {
    /** The end of a statement that changes something, so that change and history are one round trip. */
    public static final String INSERT = """
            INSERT INTO porting_order_change (
                id, account_id, subject_type, porting_order_id, version, occurred_at, action, actor_type, user_id,
                api_key_id, request_id, reason, changes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** Takes away the entry of one version of a subject: its type, its id and the version. For what may change without end. */
    public static final String FORGET_ONE =
            "DELETE FROM porting_order_change WHERE subject_type = ? AND porting_order_id = ? AND version = ?";

    private History() {}

    /** Sets the parameters of {@link #INSERT}. */
    public static Sql set(Sql sql, Change change) {
        Actor actor = change.actor();
        return sql.set(change.id())
                .set(change.accountId())
                .set(change.subject().type())
                .set(change.subject().id())
                .set(change.version())
                .set(change.occurredAt())
                .set(change.action().word())
                .set(actor.type().word())
                .set(actor.userId())
                .set(actor.apiKeyId())
                .set(actor.requestId())
                .set(change.reason())
                .json(Json.text(change.changes()));
    }

    /** Writes an entry by a statement of its own, for changes that few make. */
    public static void add(Tx tx, Change change) {
        set(tx.sql(INSERT), change).execute();
    }

    /** One page of a history, newest entry first. Who may see it, the caller knows. */
    public static Listed<Change> page(Tx tx, UUID accountId, Subject subject, Page page) {
        return Listed.counted(list(tx, accountId, subject, page), page, count(tx, accountId, subject));
    }

    private static List<Change> list(Tx tx, UUID accountId, Subject subject, Page page) {
        return tx.sql("""
                        SELECT id, version, occurred_at, action, actor_type, user_id, api_key_id, request_id, reason,
                               changes
                        FROM porting_order_change
                        WHERE account_id = ? AND porting_order_id = ? AND subject_type = ?
                        ORDER BY version DESC LIMIT ? OFFSET ?""")
                .set(accountId)
                .set(subject.id())
                .set(subject.type())
                .set(page.size())
                .set(page.offset())
                .page(row -> change(row, accountId, subject));
    }

    /** Reads the columns from the id to the changes. */
    static Change change(Sql.Row row, UUID accountId, Subject subject) {
        return new Change(
                row.uuid(),
                accountId,
                subject,
                row.number(),
                row.instant(),
                Change.Action.of(row.string()),
                new Actor(Actor.Type.of(row.string()), row.uuidOrNull(), row.uuidOrNull(), row.stringOrNull()),
                row.stringOrNull(),
                List.of(Json.read(row.string(), AttributeChange[].class)));
    }

    private static long count(Tx tx, UUID accountId, Subject subject) {
        return tx.sql("""
                        SELECT count(*) FROM porting_order_change
                        WHERE account_id = ? AND porting_order_id = ? AND subject_type = ?""")
                .set(accountId)
                .set(subject.id())
                .set(subject.type())
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** The paths of the attributes that were changed after this version. */
    public static Set<String> attributesSince(Tx tx, UUID accountId, Subject subject, long version) {
        return Set.copyOf(tx.sql("""
                        SELECT DISTINCT change ->> 'attribute'
                        FROM porting_order_change, jsonb_array_elements(changes) change
                        WHERE account_id = ? AND porting_order_id = ? AND subject_type = ? AND version > ?""")
                .set(accountId)
                .set(subject.id())
                .set(subject.type())
                .set(version)
                .list(Sql.Row::string));
    }

    /**
     * The attributes, by their paths, that were changed since it came into the status that it is in, each with its last
     * change and all who have changed it.
     */
    public static Map<String, LastChange> changedSinceStatus(Tx tx, UUID accountId, Subject subject) {
        return tx
                .sql("""
                        SELECT change ->> 'attribute', max(version), string_agg(DISTINCT actor_type, ',')
                        FROM porting_order_change, jsonb_array_elements(changes) change
                        WHERE account_id = ? AND porting_order_id = ? AND subject_type = ? AND version > (
                            SELECT coalesce(max(version), 1) FROM porting_order_change
                            WHERE account_id = ? AND porting_order_id = ? AND subject_type = ?
                            AND action = 'status_changed')
                        GROUP BY change ->> 'attribute'""")
                .set(accountId)
                .set(subject.id())
                .set(subject.type())
                .set(accountId)
                .set(subject.id())
                .set(subject.type())
                .list(row -> Map.entry(row.string(), new LastChange(row.number(), actors(row.string()))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<Actor.Type> actors(String words) {
        return Arrays.stream(words.split(",")).map(Actor.Type::of).collect(Collectors.toUnmodifiableSet());
    }

    /** The ids of some of the account's things of a type that were deleted and still have a history. */
    public static List<UUID> someDeleted(Tx tx, UUID accountId, String type, int most) {
        return tx.sql("""
                        SELECT porting_order_id FROM porting_order_change
                        WHERE account_id = ? AND subject_type = ? AND action = 'deleted' LIMIT ?""").set(accountId).set(type).set(most).list(Sql.Row::uuid);
    }

    /** Deletes the whole history of these things. */
    public static void forget(Tx tx, UUID accountId, List<UUID> ids) {
        tx.sql("DELETE FROM porting_order_change WHERE account_id = ? AND porting_order_id = ANY (?)")
                .set(accountId)
                .array("uuid", ids)
                .execute();
    }

    /** Deletes some entries about things of a type, whether or not they are still there; false when there are none. */
    public static boolean forgetSome(Tx tx, UUID accountId, String type, int most) {
        return tx.sql("""
                                DELETE FROM porting_order_change WHERE id IN (
                                    SELECT id FROM porting_order_change WHERE account_id = ? AND subject_type = ? LIMIT ?)""").set(accountId).set(type).set(most).execute() > 0;
    }
}
