package dev.portwright.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The wire form of the sandbox's clock. */
record SandboxClockJson(
        String recordType,
        Instant now,
        boolean frozen,
        long offsetSeconds,
        @Nullable Instant nextJobAt,
        @Nullable ClockTurn turn,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer jobsRun,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer jobsFailed) {

    static SandboxClockJson of(SandboxClock.Reading reading) {
        return of(reading, null, null);
    }

    /** The answer to a turn of the clock: what was done meanwhile, too. */
    static SandboxClockJson turned(SandboxClock.Reading reading) {
        ClockTurn turn = reading.turn();
        return turn == null ? of(reading) : of(reading, turn.jobsRun(), turn.jobsFailed());
    }

    private static SandboxClockJson of(SandboxClock.Reading reading, @Nullable Integer run, @Nullable Integer failed) {
        return new SandboxClockJson(
                "sandbox_clock",
                reading.now(),
                reading.frozen(),
                reading.ahead().toMillis() / 1000,
                reading.nextJobAt(),
                reading.turn(),
                run,
                failed);
    }
}
