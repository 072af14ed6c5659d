package dev.portwright.portingorder;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where a porting order stands, and what its owner may still change there. */
enum PortingOrderStatus {
    DRAFT("draft", Stage.OPEN),
    IN_PROCESS("in-process", Stage.OPEN),
    EXCEPTION("exception", Stage.OPEN),
    SUBMITTED("submitted", Stage.WITH_CARRIER),
    FOC_DATE_CONFIRMED("foc-date-confirmed", Stage.WITH_CARRIER),
    CANCEL_PENDING("cancel-pending", Stage.CLOSED),
    PORTED("ported", Stage.CLOSED),
    CANCELLED("cancelled", Stage.CLOSED);

    /** How far a status lets its order be edited. */
    enum Stage {
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

    Stage stage() {
        return stage;
    }

    /** True when the owner's feedback counts: once ported, cancelled, or about to be cancelled. */
    boolean takesFeedback() {
        return stage == Stage.CLOSED;
    }

    static PortingOrderStatus of(String word) {
        PortingOrderStatus status = BY_WORD.get(word);
        if (status == null) {
            throw new IllegalArgumentException("no such status: " + word);
        }
        return status;
    }
}
