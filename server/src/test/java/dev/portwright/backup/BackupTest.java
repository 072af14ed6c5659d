package dev.portwright.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.testing.TestDatabases;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final Restore.LastLook FINE = connection -> {};
    private static final String ACCOUNT = "0199f7a2-5c0e-7b41-9d7e-3f2a60c1b8aa";

    @TempDir
    Path folder;

    private static String used = "";

    @BeforeAll
    static void aDatabaseInUse() throws SQLException {
        used = inUse();
    }

    private static String inUse() throws SQLException {
        String used = migrated();
        try (Connection connection = DriverManager.getConnection(used)) {
            Catalog.execute(connection, """
                    INSERT INTO account (id, name, created_at) VALUES
                        ('%1$s', E'Quote " comma , Ünïcode\\n\\\\.\\n\\t end', '2026-03-01 12:00:00.123456+00'),
                        (gen_random_uuid(), '\\.', now());
                    INSERT INTO account_user (id, account_id, name, email, created_at) VALUES
                        ('%1$s', '%1$s', 'NULL', NULL, now()), (gen_random_uuid(), '%1$s', 'empty', '', now());
                    INSERT INTO inventory_number (id, account_id, porting_order_id, phone_number, country_code,
                        phone_number_type, tags, external_pin, landed_at, updated_at)
                    VALUES (gen_random_uuid(), '%1$s', gen_random_uuid(), '+13035550000', 'US', 'local',
                        ARRAY['', 'a,b', '"x"', 'NULL'], '\\x0001ff', now(), now());
                    INSERT INTO event (id, account_id, event_type, porting_order_id, occurred_at, payload)
                    SELECT gen_random_uuid(), '%1$s', 'porting_order.deleted', gen_random_uuid(), now(),
                        '{"a": "\\u00fc\\n", "b": null}' FROM generate_series(1, 2000);
                    UPDATE carrier_directory SET version = 7;
                    SELECT nextval('porting_support_number'), nextval('porting_support_number');
                    """.formatted(ACCOUNT));
        }
        return used;
    }

    @Test
    void aRestoredDatabaseHoldsWhatTheOtherHeld() throws Exception {
        Path file = backup(used);
        String restored = migrated();

        assertThat(restore(file, restored, FINE).rows()).isEqualTo(4008);

        assertThat(everything(restored)).isEqualTo(everything(used));
    }

    @Test
    void aBackupShowsOneMomentWhateverIsWrittenMeanwhile() throws Exception {
        String busy = inUse();
        List<String> before = everything(busy);
        Path file = folder.resolve("busy.zip");
        try (OutputStream disk = Files.newOutputStream(file);
                Connection writer = DriverManager.getConnection(busy);
                Connection connection = DriverManager.getConnection(busy)) {
            // Writes to every table as soon as the first of them has been read.
            OutputStream meddling = new OutputStream() {
                private boolean wrote;

                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    if (!wrote) {
                        wrote = true;
                        try {
                            Catalog.execute(
                                    writer,
                                    "DELETE FROM event; DELETE FROM inventory_number; UPDATE account SET name = 'x'");
                        } catch (SQLException e) {
                            throw new IOException(e);
                        }
                    }
                    disk.write(bytes, from, length);
                }
            };
            Backup.write(connection, meddling, "test");
        }
        String restored = migrated();
        restore(file, restored, FINE);

        assertThat(everything(restored)).isEqualTo(before);
        assertThat(everything(busy)).isNotEqualTo(before);
    }

    @Test
    void aDatabaseThatSomebodyUsesIsNotTouched() throws Exception {
        Path file = backup(used);
        List<String> before = everything(used);

        assertThatThrownBy(() -> restore(file, used, FINE))
                .isInstanceOf(BackupException.class)
                .hasMessage(
                        "the database is in use: the table account is not empty. Restore into a new database or a new"
                                + " data folder");
        assertThat(everything(used)).isEqualTo(before);
    }

    @Test
    void tablesOfAnotherVersionAreNotFilled() throws Exception {
        Path file = backup(used);
        String older = TestDatabases.create();
        Flyway.configure().dataSource(older, null, null).target("20").load().migrate();

        assertThatThrownBy(() -> restore(file, older, FINE))
                .isInstanceOf(BackupException.class)
                .hasMessage("the database has the tables of another version than the backup, which was made by test;"
                        + " restore into a database without tables");
    }

    @Test
    void whatIsRefusedInTheEndLeavesNothing() throws Exception {
        Path file = backup(used);
        String restored = migrated();
        List<String> before = everything(restored);

        assertThatThrownBy(() -> restore(file, restored, connection -> {
                    assertThat(Catalog.isEmpty(connection, "account")).isFalse();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(everything(restored)).isEqualTo(before);
        assertThat(restore(file, restored, FINE).rows()).isEqualTo(4008);
    }

    @Test
    void aFileThatLacksItsEndIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(backup(used));
        Path file = folder.resolve("cut");
        for (int length : new int[] {0, 1, 30, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Restore.open(file))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(BackupException.class)
                    .hasMessageStartingWith(file + " is no backup, or its end is missing: ");
        }
    }

    @Test
    void aFileWithAChangedByteIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(backup(used));
        Random random = new Random(7);
        Path file = folder.resolve("changed");
        for (int i = 0; i < 50; i++) {
            byte[] changed = whole.clone();
            // Content of the large entry: elsewhere a bit may be one that says nothing, such as a time.
            int at = whole.length / 4 + random.nextInt(whole.length / 4);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            assertThatThrownBy(() -> Restore.open(file)).as("byte %d", at).isInstanceOf(BackupException.class);
        }
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "no archive");
        assertThatThrownBy(() -> Restore.open(text)).isInstanceOf(BackupException.class);
        assertThatThrownBy(() -> Restore.open(folder.resolve("none")))
                .hasMessage("there is no file " + folder.resolve("none"));
        assertThatThrownBy(() -> Restore.open(folder)).isInstanceOf(BackupException.class);
    }

    @Test
    void anEmptyDatabaseHasNothingToBackUp() {
        String empty = TestDatabases.create();
        assertThatThrownBy(() -> backup(empty))
                .hasMessage("there is nothing to back up: the database has no tables of Portwright");
    }

    @Test
    void theTablesThatMigrationsFillAreKnown() throws SQLException {
        TreeSet<String> filled = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(migrated())) {
            for (String table : Catalog.tables(connection)) {
                if (!Catalog.isEmpty(connection, table)) {
                    filled.add(table);
                }
            }
        }
        assertThat(Restore.FILLED_BY_MIGRATIONS).isEqualTo(filled);
    }

    private static String migrated() {
        String url = TestDatabases.create();
        Flyway.configure().dataSource(url, null, null).load().migrate();
        return url;
    }

    private Path backup(String url) throws SQLException, IOException {
        Path file = folder.resolve("backup.zip");
        try (Connection connection = DriverManager.getConnection(url);
                OutputStream output = Files.newOutputStream(file)) {
            Backup.write(connection, output, "test");
        }
        return file;
    }

    private static Backup.Summary restore(Path file, String url, Restore.LastLook lastLook)
            throws SQLException, IOException {
        try (Restore restore = Restore.open(file);
                Connection connection = DriverManager.getConnection(url)) {
            return restore.read(connection, lastLook);
        }
    }

    /** Every row of every table as text, and where the sequences stand. */
    private static List<String> everything(String url) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url)) {
            for (String table : Catalog.tables(connection)) {
                for (String row : Catalog.list(connection, "SELECT t::text FROM " + table + " t ORDER BY 1")) {
                    all.add(table + " " + row);
                }
            }
            for (String sequence : Catalog.sequences(connection)) {
                all.add(sequence + Catalog.list(connection, "SELECT last_value || ' ' || is_called FROM " + sequence));
            }
        }
        return all;
    }
}
