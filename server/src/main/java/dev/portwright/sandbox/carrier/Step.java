package dev.portwright.sandbox.carrier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One outcome of a scenario.
 *
 * @param outcome an {@link Outcome#word()}
 * @param codes for {@link Outcome#EXCEPTION}: codes of the exception catalogue
 * @param focDatetime for {@link Outcome#FOC_CONFIRMED} and {@link Outcome#FOC_MOVED}: the date; null for one that the
 *     carrier chooses
 */
record Step(String outcome, List<String> codes, @Nullable Instant focDatetime) {
    Outcome kind() {
        return Outcome.of(outcome).orElseThrow();
    }
}
