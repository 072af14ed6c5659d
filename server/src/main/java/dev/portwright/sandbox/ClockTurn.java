package dev.portwright.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A turn of the sandbox's clock, under way or over.
 *
 * @param from what the clock showed when it began
 * @param target what it shows when it is done
 * @param then what it does after that
 * @param beganAt the system's time then
 * @param background whether it was asked for as one that nobody waits for
 * @param jobsRun how many jobs were done so far, one that was due several times counted each time
 * @param jobsFailed how many jobs failed at their last try so far
 * @param lastFailure which job failed last, or what keeps the turn from going on; null when nothing did
 */
record ClockTurn(
        Instant from,
        Instant target,
        @JsonIgnore Then then,
        Status status,
        Instant beganAt,
        @JsonIgnore boolean background,
        int jobsRun,
        int jobsFailed,
        @Nullable String lastFailure) {

    /** What the clock does once it is turned. */
    enum Then {
        FROZEN,
        TICKING,
        /** Ticks with the system's. */
        REAL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Status {
        RUNNING,
        DONE,
        CANCELLED,
        /** So many jobs were done that the turn was ended where it was. */
        STOPPED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ClockTurn begun(Instant from, Instant target, Then then, Instant beganAt, boolean background) {
        return new ClockTurn(from, target, then, Status.RUNNING, beganAt, background, 0, 0, null);
    }

    boolean isRunning() {
        return status == Status.RUNNING;
    }

    ClockTurn with(int run, int failed, @Nullable String failure) {
        return new ClockTurn(from, target, then, status, beganAt, background, run, failed, failure);
    }

    ClockTurn ended(Status how) {
        return new ClockTurn(from, target, then, how, beganAt, background, jobsRun, jobsFailed, lastFailure);
    }
}
