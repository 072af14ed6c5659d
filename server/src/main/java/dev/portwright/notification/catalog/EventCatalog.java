package dev.portwright.notification.catalog;

import dev.portwright.platform.file.ProductFile;
import dev.portwright.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every kind of events that accounts can be told of, and every condition. */
@ApplicationScoped
public class EventCatalog {
    private static final String FILE = "notification/events.json";

    private record File(int version, Instant since, List<KindInFile> events) {}

    private record KindInFile(
            UUID id,
            String type,
            String name,
            String category,
            @Nullable String together,
            List<ConditionInFile> conditions) {
        EventKind kind() {
            return new EventKind(
                    id,
                    type,
                    name,
                    category,
                    together,
                    conditions.stream().map(ConditionInFile::condition).toList());
        }
    }

    private record ConditionInFile(
            UUID id, String name, String description, String about, List<EventCondition.Parameter> parameters) {
        EventCondition condition() {
            return new EventCondition(
                    id, name, description, EventCondition.About.valueOf(about.toUpperCase(Locale.ROOT)), parameters);
        }
    }

    private final Instant since;
    private final Map<String, EventKind> kinds = new LinkedHashMap<>();
    private final Map<UUID, EventCondition> conditions = new HashMap<>();

    EventCatalog() {
        File file = load();
        this.since = file.since();
        for (KindInFile entry : file.events()) {
            EventKind kind = entry.kind();
            kinds.put(kind.type(), kind);
            kind.conditions().forEach(condition -> conditions.put(condition.id(), condition));
        }
    }

    private static File load() {
        return Json.read(ProductFile.text(FILE), File.class);
    }

    /** Since when there are these kinds and conditions. */
    Instant since() {
        return since;
    }

    public Collection<EventKind> kinds() {
        return kinds.values();
    }

    /** The kind of the events of this type; empty when nobody is told of them. */
    public Optional<EventKind> kind(String type) {
        return Optional.ofNullable(kinds.get(type));
    }

    public Optional<EventCondition> condition(UUID id) {
        return Optional.ofNullable(conditions.get(id));
    }
}
