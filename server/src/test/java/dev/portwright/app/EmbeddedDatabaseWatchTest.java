package dev.portwright.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portwright.platform.config.Settings.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an embedded database that dies, or whose log grows, while the server runs. */
class EmbeddedDatabaseWatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final String ENDED = "the embedded database ended; starting it again (%d of 5 within 10 minutes)";
    private static final String RUNS = "the embedded database runs again";

    /** One database for all of these tests: each finds it as the one before left it, and starts it. */
    @TempDir
    static Path data;

    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final List<String> givenUp = new CopyOnWriteArrayList<>();
    private EmbeddedDatabase embedded;
    private Database database;

    @BeforeAll
    static void unpackOnce() throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty(
                PostgresBinaries.HOME_PROPERTY, PostgresBinaries.locate(data).toString());
    }

    @BeforeEach
    void aRunningDatabase() throws SQLException {
        embedded = new EmbeddedDatabase(data, PostgresUser.detect(), notice -> {});
        database = embedded.start();
        execute("CREATE TABLE IF NOT EXISTS kept (answer int UNIQUE)");
        execute("INSERT INTO kept VALUES (42) ON CONFLICT DO NOTHING");
    }

    @AfterAll
    static void stop() {
        new EmbeddedDatabase(data, PostgresUser.detect(), notice -> {}).stop();
    }

    @Test
    void aDatabaseThatIsKilledRunsAgainOnItsPortWithItsData() throws Exception {
        try (EmbeddedDatabaseWatch watch = watch(SHORT)) {
            assertThat(watch).isNotNull();
            kill("KILL");

            await().atMost(PATIENCE).until(() -> notices.contains(RUNS));
            assertThat(one("SELECT answer FROM kept")).isEqualTo("42");
            assertThat(notices).containsExactly(ENDED.formatted(1), RUNS);
        }
    }

    @Test
    void oneThatIsToldToStopButWaitsForItsClientsIsStartedAgainToo() throws Exception {
        try (EmbeddedDatabaseWatch watch = watch(SHORT);
                Connection client = DatabaseCheck.connect(database, PATIENCE)) {
            assertThat(watch).isNotNull();
            // A smart shutdown: new clients are refused, those that are there go on.
            kill("TERM");

            await().atMost(PATIENCE).until(() -> notices.contains(RUNS));
            assertThat(one("SELECT answer FROM kept")).isEqualTo("42");
            assertThat(client.isValid(1)).isFalse();
        }
    }

    @Test
    void whoHoldsItsPortMeanwhileIsWaitedFor() throws Exception {
        int port = URI.create(database.url().substring("jdbc:".length())).getPort();
        kill("KILL");
        await().atMost(PATIENCE).until(embedded::died);
        EmbeddedDatabaseWatch watch;
        try (ServerSocket holder = new ServerSocket()) {
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            watch = watch(SHORT);
            await().atMost(PATIENCE)
                    .until(() -> Files.readString(embedded.log().file()).contains("could not bind IPv4 address"));
        }
        await().atMost(PATIENCE).until(() -> notices.contains(RUNS));
        watch.close();
        assertThat(one("SELECT answer FROM kept")).isEqualTo("42");
    }

    @Test
    void oneThatCannotRunIsTriedFiveTimesAndGivenUpWithASentence() throws Exception {
        Path version = data.resolve("postgres/PG_VERSION");
        String ours = Files.readString(version);
        Files.writeString(version, "12\n");
        kill("KILL");
        try (EmbeddedDatabaseWatch watch = watch(SHORT)) {
            assertThat(watch).isNotNull();
            await().atMost(Duration.ofSeconds(60)).until(() -> !givenUp.isEmpty());
        }
        assertThat(givenUp)
                .containsExactly("the embedded database ended or did not start 6 times within 10 minutes; ending, see "
                        + data.resolve("postgres.log"));
        assertThat(notices).hasSize(10).contains(ENDED.formatted(1), ENDED.formatted(5));
        Files.writeString(version, ours);
    }

    @Test
    void thePausesGrow() {
        try (EmbeddedDatabaseWatch watch = watch(Duration.ofSeconds(1))) {
            assertThat(List.of(watch.pause(0), watch.pause(1), watch.pause(2), watch.pause(3), watch.pause(4)))
                    .containsExactly(
                            Duration.ZERO,
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(4),
                            Duration.ofSeconds(8));
        }
    }

    @Test
    void whoStopsTheDatabaseHasItStopped() throws Exception {
        try (EmbeddedDatabaseWatch watch = watch(SHORT)) {
            assertThat(watch).isNotNull();
            embedded.stop();

            await().during(Duration.ofMillis(500)).until(notices::isEmpty);
            assertThat(EmbeddedDatabase.running(data)).isNull();
        }
    }

    @Test
    void nothingThatAClientCausesIsInTheLog() throws Exception {
        long before = embedded.log().size();
        for (String refused : List.of(
                "INSERT INTO kept VALUES (42)",
                "SELECT 'phone +13035550000'::uuid",
                "SELECT * FROM nowhere",
                "SELECT 1 / 0",
                "DO $$ BEGIN RAISE WARNING 'phone'; END $$")) {
            ignoringRefusals(refused);
        }
        assertThat(embedded.log().size()).isEqualTo(before);
        assertThat(Files.readString(embedded.log().file())).contains("ready to accept connections");
    }

    @Test
    void whatIsFatalToASessionIsNotWhyTheServerDoesNotStart() throws Exception {
        long before = embedded.log().size();
        Files.writeString(embedded.log().file(), """
                2026-01-01 00:00:00.000 UTC [1] FATAL:  pre-existing shared memory block is still in use
                2026-01-01 00:00:00.000 UTC [2] FATAL:  terminating connection due to unexpected postmaster exit
                2026-01-01 00:00:00.000 UTC [3] FATAL:  the database system is starting up
                """, StandardOpenOption.APPEND);

        assertThat(embedded.log().fatal(before, "nothing"))
                .isEqualTo("pre-existing shared memory block is still in use");
        assertThat(embedded.log().fatal(embedded.log().size(), "nothing")).isEqualTo("nothing");
    }

    @Test
    void aLargeLogIsTurnedOverWhileTheServerWrites() throws Exception {
        Files.write(embedded.log().file(), new byte[(int) PostgresLog.LARGEST + 1], StandardOpenOption.APPEND);
        embedded.log().turnOver();

        assertThat(embedded.log().size()).isZero();
        assertThat(Files.size(data.resolve("postgres.log.1"))).isGreaterThan(PostgresLog.LARGEST);
        execute("CHECKPOINT");
        embedded.stop();
        assertThat(Files.readString(embedded.log().file())).startsWith("20").contains("database system is shut down");
    }

    private EmbeddedDatabaseWatch watch(Duration firstPause) {
        return new EmbeddedDatabaseWatch(embedded, firstPause, notices::add, givenUp::add);
    }

    private void kill(String signal) throws IOException, InterruptedException {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DatabaseCheck.connect(database, PATIENCE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void ignoringRefusals(String sql) {
        try {
            execute(sql);
        } catch (SQLException e) {
            // What matters is what the log says of it.
        }
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = DatabaseCheck.connect(database, PATIENCE);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }
}
