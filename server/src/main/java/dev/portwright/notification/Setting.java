package dev.portwright.notification;

import dev.portwright.notification.catalog.EventCondition.About;
import dev.portwright.notification.catalog.EventCondition.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Leads the events of a condition to a channel. On the wire: schema {@code NotificationSetting}.
 *
 * @param parameters values by their names, as the condition has them
 */
record Setting(
        UUID id,
        UUID accountId,
        UUID profileId,
        UUID channelId,
        UUID conditionId,
        About about,
        Map<String, String> parameters,
        Instant createdAt,
        Instant updatedAt) {
    static final String ENABLED = "enabled";
    static final String DELETED = "deleted";

    record Json(
            UUID id,
            UUID notificationEventConditionId,
            UUID notificationProfileId,
            String associatedRecordType,
            String associatedRecordTypeValue,
            String status,
            UUID notificationChannelId,
            List<Value> parameters,
            Instant createdAt,
            Instant updatedAt) {}

    record Value(String name, String value) {}

    /** As long as it is there, it holds. */
    Json json() {
        return json(ENABLED);
    }

    Json json(String status) {
        return new Json(
                id,
                conditionId,
                profileId,
                about.word(),
                switch (about) {
                    case ACCOUNT -> accountId.toString();
                    case PHONE_NUMBER -> Objects.requireNonNull(parameters.get(Parameter.PHONE_NUMBER));
                },
                status,
                channelId,
                parameters.entrySet().stream()
                        .map(entry -> new Value(entry.getKey(), entry.getValue()))
                        .toList(),
                createdAt,
                updatedAt);
    }
}
