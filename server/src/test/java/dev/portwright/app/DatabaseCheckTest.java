package dev.portwright.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.config.Settings.Database;
import dev.portwright.testing.TestDatabases;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every database that a start refuses is refused with a sentence that says what is wrong and what to do. */
class DatabaseCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private String url;
    private String place;
    private String name;

    @BeforeEach
    void anEmptyDatabase() {
        url = TestDatabases.create();
        place = url.substring("jdbc:".length(), url.indexOf('?'));
        name = place.substring(place.lastIndexOf('/') + 1);
    }

    @Test
    void anEmptyDatabaseIsMadeReadyAndOneOfThisVersionIsCurrent() throws Exception {
        assertThat(DatabaseCheck.require(database(), PATIENCE)).isFalse();
        migrate();
        assertThat(DatabaseCheck.require(database(), PATIENCE)).isTrue();
        // As the server writes it, which finds the scripts elsewhere than a command does.
        execute("UPDATE flyway_schema_history SET script = 'db/migration/' || script");
        assertThat(DatabaseCheck.require(database(), PATIENCE)).isTrue();
    }

    @Test
    void aSchemaOfANewerVersionIsLeftAlone() throws Exception {
        migrate();
        execute(
                "INSERT INTO flyway_schema_history VALUES (99, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', now(), 1,"
                        + " true)");

        assertThat(refusal())
                .isEqualTo("the database at " + place
                        + " was brought to schema version 999 by a newer Portwright; this is "
                        + Help.version() + ", which knows versions up to " + newest()
                        + ": start the newer program, or restore a backup made before the upgrade");
    }

    @Test
    void aMigrationThatThisVersionNeverHadIsNamed() throws Exception {
        migrate();
        execute("INSERT INTO flyway_schema_history VALUES (99, '000', 'own', 'SQL', 'V000__own.sql', 1, 'x', now(), 1,"
                + " true)");

        assertThat(refusal())
                .isEqualTo("the database at " + place + " has migration 000 (V000__own.sql), which this Portwright "
                        + Help.version() + " does not know: start the program that the database was made with");
    }

    @Test
    void aChangedMigrationIsNamed() throws Exception {
        migrate();
        execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '001'");

        assertThat(refusal())
                .isEqualTo("the database at " + place + " was made with another migration 001 than this Portwright "
                        + Help.version() + " has: start the program that it was made with");
    }

    @Test
    void aMigrationThatWasAppliedByHalfIsNamed() throws Exception {
        migrate();
        execute("UPDATE flyway_schema_history SET success = false WHERE version = '003'");

        assertThat(refusal())
                .isEqualTo("the database at " + place + " has migration 003 by half: restore it from the backup made"
                        + " before the upgrade, then start again");
    }

    @Test
    void tablesOfSomebodyElseAreLeftAlone() throws Exception {
        execute("CREATE TABLE b (id serial PRIMARY KEY)");
        execute("CREATE VIEW a AS SELECT 1 AS one");

        assertThat(refusal())
                .isEqualTo("the database at " + place + " holds tables in schema public that are not Portwright's"
                        + " (a, b): give Portwright a database of its own, or an empty schema by currentSchema in"
                        + " PORTWRIGHT_DATABASE_URL");
    }

    @Test
    void anExtensionIsNobodysTable() throws Exception {
        execute("CREATE EXTENSION pg_trgm");

        assertThat(DatabaseCheck.require(database(), PATIENCE)).isFalse();
        migrate();
    }

    @Test
    void aRoleThatMayMakeNoTablesIsTold() throws Exception {
        String role = role();

        assertThat(refusal(as(role)))
                .isEqualTo("the database at " + place + " lets role " + role + " make no tables: GRANT CREATE ON SCHEMA"
                        + " public TO " + role + ", or start with the role that owns the schema");
    }

    @Test
    void aRoleThatMayNotMakeTheExtensionIsTold() throws Exception {
        String role = role();
        execute("GRANT CREATE ON SCHEMA public TO " + role);

        assertThat(refusal(as(role)))
                .isEqualTo("the database at " + place + " lets role " + role + " not make the extension pg_trgm: GRANT"
                        + " CREATE ON DATABASE " + name + " TO " + role
                        + ", or have its owner run CREATE EXTENSION pg_trgm");

        execute("CREATE EXTENSION pg_trgm");
        assertThat(DatabaseCheck.require(as(role), PATIENCE)).isFalse();
    }

    @Test
    void aRoleThatDoesNotOwnTheTablesIsTold() throws Exception {
        migrate();

        assertThat(refusal(as(role())))
                .startsWith("the database at " + place + " cannot be used: ")
                .contains("permission denied for table flyway_schema_history")
                .endsWith("start with the role that owns Portwright's tables, or grant it what is missing");
    }

    @Test
    void aSchemaThatIsNotThereIsTold() throws Exception {
        assertThat(refusal(new Database(url + "&currentSchema=nowhere", null, null)))
                .isEqualTo(
                        "the database at " + place + " has no schema that postgres may use: CREATE SCHEMA, or correct"
                                + " search_path (currentSchema in PORTWRIGHT_DATABASE_URL)");
    }

    @Test
    void aDatabaseThatCanOnlyBeReadIsTold() throws Exception {
        migrate();
        execute("ALTER DATABASE " + name + " SET default_transaction_read_only = on");

        assertThat(refusal())
                .isEqualTo(
                        "the database at " + place + " cannot be used: it can only be read, as a standby can; name the"
                                + " primary in PORTWRIGHT_DATABASE_URL (with several hosts: targetServerType=primary), or end"
                                + " default_transaction_read_only");
    }

    @Test
    void anEncodingThatCannotHoldEveryNameIsTold() throws Exception {
        String latin = name + "_latin";
        execute("CREATE DATABASE " + latin + " ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");

        assertThat(refusal(new Database(url.replace(name, latin), null, null)))
                .endsWith(
                        " has encoding LATIN1, which cannot hold every name: make one with CREATE DATABASE ... ENCODING"
                                + " 'UTF8' TEMPLATE template0");
    }

    @Test
    void aDatabaseThatDoesNotExistIsTold() {
        assertThat(refusal(new Database(url.replace(name, "nowhere"), null, null)))
                .contains("database \"nowhere\" does not exist")
                .endsWith("; make it with CREATE DATABASE, or name another in PORTWRIGHT_DATABASE_URL");
    }

    @Test
    void aRoleThatDoesNotExistIsTold() {
        assertThat(refusal(as("nobody_at_all")))
                .contains("role \"nobody_at_all\" does not exist")
                .endsWith("; check the user, and that pg_hba.conf lets it in from here");
    }

    @Test
    void aHostThatDoesNotExistIsTold() {
        assertThat(refusal(new Database("jdbc:postgresql://no-such-host.invalid:5432/x", "joe", "s3cret")))
                .isEqualTo(
                        "the database at postgresql://no-such-host.invalid:5432/x cannot be used: there is no host of"
                                + " that name; check PORTWRIGHT_DATABASE_URL");
    }

    @Test
    void aPortWhereNothingListensIsTold() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(refusal(new Database("jdbc:postgresql://127.0.0.1:" + port + "/x", "joe", "s3cret")))
                .isEqualTo(
                        "the database at postgresql://127.0.0.1:" + port + "/x cannot be used: nothing answers there;"
                                + " start PostgreSQL, or correct host and port in PORTWRIGHT_DATABASE_URL");
    }

    @Test
    void aServerThatSaysNothingIsTold() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Database database = new Database("jdbc:postgresql://127.0.0.1:" + deaf.getLocalPort() + "/x", "joe", "");
            StartException failure = catchThrowableOfType(
                    StartException.class, () -> DatabaseCheck.require(database, Duration.ofSeconds(1)));

            assertThat(failure.exitCode()).isEqualTo(3);
            assertThat(failure)
                    .hasMessage(
                            "the database at postgresql://127.0.0.1:" + deaf.getLocalPort()
                                    + "/x cannot be used: it does not answer in time; check host, port and the firewall between");
        }
    }

    @Test
    void aBadParameterOfTheUrlIsToldAndNoneOfTheOthers() {
        assertThat(refusal(new Database(url + "&sslmode=sometimes&sslpassword=s3cret", null, null)))
                .isEqualTo("the database at " + place + " cannot be used: Invalid sslmode value: sometimes; correct the"
                        + " parameters of PORTWRIGHT_DATABASE_URL");
        assertThat(refusal(new Database("jdbc:postgresql://127.0.0.1:99999/x?sslpassword=s3cret", "joe", "")))
                .isEqualTo(
                        "the database at postgresql://127.0.0.1:99999/x cannot be used: PORTWRIGHT_DATABASE_URL is not"
                                + " understood; check host, port (1 to 65535) and parameters");
    }

    @Test
    void tlsThatTheServerHasNotIsTold() {
        assertThat(refusal(new Database(url + "&sslmode=require", null, null)))
                .isEqualTo(
                        "the database at " + place + " cannot be used: The server does not support SSL.; check sslmode,"
                                + " sslrootcert, sslcert and sslkey in PORTWRIGHT_DATABASE_URL");
    }

    @Test
    void parametersThatTheDriverDoesNotKnowAreNamed() {
        Database database = new Database("jdbc:postgresql://h/x?sslmod=require&sslmode=require", null, null);

        assertThat(DatabaseUrl.unknownParameters(database))
                .containsExactly("PORTWRIGHT_DATABASE_URL has a parameter 'sslmod' that the driver does not know and"
                        + " leaves out; its names are those of pgJDBC");
    }

    @Test
    void failuresAmidTheStartAreToldByWhatTheDatabaseSaid() {
        Database database = new Database("jdbc:postgresql://h:1/x", null, null);
        Map.of(
                        "53100", "no room; the disk of the database is full: free some space and start again",
                        "53300", "no room; raise max_connections or end other clients",
                        "57P03", "no room; it starts, stops or recovers: try again in a moment",
                        "XX001", "no room (SQLSTATE XX001)")
                .forEach((state, said) -> {
                    StartException failure = StartFailure.of(
                            new IllegalStateException(new SQLException("no room\nDETAIL: s3cret", state)),
                            database,
                            null);

                    assertThat(failure).hasMessage("the database at postgresql://h:1/x cannot be used: " + said);
                    assertThat(failure.exitCode()).isEqualTo(3);
                });
    }

    private String refusal() {
        return refusal(database());
    }

    private static String refusal(Database database) {
        StartException failure =
                catchThrowableOfType(StartException.class, () -> DatabaseCheck.require(database, PATIENCE));
        assertThat(failure).isNotNull();
        assertThat(failure.exitCode()).isEqualTo(3);
        assertThat(String.valueOf(failure.getMessage()))
                .doesNotContain("s3cret")
                .doesNotContain("\n");
        return String.valueOf(failure.getMessage());
    }

    private Database database() {
        return new Database(url, null, null);
    }

    private Database as(@Nullable String role) {
        return new Database(url.substring(0, url.indexOf('?')), role, "postgres");
    }

    /** A role of this test's own that owns nothing. */
    private String role() throws SQLException {
        String role = name + "_role";
        execute("CREATE ROLE " + role + " LOGIN PASSWORD 'postgres'");
        return role;
    }

    private void migrate() throws Exception {
        AccountCommand.of(new Arguments("account", "list"))
                .run(SettingsLoader.load(null, Map.of("PORTWRIGHT_DATABASE_URL", url), folder));
    }

    private static String newest() throws Exception {
        return Schema.shipped().keySet().stream()
                .map(script -> script.substring(1, 4))
                .max(String::compareTo)
                .orElseThrow();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
