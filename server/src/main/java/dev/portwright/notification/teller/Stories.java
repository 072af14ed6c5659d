package dev.portwright.notification.teller;

import dev.portwright.event.EventsTogether;
import dev.portwright.event.EventsTogether.Group;
import dev.portwright.event.FedEvent;
import dev.portwright.notification.catalog.EventCatalog;
import dev.portwright.notification.catalog.EventKind;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings events together that people are told of as one, such as those of the numbers that went to another order in one
 * split. Such events are written in one transaction, but may get their places in several: people are told of all of them with
 * the first, and of nothing with the others.
 */
@ApplicationScoped
class Stories {
    private final EventCatalog catalog;

    Stories(EventCatalog catalog) {
        this.catalog = catalog;
    }

    /** What the event has in common with those that it is told together with; empty when it is told by itself. */
    Optional<Group> group(FedEvent event) {
        String pointer = catalog.kind(event.type()).map(EventKind::together).orElse(null);
        String payload = event.payload();
        return pointer == null || payload == null
                ? Optional.empty()
                : Optional.of(new Group(
                        event.accountId(),
                        event.subject(),
                        event.type(),
                        pointer,
                        Json.read(payload).at(pointer).asString("")));
    }

    /**
     * The events that people are told of when these get their places; empty when that is just these.
     *
     * @param events in the order of their places
     */
    Optional<List<FedEvent>> of(Tx tx, List<FedEvent> events) {
        Map<Group, Map<UUID, FedEvent>> groups = new LinkedHashMap<>();
        Map<UUID, Group> groupOf = new LinkedHashMap<>();
        for (FedEvent event : events) {
            group(event).ifPresent(group -> {
                groupOf.put(event.id(), group);
                groups.computeIfAbsent(group, first -> new LinkedHashMap<>()).put(event.id(), event);
            });
        }
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        long first = events.getFirst().position();
        EventsTogether.of(tx, groups.keySet()).forEach((group, all) -> {
            if (all.stream().anyMatch(event -> event.position() > 0 && event.position() < first)) {
                groups.remove(group);
            } else {
                Map<UUID, FedEvent> whole = groups.computeIfAbsent(group, same -> new LinkedHashMap<>());
                all.forEach(event -> whole.putIfAbsent(event.id(), event));
            }
        });
        List<FedEvent> told = new ArrayList<>();
        for (FedEvent event : events) {
            Group group = groupOf.get(event.id());
            if (group == null) {
                told.add(event);
            } else {
                Optional.ofNullable(groups.remove(group)).ifPresent(all -> told.addAll(all.values()));
            }
        }
        return Optional.of(told);
    }
}
