package dev.portwright.notification.teller;

import dev.portwright.event.FedEvent;
import dev.portwright.notification.catalog.EventCatalog;
import dev.portwright.notification.teller.Wording.Said;
import dev.portwright.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Says in plain text for people what has happened. Each kind of events has its words. */
@ApplicationScoped
class EventWords {
    private final Map<String, Wording> words = new HashMap<>();

    EventWords(EventCatalog catalog) {
        catalog.kinds().forEach(kind -> words.put(kind.type(), Wording.of(kind.type())));
    }

    /** @param count how many events of the same are told as one */
    Said of(FedEvent event, int count) {
        Map<?, ?> payload = Json.read(Optional.ofNullable(event.payload()).orElse("{}"), Map.class);
        Map<String, Object> data = new HashMap<>();
        data.put("event", payload);
        data.put("count", count);
        data.put("reference", text(payload, "customer_reference").orElse(""));
        data.put(
                "order",
                text(payload, "support_key").orElse(event.subject().id().toString()));
        Wording wording = words.get(event.type());
        if (wording == null) {
            throw new IllegalArgumentException("there are no words for " + event.type());
        }
        return wording.with(data);
    }

    private static Optional<String> text(Map<?, ?> payload, String name) {
        return payload.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
