package dev.portwright.sandbox;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.time.TurnableClock.Setting;
import dev.portwright.sandbox.ClockTurn.Status;
import dev.portwright.sandbox.ClockTurn.Then;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one row that keeps how the clock of the sandbox stands, and its last turn. */
final class SandboxClockStore {
    private SandboxClockStore() {}

    static Setting read(Tx tx) {
        return tx.sql("SELECT offset_millis, frozen_at FROM sandbox_clock")
                .one(row -> new Setting(Duration.ofMillis(row.number()), row.instantOrNull()))
                .orElse(Setting.REAL);
    }

    static Optional<ClockTurn> lastTurn(Tx tx) {
        return tx.sql("""
                        SELECT turn_from, turn_target, turn_then, turn_status, turn_began_at, turn_background,
                               turn_jobs_run, turn_jobs_failed, turn_last_failure
                        FROM sandbox_clock WHERE turn_status IS NOT NULL""")
                .one(row -> new ClockTurn(
                        row.instant(),
                        row.instant(),
                        Then.valueOf(row.string().toUpperCase(Locale.ROOT)),
                        Status.valueOf(row.string().toUpperCase(Locale.ROOT)),
                        row.instant(),
                        row.bool(),
                        row.integer(),
                        row.integer(),
                        row.stringOrNull()));
    }

    static void write(Tx tx, Setting setting, @Nullable ClockTurn turn) {
        tx.sql("""
                        UPDATE sandbox_clock
                        SET offset_millis = ?, frozen_at = ?, turn_from = ?, turn_target = ?, turn_then = ?,
                            turn_status = ?, turn_began_at = ?, turn_background = ?, turn_jobs_run = ?,
                            turn_jobs_failed = ?, turn_last_failure = ?""")
                .set(setting.offset().toMillis())
                .set(setting.frozenAt())
                .set(turn == null ? null : turn.from())
                .set(turn == null ? null : turn.target())
                .set(turn == null ? null : turn.then().word())
                .set(turn == null ? null : turn.status().word())
                .set(turn == null ? null : turn.beganAt())
                .set(turn != null && turn.background())
                .set(turn == null ? 0 : turn.jobsRun())
                .set(turn == null ? 0 : turn.jobsFailed())
                .set(turn == null ? null : turn.lastFailure())
                .execute();
    }
}
