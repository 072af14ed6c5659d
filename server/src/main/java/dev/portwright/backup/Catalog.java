package dev.portwright.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the database says of the tables and sequences in the schema of the connection. */
final class Catalog {
    private static final String HISTORY = "flyway_schema_history";

    private Catalog() {}

    /** All tables but the migrations' own, those before others that refer to them. */
    static List<String> tables(Connection connection) throws SQLException {
        List<String> left = list(connection, """
                SELECT c.relname FROM pg_class c
                WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
                    AND c.relname <> '%s'
                    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
                ORDER BY c.relname""".formatted(HISTORY));
        Map<String, List<String>> needs = new TreeMap<>();
        for (String table : left) {
            needs.put(table, list(connection, """
                    SELECT DISTINCT c.relname FROM pg_constraint k JOIN pg_class c ON c.oid = k.confrelid
                    WHERE k.contype = 'f' AND k.conrelid = ?::regclass AND k.confrelid <> k.conrelid""", quoted(table)));
        }
        List<String> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            String next = left.stream()
                    .filter(table -> ordered.containsAll(needs.getOrDefault(table, List.of())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables refer to each other in a circle: " + needs));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    static List<String> sequences(Connection connection) throws SQLException {
        return list(connection, """
                SELECT relname FROM pg_class
                WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace ORDER BY relname""");
    }

    /** The columns that are written, in their order, quoted, with commas between them. */
    static String columns(Connection connection, String table) throws SQLException {
        return String.join(", ", list(connection, """
                SELECT quote_ident(attname) FROM pg_attribute
                WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
                ORDER BY attnum""", quoted(table)));
    }

    /**
     * The migrations that were applied with their checksums; empty when there are no tables yet. Their folder is written
     * down or not, as Flyway was started by the server or by a command.
     */
    static Map<String, String> schema(Connection connection) throws SQLException {
        Map<String, String> applied = new TreeMap<>();
        if (list(connection, "SELECT relname FROM pg_class WHERE oid = to_regclass('" + HISTORY + "')")
                .isEmpty()) {
            return applied;
        }
        for (String row : list(
                connection,
                "SELECT checksum || ' ' || regexp_replace(script, '^.*/', '') FROM " + HISTORY
                        + " WHERE success AND checksum IS NOT NULL")) {
            int blank = row.indexOf(' ');
            applied.put(row.substring(blank + 1), row.substring(0, blank));
        }
        return applied;
    }

    static boolean isEmpty(Connection connection, String table) throws SQLException {
        return list(connection, "SELECT 'x' FROM " + quoted(table) + " LIMIT 1").isEmpty();
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static List<String> list(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }
}
