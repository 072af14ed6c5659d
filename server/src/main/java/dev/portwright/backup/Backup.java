package dev.portwright.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes the database as it is at one moment, whatever is written to it meanwhile. The file is a ZIP archive: one entry
 * for each table in PostgreSQL's text form, {@link Manifest} last. Checksums of the entries and the directory at the end
 * of the file show when something of it is missing.
 */
public final class Backup {
    /** Of a table's entry. */
    static final String ENDING = ".copy";

    private Backup() {}

    /** What was written or read. */
    public record Summary(int tables, long rows) {}

    /**
     * Writes the archive, which is complete when this returns.
     *
     * @param connection to a database with tables; used for one transaction that only reads
     * @param madeBy name and version of this program
     * @throws BackupException when there is nothing to write
     */
    public static Summary write(Connection connection, OutputStream file, String madeBy)
            throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Map<String, String> schema = Catalog.schema(connection);
        if (schema.isEmpty()) {
            throw new BackupException("there is nothing to back up: the database has no tables of Portwright");
        }
        Map<String, Long> rows = new TreeMap<>();
        ZipOutputStream archive = new ZipOutputStream(file, StandardCharsets.UTF_8);
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        List<String> tables = Catalog.tables(connection);
        for (String table : tables) {
            archive.putNextEntry(new ZipEntry(table + ENDING));
            // Columns by name: a table that was altered has them in another order than a new one.
            rows.put(
                    table,
                    copy.copyOut(
                            "COPY " + Catalog.quoted(table) + " (" + Catalog.columns(connection, table)
                                    + ") TO STDOUT WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')",
                            archive));
            archive.closeEntry();
        }
        // Last, for sequences are not part of the moment: no row above was made with a later value.
        Map<String, String> sequences = new TreeMap<>();
        for (String sequence : Catalog.sequences(connection)) {
            sequences.put(
                    sequence,
                    Catalog.list(connection, "SELECT last_value || ',' || is_called FROM " + Catalog.quoted(sequence))
                            .getFirst());
        }
        connection.rollback();
        archive.putNextEntry(new ZipEntry(Manifest.ENTRY));
        archive.write(new Manifest(madeBy, schema, rows, sequences).text().getBytes(StandardCharsets.UTF_8));
        archive.closeEntry();
        archive.finish();
        return new Summary(
                tables.size(), rows.values().stream().mapToLong(Long::longValue).sum());
    }
}
