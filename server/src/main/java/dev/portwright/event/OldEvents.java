package dev.portwright.event;

import dev.portwright.platform.db.Tx;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Events of all accounts by age, for whoever knows which of them need not be kept any longer. */
public final class OldEvents {
    private OldEvents() {}

    /** An event and the order it is about. */
    public record OldEvent(UUID id, UUID portingOrderId) {}

    /** Answers the oldest events with ids between the two. */
    public static List<OldEvent> between(Tx tx, UUID after, UUID before, int most) {
        return tx.sql("""
                        SELECT id, porting_order_id FROM event WHERE id > ? AND id < ? ORDER BY id LIMIT ?""").set(after).set(before).set(most).list(row -> new OldEvent(row.uuid(), row.uuid()));
    }

    public static void delete(Tx tx, Collection<UUID> ids) {
        tx.sql("DELETE FROM event WHERE id = ANY (?)").array("uuid", ids).execute();
    }
}
