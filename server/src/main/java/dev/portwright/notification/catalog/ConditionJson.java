package dev.portwright.notification.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A condition on the wire: schema {@code NotificationEventCondition}. */
record ConditionJson(
        UUID id,
        String name,
        String description,
        UUID notificationEventId,
        String associatedRecordType,
        List<Parameter> parameters,
        boolean enabled,
        boolean allowMultipleChannels,
        boolean asynchronous,
        List<String> supportedChannels,
        Instant createdAt,
        Instant updatedAt) {

    /** @param values those that are possible; left out where that is no list */
    record Parameter(
            String name,
            boolean optional,
            String dataType,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> values) {}

    static ConditionJson of(EventKind kind, EventCondition condition, List<String> channels, Instant since) {
        return new ConditionJson(
                condition.id(),
                condition.name(),
                condition.description(),
                kind.id(),
                condition.about().word(),
                condition.parameters().stream()
                        .map(parameter ->
                                new Parameter(parameter.name(), parameter.optional(), "string", parameter.values()))
                        .toList(),
                true,
                true,
                // Settings hold at once.
                false,
                channels,
                since,
                since);
    }
}
