package dev.portwright.event;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What streams ask of the feed. */
final class EventStreamStore {
    private EventStreamStore() {}

    /** Those of the accounts that have events about orders after the place that is given for them. */
    static List<UUID> withMore(Tx tx, Map<UUID, Long> positions) {
        List<Map.Entry<UUID, Long>> asked = List.copyOf(positions.entrySet());
        return tx.sql("""
                        SELECT asked.account_id
                        FROM unnest(?::uuid[], ?::bigint[]) AS asked (account_id, position)
                        WHERE EXISTS (
                            SELECT 1 FROM event_feed f
                            WHERE f.account_id = asked.account_id AND f.position > asked.position
                                AND f.subject_type = 'porting_order')""")
                .array("uuid", asked, Map.Entry::getKey)
                .array("bigint", asked, Map.Entry::getValue)
                .list(Sql.Row::uuid);
    }
}
