package dev.portwright.porting.book;

import dev.portwright.event.FedEvent;
import dev.portwright.notification.teller.NumbersOfEvents;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events of an order are about its numbers as they are when they are told; those of a split about the number that went. */
@ApplicationScoped
class NumbersOfOrderEvents implements NumbersOfEvents {
    private static final String SPLIT = "porting_order.split";

    /** @param numberId the number that the event is about, or null for those of its order */
    private record About(
            UUID eventId, UUID orderId, @Nullable UUID numberId) {}

    @Override
    public Map<UUID, Set<String>> of(Tx tx, List<FedEvent> events, Collection<String> wanted) {
        List<About> about = new ArrayList<>();
        for (FedEvent event : events) {
            if (event.subject().type().equals("porting_order")) {
                about.addAll(about(event));
            }
        }
        Map<UUID, Set<String>> numbers = new HashMap<>();
        tx.sql("""
                        SELECT a.event_id, n.phone_number
                        FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS a (event_id, order_id, number_id)
                        JOIN porting_phone_number n ON n.porting_order_id = a.order_id AND n.phone_number = ANY (?)
                        WHERE a.number_id IS NULL
                        UNION ALL
                        SELECT a.event_id, n.phone_number
                        FROM unnest(?::uuid[], ?::uuid[]) AS a (event_id, number_id)
                        JOIN porting_phone_number n ON n.id = a.number_id AND n.phone_number = ANY (?)""")
                .array("uuid", about, About::eventId)
                .array("uuid", about, About::orderId)
                .array("uuid", about, About::numberId)
                .array("text", wanted)
                .array("uuid", about, About::eventId)
                .array("uuid", about, About::numberId)
                .array("text", wanted)
                .list(row -> numbers.computeIfAbsent(row.uuid(), id -> new HashSet<>())
                        .add(row.string()));
        return numbers;
    }

    private static List<About> about(FedEvent event) {
        String payload = event.payload();
        if (!event.type().equals(SPLIT) || payload == null) {
            return List.of(new About(event.id(), event.subject().id(), null));
        }
        List<About> about = new ArrayList<>();
        for (var number : Json.read(payload).path("porting_phone_numbers")) {
            about.add(new About(
                    event.id(),
                    event.subject().id(),
                    UUID.fromString(number.path("id").asString())));
        }
        return about;
    }
}
