package dev.portwright.foc;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** Who starts the activation of a port: the clock at the FOC time, or the customer inside the window. */
public enum ActivationType {
    SCHEDULED("scheduled"),
    ON_DEMAND("on-demand");

    private final String wireName;

    ActivationType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in requests, in answers and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /**
     * The type of a wire name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ActivationType of(String name) {
        return ofWireName(name).orElseThrow(() -> new IllegalArgumentException("no such activation type: " + name));
    }

    /** The type of exactly this wire name; empty for any other text. */
    public static Optional<ActivationType> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(name))
                .findFirst();
    }
}
