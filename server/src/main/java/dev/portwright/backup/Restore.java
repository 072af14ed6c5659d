package dev.portwright.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Reads what {@link Backup} wrote into a database that nobody has used, all of it or nothing. */
public final class Restore implements AutoCloseable {
    /** Tables in which the migrations themselves leave rows; those of the backup come in their place. */
    static final Set<String> FILLED_BY_MIGRATIONS = Set.of("carrier_directory", "event_feed_head", "sandbox_clock");

    private final ZipFile archive;
    private final Manifest manifest;

    private Restore(ZipFile archive, Manifest manifest) {
        this.archive = archive;
        this.manifest = manifest;
    }

    /**
     * Opens a backup and reads all of it once, before anything is made of it.
     *
     * @throws BackupException when the file is none, or not all of it is there
     */
    public static Restore open(Path file) throws IOException {
        ZipFile archive;
        try {
            archive = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new BackupException("there is no file " + file);
        } catch (ZipException e) {
            throw new BackupException(file + " is no backup, or its end is missing: " + e.getMessage());
        } catch (IOException e) {
            throw new BackupException(file + " cannot be read: " + e.getMessage());
        }
        try {
            Manifest manifest = check(file, archive);
            return new Restore(archive, manifest);
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private static Manifest check(Path file, ZipFile archive) throws IOException {
        Set<String> entries = new TreeSet<>();
        try {
            for (Enumeration<? extends ZipEntry> all = archive.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                entries.add(entry.getName());
                try (CheckedInputStream content = new CheckedInputStream(archive.getInputStream(entry), new CRC32())) {
                    content.transferTo(OutputStream.nullOutputStream());
                    if (content.getChecksum().getValue() != entry.getCrc()) {
                        throw new ZipException("its checksum is wrong");
                    }
                } catch (IOException e) {
                    throw new BackupException(
                            file + " is damaged: " + entry.getName() + " cannot be read, " + e.getMessage());
                }
            }
            ZipEntry entry = archive.getEntry(Manifest.ENTRY);
            if (entry == null) {
                throw new BackupException(file + " is no backup of Portwright: it holds no " + Manifest.ENTRY);
            }
            Manifest manifest = Manifest.read(reader(archive, entry));
            if (manifest.schema().isEmpty()) {
                throw new BackupException(file + " is no backup of Portwright: it names no migrations");
            }
            for (String table : manifest.tables().keySet()) {
                if (!entries.contains(table + Backup.ENDING)) {
                    throw new BackupException(file + " is damaged: it lacks the table " + table);
                }
            }
            return manifest;
        } catch (IllegalArgumentException e) {
            throw new BackupException(file + " is no backup of Portwright: " + e.getMessage());
        }
    }

    private static BufferedReader reader(ZipFile archive, ZipEntry entry) throws IOException {
        return new BufferedReader(new InputStreamReader(archive.getInputStream(entry), StandardCharsets.UTF_8));
    }

    /** The migrations that made the tables of the backup, each with its checksum. */
    public Map<String, String> schema() {
        return manifest.schema();
    }

    /** Name and version of the program that made the backup. */
    public String madeBy() {
        return manifest.madeBy();
    }

    /** True when the tables of {@link #schema} have to be made first. */
    public boolean findsNoTables(Connection connection) throws SQLException {
        return Catalog.schema(connection).isEmpty();
    }

    /** Looks at a database with the rows of the backup, before they are there for others; throws to have none of it. */
    @FunctionalInterface
    public interface LastLook {
        void look(Connection connection) throws SQLException;
    }

    /**
     * Fills the tables, in one transaction.
     *
     * @param connection to a database with the tables that {@link #schema} names
     * @throws BackupException when the database has other tables, or somebody has used it
     */
    public Backup.Summary read(Connection connection, LastLook lastLook) throws SQLException, IOException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            Backup.Summary summary = fill(connection);
            lastLook.look(connection);
            // At last: no transaction takes this back.
            setSequences(connection);
            connection.commit();
            done = true;
            return summary;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    private Backup.Summary fill(Connection connection) throws SQLException, IOException {
        if (!Catalog.schema(connection).equals(manifest.schema())) {
            throw new BackupException(
                    "the database has the tables of another version than the backup, which was made by "
                            + manifest.madeBy() + "; restore into a database without tables");
        }
        List<String> tables = Catalog.tables(connection);
        // A server that starts meanwhile waits, and then finds everything.
        for (String table : tables) {
            Catalog.execute(connection, "LOCK TABLE " + Catalog.quoted(table) + " IN ACCESS EXCLUSIVE MODE");
        }
        for (String table : tables) {
            if (FILLED_BY_MIGRATIONS.contains(table)) {
                Catalog.execute(connection, "DELETE FROM " + Catalog.quoted(table));
            } else if (!Catalog.isEmpty(connection, table)) {
                throw new BackupException("the database is in use: the table " + table
                        + " is not empty. Restore into a new database or a new data folder");
            }
        }
        long rows = 0;
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        // What triggers have made of the rows is in the backup too.
        triggers(connection, tables, "DISABLE");
        for (String table : tables) {
            rows += copy(copy, table);
        }
        triggers(connection, tables, "ENABLE");
        return new Backup.Summary(tables.size(), rows);
    }

    private static void triggers(Connection connection, List<String> tables, String verb) throws SQLException {
        for (String table : tables) {
            Catalog.execute(connection, "ALTER TABLE " + Catalog.quoted(table) + " " + verb + " TRIGGER USER");
        }
    }

    private void setSequences(Connection connection) throws SQLException {
        for (Map.Entry<String, String> sequence : manifest.sequences().entrySet()) {
            String[] state = sequence.getValue().split(",", -1);
            Catalog.list(
                    connection,
                    "SELECT setval(?::regclass, ?::bigint, ?::boolean)::text",
                    Catalog.quoted(sequence.getKey()),
                    state[0],
                    state[1]);
        }
    }

    private long copy(CopyManager copy, String table) throws SQLException, IOException {
        ZipEntry entry = archive.getEntry(table + Backup.ENDING);
        Long expected = manifest.tables().get(table);
        if (entry == null || expected == null) {
            throw new BackupException("the backup lacks the table " + table);
        }
        String header;
        try (BufferedReader first = reader(archive, entry)) {
            header = columns(first.readLine());
        }
        try (InputStream content = archive.getInputStream(entry)) {
            long rows = copy.copyIn(
                    "COPY " + Catalog.quoted(table) + " (" + header
                            + ") FROM STDIN WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')",
                    content);
            if (rows != expected) {
                throw new BackupException(
                        "the backup is damaged: of " + expected + " rows of the table " + table + " it holds " + rows);
            }
            return rows;
        }
    }

    private static String columns(@Nullable String header) {
        StringBuilder quoted = new StringBuilder();
        for (String column : (header == null ? "" : header).split(",", -1)) {
            quoted.append(quoted.isEmpty() ? "" : ", ").append(Catalog.quoted(column));
        }
        return quoted.toString();
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
