package dev.portwright.event;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds events that tell parts of one thing, written in one transaction, wherever their places are. */
public final class EventsTogether {
    private EventsTogether() {}

    /**
     * What such events have in common.
     *
     * @param pointer where in their payloads (RFC 6901, of plain names) they have the same text
     */
    public record Group(UUID accountId, Subject subject, String type, String pointer, String value) {}

    /** The events of each group in the order of their places; those that have none yet are last, with place and number 0. */
    public static Map<Group, List<FedEvent>> of(Tx tx, Collection<Group> groups) {
        List<Group> asked = List.copyOf(groups);
        Map<Group, List<FedEvent>> found = new HashMap<>();
        tx.sql("""
                        SELECT asked.number, e.id, coalesce(f.position, 0), coalesce(f.number, 0), e.occurred_at, e.payload,
                               e.webhook_url
                        FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[])
                            WITH ORDINALITY AS asked (account_id, subject_type, subject_id, type, pointer, value, number)
                        JOIN event e ON e.account_id = asked.account_id AND e.porting_order_id = asked.subject_id
                            AND e.subject_type = asked.subject_type AND e.event_type = asked.type
                            AND e.payload #>> string_to_array(substr(asked.pointer, 2), '/') = asked.value
                        LEFT JOIN event_feed f ON f.event_id = e.id
                        ORDER BY asked.number, f.position, e.id""")
                .array("uuid", asked, Group::accountId)
                .array("text", asked, group -> group.subject().type())
                .array("uuid", asked, group -> group.subject().id())
                .array("text", asked, Group::type)
                .array("text", asked, Group::pointer)
                .array("text", asked, Group::value)
                .list(row -> {
                    Group group = asked.get(row.integer() - 1);
                    return found.computeIfAbsent(group, first -> new ArrayList<>())
                            .add(new FedEvent(
                                    row.uuid(),
                                    group.accountId(),
                                    group.type(),
                                    group.subject(),
                                    row.number(),
                                    row.number(),
                                    row.instant(),
                                    row.stringOrNull(),
                                    row.stringOrNull()));
                });
        return found;
    }
}
