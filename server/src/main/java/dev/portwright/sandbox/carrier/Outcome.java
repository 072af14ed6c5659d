package dev.portwright.sandbox.carrier;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can become of an order in a sandbox. */
enum Outcome {
    /** The losing carrier sends the order back with codes. */
    EXCEPTION(Decision.ANSWER),
    /** The losing carrier never answers. */
    SILENCE(Decision.ANSWER),
    /** The losing carrier answers a week late. */
    LATE_FOC(Decision.ANSWER),
    FOC_CONFIRMED(Decision.ANSWER),
    /** The losing carrier moves the date that it has confirmed. */
    FOC_MOVED(Decision.AFTER_FOC),
    /** The losing carrier agrees to another date. */
    DATE_ACCEPTED(Decision.NEW_DATE),
    /** The losing carrier keeps the date that stands. */
    DATE_REFUSED(Decision.NEW_DATE),
    /** The losing carrier takes the change of what it was sent. */
    CHANGE_ACCEPTED(Decision.CHANGE),
    CHANGE_REFUSED(Decision.CHANGE),
    ACTIVATED(Decision.ACTIVATION),
    /** A number fails at first and is active when tried again. */
    ACTIVATION_RETRY(Decision.ACTIVATION),
    /** A number fails until the clearing house gives up. */
    ACTIVATION_FAILURE(Decision.ACTIVATION),
    /** The losing carrier contradicts a number at the clearing house. */
    ACTIVATION_CONFLICT(Decision.ACTIVATION),
    MESSAGING_PORTED(Decision.MESSAGING),
    MESSAGING_EXCEPTION(Decision.MESSAGING),
    MESSAGING_PARTIAL(Decision.MESSAGING),
    CANCELLED(Decision.CANCELLATION),
    CANCEL_REFUSED(Decision.CANCELLATION);

    /** When an outcome is decided. */
    enum Decision {
        ANSWER,
        AFTER_FOC,
        NEW_DATE,
        CHANGE,
        ACTIVATION,
        MESSAGING,
        CANCELLATION
    }

    private final Decision decision;

    Outcome(Decision decision) {
        this.decision = decision;
    }

    Decision decision() {
        return decision;
    }

    /** True for those in which the carrier names a date. */
    boolean hasDate() {
        return this == FOC_CONFIRMED || this == FOC_MOVED;
    }

    /** The word on the wire, in the database, and as an account number. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Outcome> of(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
