package dev.portwright.notification.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When events of a kind count.
 *
 * @param about the record type that one of its settings is about
 */
public record EventCondition(UUID id, String name, String description, About about, List<Parameter> parameters) {

    /** What a setting can be about. */
    public enum About {
        ACCOUNT,
        PHONE_NUMBER;

        /** The word on the wire and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A value that a setting gives the condition.
     *
     * @param at where in the payload of an event the value must stand; null for the phone number, which is a number of what
     *     the event is about
     * @param values those that are possible; null for a phone number
     */
    public record Parameter(
            String name,
            boolean optional,
            @Nullable String at,
            @Nullable List<String> values) {
        /** The name of the parameter that is a phone number. */
        public static final String PHONE_NUMBER = "phone_number";
    }

    public Optional<Parameter> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }
}
