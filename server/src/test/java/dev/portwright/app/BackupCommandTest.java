package dev.portwright.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void anAccountComesBackInAnotherDatabase() throws IOException {
        on(TestDatabases.create());
        String account = run("account", "create", "--name", "Acme").strip();
        Path file = folder.resolve("a.backup");

        assertThat(run("backup", file.toString()))
                .matches(file + ": 5 rows of \\d+ tables, \\d+ bytes\n"
                        + "The encryption key is not in it: keep that one apart.\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }

        on(TestDatabases.create());
        assertThat(run("restore", file.toString())).matches("restored 5 rows of \\d+ tables from " + file + "\n");
        assertThat(run("account", "list")).startsWith(account);
    }

    @Test
    void aBackupOfAnEarlierVersionIsRestoredAsItWasAndBroughtUpToDateLater() throws IOException, SQLException {
        String older = TestDatabases.create();
        Flyway.configure().dataSource(older, null, null).target("11").load().migrate();
        execute(older, "INSERT INTO account VALUES (gen_random_uuid(), 'Older', now())");
        on(older);
        Path file = folder.resolve("a.backup");
        run("backup", file.toString());

        String restored = TestDatabases.create();
        on(restored);
        run("restore", file.toString());

        assertThat(hasInventory(restored)).isFalse();
        assertThat(run("account", "list")).contains("  Older\n");
        assertThat(hasInventory(restored)).isTrue();
    }

    @Test
    void aDatabaseOfANewerVersionIsNotBackedUp() throws IOException, SQLException {
        String newer = TestDatabases.create();
        on(newer);
        run("account", "create", "--name", "Acme");
        execute(newer, """
                INSERT INTO flyway_schema_history SELECT installed_rank + 1, '999', 'next', 'SQL', 'V999__next.sql', 7,
                    installed_by, installed_on, 1, true FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1""");
        Path file = folder.resolve("a.backup");

        assertThatThrownBy(() -> run("backup", file.toString()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("was brought to schema version 999 by a newer Portwright");
        assertThat(file).doesNotExist();
    }

    @Test
    void aBackupThatTheKeyDoesNotOpenIsRefused() throws IOException, SQLException {
        String database = TestDatabases.create();
        on(database);
        run("account", "list");
        execute(database, "INSERT INTO encryption_check (sealed) VALUES ('\\x0102030405')");
        Path file = folder.resolve("a.backup");
        run("backup", file.toString());
        String other = TestDatabases.create();
        on(other);

        assertThatThrownBy(() -> run("restore", file.toString()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("is not the key this database was written with");
        assertThat(count(other, "encryption_check")).isZero();
    }

    @Test
    void aFileThatIsThereIsKept() throws IOException {
        Path file = Files.writeString(folder.resolve("a.backup"), "mine");
        on(TestDatabases.create());

        assertThatThrownBy(() -> run("backup", file.toString()))
                .hasMessage(file + " is there already; name a file that is not");
        assertThat(file).hasContent("mine");
    }

    @Test
    void refusalsAreOneSentenceForThePerson() {
        assertThatThrownBy(() -> run("backup")).hasMessage("backup needs the name of a file (see `portwright help`)");
        assertThatThrownBy(() -> run("restore")).hasMessage("restore needs the name of a file (see `portwright help`)");
        assertThatThrownBy(() -> run("backup", "a", "b")).hasMessage("unexpected 'b' (see `portwright help`)");
        on(TestDatabases.create());
        assertThatThrownBy(() -> run("backup", folder.resolve("no/a.backup").toString()))
                .hasMessage("there is no folder " + folder.resolve("no"));
        environment.remove("PORTWRIGHT_DATABASE_URL");
        assertThatThrownBy(() -> run("backup", folder.resolve("a.backup").toString()))
                .hasMessage("there is no database in " + folder.resolve("data"));
    }

    private void on(String url) {
        environment.put("PORTWRIGHT_DATABASE_URL", url);
        environment.put("PORTWRIGHT_ENCRYPTION_KEY", KEY);
    }

    private String run(String... words) throws IOException {
        Arguments arguments = new Arguments(words);
        return words[0].equals("account")
                ? AccountCommand.of(arguments).run(SettingsLoader.load(null, environment, folder))
                : BackupCommand.of(arguments).run(SettingsLoader.load(null, environment, folder));
    }

    private static boolean hasInventory(String url) throws SQLException {
        return count(url, "pg_class WHERE relname = 'inventory_number'") == 1;
    }

    private static int count(String url, String what) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + what)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
