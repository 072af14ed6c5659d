package dev.portwright.porting.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The state of a number's subscription version in the clearing house for number portability: the contract's 13 words. */
public enum ActivationStatus {
    NEW("New"),
    PENDING("Pending"),
    CONFLICT("Conflict"),
    CANCEL_PENDING("Cancel Pending"),
    FAILED("Failed"),
    CONCURRED("Concurred"),
    ACTIVATE_READY("Activate RDY"),
    DISCONNECT_PENDING("Disconnect Pending"),
    CONCURRENCE_SENT("Concurrence Sent"),
    OLD("Old"),
    SENDING("Sending"),
    ACTIVE("Active"),
    CANCELLED("Cancelled");

    private static final Map<String, ActivationStatus> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(ActivationStatus::word, Function.identity()));

    private static final List<ActivationStatus> WAY =
            List.of(NEW, PENDING, CONCURRENCE_SENT, CONCURRED, ACTIVATE_READY, SENDING, ACTIVE);

    /** Furthest from being active first; whatever is not on the way there comes before all that is, by its word. */
    public static final Comparator<ActivationStatus> BY_PROGRESS =
            Comparator.<ActivationStatus>comparingInt(WAY::indexOf).thenComparing(ActivationStatus::word);

    private final String word;

    ActivationStatus(String word) {
        this.word = word;
    }

    /** The word on the wire and in the database. */
    @JsonValue
    public String word() {
        return word;
    }

    /**
     * The status of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ActivationStatus of(String word) {
        ActivationStatus status = BY_WORD.get(word);
        if (status == null) {
            throw new IllegalArgumentException("no such activation status: " + word);
        }
        return status;
    }
}
