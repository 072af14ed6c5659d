package dev.portwright.porting.order;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where a porting order stands, where it may go from there, and what its owner may still change. Drafts are deleted, not
 * cancelled; ported and cancelled are final.
 */
public enum PortingOrderStatus {
    DRAFT("draft", Stage.OPEN),
    IN_PROCESS("in-process", Stage.OPEN),
    EXCEPTION("exception", Stage.OPEN),
    SUBMITTED("submitted", Stage.WITH_CARRIER),
    FOC_DATE_CONFIRMED("foc-date-confirmed", Stage.WITH_CARRIER),
    CANCEL_PENDING("cancel-pending", Stage.CLOSED),
    PORTED("ported", Stage.CLOSED),
    CANCELLED("cancelled", Stage.CLOSED);

    /** How far a status lets its order be edited. */
    public enum Stage {
        /** Nobody but us has acted on the order: everything may change. */
        OPEN,
        /** The losing carrier works on what it was sent: what it was sent must stay. */
        WITH_CARRIER,
        /** The port is over or about to be: only what the owner keeps for itself may change. */
        CLOSED
    }

    private static final Map<String, PortingOrderStatus> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(PortingOrderStatus::word, Function.identity()));

    private final String word;
    private final Stage stage;

    PortingOrderStatus(String word, Stage stage) {
        this.word = word;
        this.stage = stage;
    }

    /** The word on the wire and in the database. */
    public String word() {
        return word;
    }

    public Stage stage() {
        return stage;
    }

    /** The statuses that may follow this one: the one table of transitions. */
    public Set<PortingOrderStatus> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(IN_PROCESS);
            case IN_PROCESS -> EnumSet.of(SUBMITTED, EXCEPTION, CANCEL_PENDING);
            case SUBMITTED -> EnumSet.of(FOC_DATE_CONFIRMED, EXCEPTION, CANCEL_PENDING);
            case EXCEPTION -> EnumSet.of(SUBMITTED, CANCEL_PENDING);
            case FOC_DATE_CONFIRMED -> EnumSet.of(PORTED, EXCEPTION, CANCEL_PENDING);
            case CANCEL_PENDING -> EnumSet.of(CANCELLED, IN_PROCESS, SUBMITTED, EXCEPTION, FOC_DATE_CONFIRMED);
            case PORTED, CANCELLED -> EnumSet.noneOf(PortingOrderStatus.class);
        };
    }

    public boolean canBecome(PortingOrderStatus other) {
        return next().contains(other);
    }

    /** True when nothing follows: the order is over and its numbers are free for other orders. */
    public boolean terminal() {
        return next().isEmpty();
    }

    /** True while others work with what the owner submitted: what they need must not be taken away. */
    public boolean staysComplete() {
        return this == IN_PROCESS || stage == Stage.WITH_CARRIER;
    }

    /** True when the owner's feedback counts: once ported, cancelled, or about to be cancelled. */
    public boolean takesFeedback() {
        return stage == Stage.CLOSED;
    }

    /**
     * The status of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static PortingOrderStatus of(String word) {
        PortingOrderStatus status = BY_WORD.get(word);
        if (status == null) {
            throw new IllegalArgumentException("no such status: " + word);
        }
        return status;
    }
}
