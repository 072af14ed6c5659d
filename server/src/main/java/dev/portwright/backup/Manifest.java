package dev.portwright.backup;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a backup says of itself: its last entry, as lines {@code name=value}.
 *
 * @param schema the migrations that made the tables, each with its checksum
 * @param tables the rows of each table
 * @param sequences each sequence as {@code last_value,is_called}
 */
record Manifest(String madeBy, Map<String, String> schema, Map<String, Long> tables, Map<String, String> sequences) {
    static final String ENTRY = "manifest.properties";

    private static final String FORMAT = "1";
    private static final String MIGRATION = "migration.";
    private static final String TABLE = "table.";
    private static final String SEQUENCE = "sequence.";

    String text() throws IOException {
        Properties lines = new Properties();
        lines.setProperty("format", FORMAT);
        lines.setProperty("made-by", madeBy);
        schema.forEach((script, checksum) -> lines.setProperty(MIGRATION + script, checksum));
        tables.forEach((table, rows) -> lines.setProperty(TABLE + table, Long.toString(rows)));
        sequences.forEach((sequence, state) -> lines.setProperty(SEQUENCE + sequence, state));
        StringWriter text = new StringWriter();
        lines.store(text, null);
        return text.toString();
    }

    static Manifest read(Reader text) throws IOException {
        Properties lines = new Properties();
        lines.load(text);
        if (!FORMAT.equals(lines.getProperty("format"))) {
            throw new BackupException("the backup has format " + lines.getProperty("format")
                    + ", which this version does not know; restore it with the version that made it: "
                    + lines.getProperty("made-by"));
        }
        Map<String, Long> tables = new TreeMap<>();
        below(lines, TABLE).forEach((table, rows) -> tables.put(table, Long.valueOf(rows)));
        return new Manifest(
                lines.getProperty("made-by", "unknown"), below(lines, MIGRATION), tables, below(lines, SEQUENCE));
    }

    private static Map<String, String> below(Properties lines, String start) {
        Map<String, String> found = new TreeMap<>();
        for (String name : lines.stringPropertyNames()) {
            if (name.startsWith(start)) {
                found.put(name.substring(start.length()), lines.getProperty(name));
            }
        }
        return found;
    }
}
