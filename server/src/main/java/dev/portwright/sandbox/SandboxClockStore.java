package dev.portwright.sandbox;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.time.TurnableClock.Setting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The one row that keeps how the clock of the sandbox stands. */
final class SandboxClockStore {
    private SandboxClockStore() {}

    static Setting read(Connection connection) throws SQLException {
        return Sql.of(connection, "SELECT offset_millis, frozen_at FROM sandbox_clock")
                .one(row -> new Setting(Duration.ofMillis(row.number()), row.instantOrNull()))
                .orElse(Setting.REAL);
    }

    static void write(Connection connection, Setting setting) throws SQLException {
        Sql.of(connection, "UPDATE sandbox_clock SET offset_millis = ?, frozen_at = ?")
                .set(setting.offset().toMillis())
                .set(setting.frozenAt())
                .execute();
    }
}
