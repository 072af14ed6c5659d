package dev.portwright.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.portwright.app.SandboxLock.Pace;
import dev.portwright.platform.config.Settings.Database;
import dev.portwright.testing.TestDatabases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SandboxLockTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pace QUICK = new Pace(Duration.ofMillis(300), Duration.ofMillis(50));

    private final String url = TestDatabases.create();
    private final Database database = new Database(url, null, null);
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void aSecondSandboxOnTheDatabaseIsRefusedAndToldOfTheFirst() throws Exception {
        try (SandboxLock first = SandboxLock.acquire(database, told::add, QUICK)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> SandboxLock.acquire(database, told::add, QUICK))
                    .isInstanceOfSatisfying(
                            StartException.class, e -> assertThat(e.exitCode()).isEqualTo(3))
                    .hasMessage(
                            "another sandbox (" + holder() + ") uses the database at " + DatabaseCheck.place(database)
                                    + ", and the clock of a sandbox is not shared: stop that one, or give this one a database of"
                                    + " its own");
            assertThat(holder()).contains(":" + ProcessHandle.current().pid() + " ");
        }
        SandboxLock.acquire(database, told::add, QUICK).close();
        assertThat(told).isEmpty();
    }

    @Test
    void anotherDatabaseAndAnotherSchemaAreOthers() throws Exception {
        execute("CREATE SCHEMA other");
        try (SandboxLock first = SandboxLock.acquire(database, told::add, QUICK);
                SandboxLock elsewhere =
                        SandboxLock.acquire(new Database(TestDatabases.create(), null, null), told::add, QUICK);
                SandboxLock beside =
                        SandboxLock.acquire(new Database(url + "&currentSchema=other", null, null), told::add, QUICK)) {
            assertThat(List.of(first, elsewhere, beside)).doesNotHaveDuplicates();
        }
    }

    @Test
    void aLostConnectionIsReplacedAndTheDatabaseKept() throws Exception {
        try (SandboxLock first = SandboxLock.acquire(database, told::add, QUICK)) {
            assertThat(first).isNotNull();
            int pid = pid();
            execute("SELECT pg_terminate_backend(" + pid + ")");

            await().atMost(PATIENCE).until(() -> pid() != 0 && pid() != pid);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void whoFindsItsDatabaseTakenAfterAnOutageEnds() throws Exception {
        // At the usual pace: the other one must be there before it looks.
        try (SandboxLock first = SandboxLock.acquire(database, told::add)) {
            assertThat(first).isNotNull();
            execute("ALTER DATABASE " + databaseName() + " ALLOW_CONNECTIONS false", TestDatabases.create());
            execute("SELECT pg_terminate_backend(" + pidFrom(TestDatabases.create()) + ")", TestDatabases.create());
            execute("ALTER DATABASE " + databaseName() + " ALLOW_CONNECTIONS true", TestDatabases.create());
            // As another sandbox would; with the moment in its favour.
            try (Connection other = DriverManager.getConnection(url);
                    Statement statement = other.createStatement()) {
                String take = "SELECT pg_try_advisory_lock(" + key(statement) + ")";
                // Where the first one was quicker, it loses its connection once more.
                while (!isTrue(statement, take)) {
                    execute("SELECT pg_terminate_backend(" + pid() + ")");
                }

                await().atMost(PATIENCE).until(() -> !told.isEmpty());
                assertThat(told).hasSize(1).first().asString().startsWith("another sandbox");
            }
        }
    }

    private String holder() throws SQLException {
        return one(
                "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid WHERE"
                        + " l.locktype = 'advisory' AND a.datname = '" + databaseName() + "'",
                url);
    }

    private int pid() throws SQLException {
        return pidFrom(url);
    }

    private int pidFrom(String from) throws SQLException {
        return Integer.parseInt(one(
                "SELECT coalesce(max(a.pid), 0) FROM pg_locks l JOIN pg_stat_activity a ON a.pid ="
                        + " l.pid WHERE l.locktype = 'advisory' AND a.datname = '" + databaseName() + "'",
                from));
    }

    private static boolean isTrue(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static String key(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT hashtextextended('portwright sandbox ' || current_schema(), 0)")) {
            row.next();
            return row.getString(1);
        }
    }

    private String databaseName() {
        String place = DatabaseCheck.place(database);
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private static String one(String query, String where) throws SQLException {
        try (Connection connection = DriverManager.getConnection(where);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        execute(sql, url);
    }

    private static void execute(String sql, String where) throws SQLException {
        try (Connection connection = DriverManager.getConnection(where);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
