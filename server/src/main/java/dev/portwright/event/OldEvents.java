package dev.portwright.event;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.About;
import dev.portwright.platform.id.Subject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Events of all accounts by age, for whoever knows which of them need not be kept any longer. */
public final class OldEvents {
    private OldEvents() {}

    /** Answers the oldest events about subjects of a type with ids between the two. */
    public static List<About> between(Tx tx, String subjectType, UUID after, UUID before, int most) {
        return tx.sql("""
                        SELECT id, subject_type, porting_order_id FROM event
                        WHERE subject_type = ? AND id > ? AND id < ? ORDER BY id LIMIT ?""")
                .set(subjectType)
                .set(after)
                .set(before)
                .set(most)
                .list(row -> new About(row.uuid(), new Subject(row.string(), row.uuid())));
    }

    public static void delete(Tx tx, Collection<UUID> ids) {
        EventFeedStore.delete(tx, ids);
        tx.sql("DELETE FROM event WHERE id = ANY (?)").array("uuid", ids).execute();
    }
}
