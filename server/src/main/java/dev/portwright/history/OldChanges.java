package dev.portwright.history;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.About;
import dev.portwright.platform.id.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Histories of all accounts by age, for whoever knows which entries need not be kept any longer. */
public final class OldChanges {
    private OldChanges() {}

    /** Answers the oldest entries about subjects of a type with ids between the two. */
    public static List<About> between(Tx tx, String subjectType, UUID after, UUID before, int most) {
        return tx.sql("""
                        SELECT id, subject_type, porting_order_id FROM porting_order_change
                        WHERE subject_type = ? AND id > ? AND id < ? ORDER BY id LIMIT ?""")
                .set(subjectType)
                .set(after)
                .set(before)
                .set(most)
                .list(row -> new About(row.uuid(), new Subject(row.string(), row.uuid())));
    }

    /** Those of the ids to whose owners something has happened since then. */
    public static Set<UUID> changedSince(Tx tx, Collection<UUID> ids, Instant since) {
        return new HashSet<>(tx.sql("""
                        SELECT x.id FROM unnest(?) x(id)
                        WHERE EXISTS (SELECT 1 FROM porting_order_change c
                                      WHERE c.porting_order_id = x.id AND c.occurred_at >= ?)""").array("uuid", ids).set(since).list(Sql.Row::uuid));
    }

    public static void delete(Tx tx, Collection<UUID> ids) {
        tx.sql("DELETE FROM porting_order_change WHERE id = ANY (?)")
                .array("uuid", ids)
                .execute();
    }
}
