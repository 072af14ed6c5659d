package dev.portwright.notification.catalog;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A kind of events that accounts can be told of.
 *
 * @param type the type of its events
 * @param together where in its payload stands what several events have in common that are told to people as one; null
 *     when each is told by itself
 */
public record EventKind(
        UUID id,
        String type,
        String name,
        String category,
        @Nullable String together,
        List<EventCondition> conditions) {}
