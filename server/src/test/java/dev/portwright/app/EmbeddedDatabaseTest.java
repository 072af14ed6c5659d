package dev.portwright.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portwright.app.EmbeddedDatabase.Patience;
import dev.portwright.platform.config.Settings.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The states that a data folder can be found in, each of which the next start takes over. */
class EmbeddedDatabaseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Patience SHORT = new Patience(Duration.ofMillis(300), Duration.ofMillis(300));

    @TempDir
    static Path shared;

    @TempDir
    Path data;

    private final List<String> notices = new ArrayList<>();
    private final List<Process> programs = new ArrayList<>();
    private EmbeddedDatabase embedded;

    @BeforeAll
    static void unpackOnce() throws IOException {
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty(
                PostgresBinaries.HOME_PROPERTY, PostgresBinaries.locate(shared).toString());
        EmbeddedDatabase first = new EmbeddedDatabase(shared.resolve("data"), PostgresUser.detect(), notice -> {});
        Files.createDirectory(shared.resolve("data"));
        first.start();
        first.stop();
    }

    @BeforeEach
    void onTheDataFolder() {
        embedded = again();
    }

    @AfterEach
    void stop() {
        programs.forEach(Process::destroyForcibly);
        again().stop();
    }

    @Test
    void emptyFolderBecomesADurableDatabaseOnLoopback() throws Exception {
        Database database = embedded.start();

        assertThat(show(
                        database,
                        "fsync",
                        "synchronous_commit",
                        "full_page_writes",
                        "listen_addresses",
                        "unix_socket_directories",
                        "max_connections",
                        "shared_buffers",
                        "server_encoding"))
                .isEqualTo(Map.of(
                        "fsync", "on",
                        "synchronous_commit", "on",
                        "full_page_writes", "on",
                        "listen_addresses", "127.0.0.1",
                        "unix_socket_directories", "",
                        "max_connections", "60",
                        "shared_buffers", "128MB",
                        "server_encoding", "UTF8"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres.password"))))
                .isEqualTo("rw-------");
        assertThat(notices).containsExactly("preparing the embedded database in " + data.resolve("postgres"));
    }

    @Test
    void aPathMayHoldWhatAShellWouldRead() throws Exception {
        Path folder = Files.createDirectory(data.resolve("it's \"$HOME\" & `id` \\ möbel"));
        EmbeddedDatabase there = new EmbeddedDatabase(folder, PostgresUser.detect(), notice -> {});
        try {
            execute(there.start(), "CREATE TABLE kept ()");
            there.stop();
            execute(there.start(), "DROP TABLE kept");
        } finally {
            there.stop();
        }
        assertThat(folder.resolve("postgres.log")).isNotEmptyFile();
    }

    @Test
    void passwordIsAskedFor() throws Exception {
        Database database = startExisting();

        Database wrong = new Database(database.url(), database.user(), "portwright");
        assertThatThrownBy(() -> DatabaseCheck.connect(wrong, PATIENCE).close())
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void trigramsAreAtHand() throws Exception {
        Database database = startExisting();

        execute(database, "CREATE EXTENSION pg_trgm");
        assertThat(single(database, "SELECT similarity('port', 'port')")).isEqualTo("1");
    }

    @Test
    void dataIsThereAfterAStopAndAStart() throws Exception {
        execute(startExisting(), "CREATE TABLE kept AS SELECT 42 AS answer");
        embedded.stop();
        assertThat(EmbeddedDatabase.running(data)).isNull();

        assertThat(single(again().start(), "SELECT answer FROM kept")).isEqualTo("42");
    }

    @Test
    void runningServerOfAKilledProcessIsTakenOver() throws Exception {
        Database first = startExisting();
        long pid = pid();

        assertThat(again().start()).isEqualTo(first);
        assertThat(pid()).isEqualTo(pid);
        assertThat(EmbeddedDatabase.running(data)).isEqualTo(first);
    }

    @Test
    void killedServerRecoversWhatWasCommitted() throws Exception {
        execute(startExisting(), "CREATE TABLE kept AS SELECT generate_series(1, 20000) AS n");
        long pid = pid();
        signal("KILL", pid);

        assertThat(single(again().start(), "SELECT count(*) FROM kept")).isEqualTo("20000");
        assertThat(pid()).isNotEqualTo(pid);
    }

    @Test
    void serverThatIsAboutToStartIsWaitedFor() throws Exception {
        startExisting();
        signal("KILL", pid());
        EmbeddedDatabase other = again();
        Thread starting = Thread.ofPlatform().start(other::start);

        Database database = again().start();

        starting.join();
        assertThat(single(database, "SELECT 1")).isEqualTo("1");
        assertThat(again().start()).isEqualTo(database);
    }

    @Test
    void serverThatIsAboutToStopIsWaitedFor() throws Exception {
        Database database = startExisting();
        long pid = pid();
        CompletableFuture<Database> next;
        try (Connection held = DatabaseCheck.connect(database, PATIENCE)) {
            // A smart shutdown lasts as long as this session: the server is found "stopping".
            signal("TERM", pid);
            await().until(() -> line("postmaster.pid", 7).startsWith("stopping"));
            assertThat(held.isValid(5)).isTrue();
            next = CompletableFuture.supplyAsync(() -> again().start());
        }
        assertThat(single(next.join(), "SELECT 1")).isEqualTo("1");
        assertThat(pid()).isNotEqualTo(pid);
    }

    @Test
    void deafServerIsReplaced() throws Exception {
        execute(startExisting(), "CREATE TABLE kept AS SELECT 42 AS answer");
        long pid = pid();
        signal("STOP", pid);

        EmbeddedDatabase next = new EmbeddedDatabase(data, PostgresUser.detect(), notices::add, SHORT);
        assertThat(single(next.start(), "SELECT answer FROM kept")).isEqualTo("42");
        assertThat(pid()).isNotEqualTo(pid);
    }

    @Test
    void serverWithOtherSettingsIsReplaced() throws Exception {
        startExisting();
        long pid = pid();
        Path options = data.resolve("postgres/postmaster.opts");
        Files.writeString(options, Files.readString(options).replace("\"fsync=on\"", "\"fsync=off\""));

        assertThat(show(again().start(), "fsync")).isEqualTo(Map.of("fsync", "on"));
        assertThat(pid()).isNotEqualTo(pid);
    }

    @Test
    void pidFileThatNamesAnotherProgramHarmsNobody() throws Exception {
        copyExisting(data);
        Process other = program(List.of("sleep", "600"));
        pidFile(other.pid());

        assertThat(single(again().start(), "SELECT 1")).isEqualTo("1");
        assertThat(other.isAlive()).isTrue();
        again().stop();
        assertThat(other.isAlive()).isTrue();
    }

    @Test
    void pidFileThatNamesAServerOfAnotherFolderHarmsNobody(@TempDir Path neighbour) throws Exception {
        copyExisting(neighbour);
        EmbeddedDatabase other = new EmbeddedDatabase(neighbour, PostgresUser.detect(), notices::add);
        Database theirs = other.start();
        try {
            copyExisting(data);
            Files.copy(neighbour.resolve("postgres/postmaster.pid"), data.resolve("postgres/postmaster.pid"));

            assertThat(again().start()).isNotEqualTo(theirs);
            assertThat(other.start()).isEqualTo(theirs);
        } finally {
            other.stop();
        }
    }

    @Test
    void emptyPidFileIsNoObstacle() throws Exception {
        copyExisting(data);
        Files.createFile(data.resolve("postgres/postmaster.pid"));

        assertThat(single(again().start(), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void killedWhileUnpackingPreparingOrStarting() throws Exception {
        for (String moment : List.of("postgresql-*.new", "postgres-*.new", "postgres", "postgres/postmaster.pid")) {
            Process process = portwright(moment.startsWith("postgresql"));
            await().pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> exists(moment) || !process.isAlive());
            process.destroyForcibly().waitFor();
        }

        assertThat(single(again().start(), "SELECT 1")).isEqualTo("1");
        assertThat(exists("postgres-*.new")).isFalse();
    }

    @Test
    void halfUnpackedProgramsAreUnpackedAnew(@TempDir Path parent) throws Exception {
        String home = System.clearProperty(PostgresBinaries.HOME_PROPERTY);
        try {
            Files.createDirectories(parent.resolve("postgresql-half.new/bin"));
            Path unpacked = PostgresBinaries.locate(parent);

            assertThat(unpacked.resolve("bin/postgres")).isExecutable();
            assertThat(PostgresBinaries.locate(parent)).isEqualTo(unpacked);
            assertThat(parent.resolve("postgresql-half.new")).doesNotExist();
        } finally {
            System.setProperty(PostgresBinaries.HOME_PROPERTY, home);
        }
    }

    @Test
    void secondProcessIsToldWhoUsesTheFolder() throws Exception {
        Process first = portwright(false);
        await().atMost(Duration.ofSeconds(30)).until(() -> EmbeddedDatabase.running(data) != null);

        Process second = portwright(false);

        assertThat(second.waitFor()).isEqualTo(2);
        assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("another Portwright (pid " + first.pid() + ") uses this data folder: " + data + "\n");
    }

    @Test
    void rootWithoutNamespacesRunsItAsNobodyAndBack() throws Exception {
        assumeTrue(PostgresUser.isRoot());
        execute(startExisting(), "CREATE TABLE kept AS SELECT 42 AS answer");
        embedded.stop();

        EmbeddedDatabase asNobody = new EmbeddedDatabase(data, PostgresUser.OTHER, notices::add);
        assertThat(single(asNobody.start(), "SELECT answer FROM kept")).isEqualTo("42");
        assertThat(Files.getAttribute(data.resolve("postgres"), "unix:uid")).isEqualTo(65534);
        asNobody.stop();

        assertThat(single(again().start(), "SELECT answer FROM kept")).isEqualTo("42");
        assertThat(Files.getAttribute(data.resolve("postgres"), "unix:uid")).isEqualTo(0);
    }

    @Test
    void rootWithoutNamespacesMakesItAsNobody() throws Exception {
        assumeTrue(PostgresUser.isRoot());
        EmbeddedDatabase asNobody = new EmbeddedDatabase(data, PostgresUser.OTHER, notices::add);

        assertThat(single(asNobody.start(), "SELECT 1")).isEqualTo("1");
        asNobody.stop();
    }

    @Test
    void missingPasswordIsToldInsteadOfANewDatabase() throws Exception {
        copyExisting(data);
        Files.delete(data.resolve("postgres.password"));

        assertThatThrownBy(() -> again().start())
                .isInstanceOf(StartException.class)
                .hasMessage("the embedded database's password is missing: put " + data.resolve("postgres.password")
                        + " back from a backup");
    }

    @Test
    void databaseOfAnotherPostgresIsRefusedWithBothVersions() throws Exception {
        copyExisting(data);
        Path version = data.resolve("postgres/PG_VERSION");
        String ours = Files.readString(version).strip();
        Files.writeString(version, "12\n");

        assertThatThrownBy(() -> again().start())
                .isInstanceOf(StartException.class)
                .hasMessage("the embedded database in " + data.resolve("postgres") + " was made by PostgreSQL 12, this"
                        + " Portwright brings " + ours + ": start the Portwright of before, or move the data with"
                        + " pg_dump and PostgreSQL 12");
    }

    @Test
    void rootChangesNoOwnerOfWhatIsSomebodyElses() throws Exception {
        assumeTrue(PostgresUser.isRoot());
        Path theirs = Files.createFile(data.resolve("notes"));
        Path ours = Files.createFile(data.resolve("encryption.key"));
        Files.setAttribute(theirs, "unix:uid", 12345);
        EmbeddedDatabase asNobody = new EmbeddedDatabase(data, PostgresUser.OTHER, notices::add);
        asNobody.start();
        asNobody.stop();

        assertThat(Files.getAttribute(theirs, "unix:uid")).isEqualTo(12345);
        assertThat(Files.getAttribute(ours, "unix:uid")).isEqualTo(0);

        Files.setAttribute(data.resolve("postgres"), "unix:uid", 12345);
        assertThatThrownBy(() -> again().start())
                .isInstanceOf(StartException.class)
                .hasMessage(data.resolve("postgres") + " belongs to user 12345, not to root who starts this: start as"
                        + " 12345, or set PORTWRIGHT_DATA to another folder");
        assertThat(Files.getAttribute(data.resolve("postgres"), "unix:uid")).isEqualTo(12345);
        assertThat(Files.getAttribute(data.resolve("postgres/PG_VERSION"), "unix:uid"))
                .isEqualTo(65534);
    }

    /** Starts a database that was there before; most tests need not make one, which takes longest. */
    private Database startExisting() throws IOException, InterruptedException {
        copyExisting(data);
        return embedded.start();
    }

    private static void copyExisting(Path folder) throws IOException, InterruptedException {
        Process copy = new ProcessBuilder("cp", "-a", shared.resolve("data") + "/.", folder.toString())
                .inheritIO()
                .start();
        assertThat(copy.waitFor()).isZero();
    }

    private EmbeddedDatabase again() {
        return new EmbeddedDatabase(data, PostgresUser.detect(), notices::add);
    }

    private long pid() throws IOException {
        return Long.parseLong(line("postmaster.pid", 0));
    }

    private String line(String file, int index) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("postgres").resolve(file));
        return index < lines.size() ? lines.get(index) : "";
    }

    private void pidFile(long pid) throws IOException {
        Files.writeString(
                data.resolve("postgres/postmaster.pid"),
                pid + "\n" + data.resolve("postgres") + "\n1\n5432\n\n127.0.0.1\n  1 1\nready   \n");
    }

    private boolean exists(String glob) throws IOException {
        if (glob.contains("/")) {
            return Files.exists(data.resolve(glob));
        }
        try (var found = Files.newDirectoryStream(data, glob)) {
            return found.iterator().hasNext();
        }
    }

    private Process portwright(boolean unpack) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        if (!unpack) {
            command.add(
                    "-D" + PostgresBinaries.HOME_PROPERTY + "=" + System.getProperty(PostgresBinaries.HOME_PROPERTY));
        }
        command.add(EmbeddedDatabaseProgram.class.getName());
        command.add(data.toString());
        return program(command);
    }

    private Process program(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        programs.add(process);
        return process;
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    private static Map<String, String> show(Database database, String... names) throws SQLException {
        Map<String, String> values = new TreeMap<>();
        for (String name : names) {
            values.put(name, String.valueOf(single(database, "SHOW " + name)));
        }
        return values;
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = DatabaseCheck.connect(database, PATIENCE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static @Nullable String single(Database database, String sql) throws SQLException {
        try (Connection connection = DatabaseCheck.connect(database, PATIENCE);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
