package dev.portwright.notification.teller;

import dev.portwright.event.FedEvent;
import dev.portwright.notification.catalog.EventCatalog;
import dev.portwright.notification.catalog.EventKind;
import dev.portwright.platform.json.Json;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says in plain text for people what has happened. The texts are files of the product, one for each kind of events: a line for
 * the subject, an empty line, the text.
 */
@ApplicationScoped
class EventWords {
    private record Words(Template subject, Template text) {}

    /** What is said of an event. */
    record Said(String subject, String text) {}

    private final Map<String, Words> words = new HashMap<>();

    EventWords(EventCatalog catalog) {
        Engine engine = Engine.builder().addDefaults().build();
        for (EventKind kind : catalog.kinds()) {
            String[] parts = file("notification/" + kind.type() + ".txt").split("\n\n", 2);
            words.put(kind.type(), new Words(engine.parse(parts[0]), engine.parse(parts[1])));
        }
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
        Words said = words.get(event.type());
        if (said == null) {
            throw new IllegalArgumentException("there are no words for " + event.type());
        }
        return new Said(said.subject().render(data), said.text().render(data));
    }

    private static Optional<String> text(Map<?, ?> payload, String name) {
        return payload.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static String file(String name) {
        try (InputStream in = EventWords.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
