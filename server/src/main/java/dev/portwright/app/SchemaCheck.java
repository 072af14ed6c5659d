package dev.portwright.app;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the tables of a database before this program touches them: are they this version's, can they be brought to
 * it, or must they be left alone?
 */
final class SchemaCheck {
    /** What Flyway remembers of a migration that was applied. */
    private record Applied(String script, int checksum, boolean success) {}

    private static final String WHERE = """
            SELECT current_schema(), current_user, current_database(),
                   current_setting('transaction_read_only')::boolean,
                   current_schema() IS NOT NULL AND to_regclass('flyway_schema_history') IS NOT NULL
            """;

    private static final String HISTORY = """
            SELECT version, script, coalesce(checksum, 0), success FROM flyway_schema_history
            WHERE version IS NOT NULL ORDER BY installed_rank
            """;

    /** What is not part of an extension; the names of at most four things. */
    private static final String FOREIGN = """
            SELECT c.relname FROM pg_class c
            WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
              AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
              AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('e', 'i', 'a'))
            ORDER BY c.relname LIMIT 4
            """;

    private static final String RIGHTS = """
            SELECT has_schema_privilege(current_schema(), 'CREATE'),
                   EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'),
                   EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'),
                   has_database_privilege(current_database(), 'CREATE'),
                   current_setting('server_encoding')
            """;

    private final Statement statement;
    private final String place;

    private SchemaCheck(Statement statement, String place) {
        this.statement = statement;
        this.place = place;
    }

    /**
     * Answers whether exactly the migrations of this version were applied. False when there are some to apply, and
     * nothing is known that would keep Flyway from it.
     *
     * @param place how to call the database in a message
     * @throws StartException when this program must not work with what is there, or may not make what is missing
     */
    static boolean isCurrent(Connection connection, String place) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return new SchemaCheck(statement, place).isCurrent();
        } catch (IOException e) {
            throw new StartException("the migrations of this program cannot be read: " + e.getMessage(), e);
        }
    }

    private boolean isCurrent() throws SQLException, IOException {
        @Nullable String schema;
        String role;
        String database;
        boolean hasHistory;
        try (ResultSet found = one(WHERE)) {
            schema = found.getString(1);
            role = found.getString(2);
            database = found.getString(3);
            hasHistory = found.getBoolean(5);
            if (found.getBoolean(4)) {
                throw refused("cannot be used: " + DatabaseFailure.readOnly());
            }
        }
        if (schema == null) {
            throw refused(
                    "has no schema that " + role + " may use: CREATE SCHEMA, or correct search_path (currentSchema"
                            + " in PORTWRIGHT_DATABASE_URL)");
        }
        Map<String, Applied> applied = hasHistory ? history() : Map.of();
        if (!hasHistory) {
            requireEmpty(schema);
        }
        if (compare(applied)) {
            return true;
        }
        requireRights(schema, role, database, !hasHistory);
        return false;
    }

    private Map<String, Applied> history() throws SQLException {
        Map<String, Applied> applied = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(HISTORY)) {
            while (rows.next()) {
                applied.put(rows.getString(1), new Applied(rows.getString(2), rows.getInt(3), rows.getBoolean(4)));
            }
        }
        return applied;
    }

    /** True when what was applied is all that this version ships. */
    private boolean compare(Map<String, Applied> applied) throws IOException {
        Map<String, Integer> shipped = Schema.shipped();
        Map<String, String> versions = new TreeMap<>();
        shipped.keySet().forEach(script -> versions.put(version(script), script));
        String newest = versions.keySet().stream().reduce("0", (left, right) -> right);
        for (Map.Entry<String, Applied> entry : applied.entrySet()) {
            String version = entry.getKey();
            Applied migration = entry.getValue();
            if (!migration.success()) {
                throw refused("has migration " + version + " by half: restore it from the backup made before the"
                        + " upgrade, then start again");
            }
            // The server writes the script with its folder, a command without.
            String name = migration.script().substring(migration.script().lastIndexOf('/') + 1);
            String script = versions.get(version);
            if (script == null && version.compareTo(newest) > 0) {
                throw refused("was brought to schema version " + version + " by a newer Portwright; this is "
                        + Help.version() + ", which knows versions up to " + newest
                        + ": start the newer program, or restore a backup made before the upgrade");
            }
            if (script == null) {
                throw refused("has migration " + version + " (" + name + "), which this Portwright " + Help.version()
                        + " does not know: start the program that the database was made with");
            }
            if (!script.equals(name) || !shipped.getOrDefault(script, 0).equals(migration.checksum())) {
                throw refused("was made with another migration " + version + " than this Portwright " + Help.version()
                        + " has: start the program that it was made with");
            }
        }
        return applied.size() == versions.size();
    }

    private static String version(String script) {
        return script.substring(1, script.indexOf("__"));
    }

    private void requireEmpty(String schema) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(FOREIGN)) {
            while (rows.next()) {
                names.add(names.size() < 3 ? rows.getString(1) : "...");
            }
        }
        if (!names.isEmpty()) {
            throw refused("holds tables in schema " + schema + " that are not Portwright's (" + String.join(", ", names)
                    + "): give Portwright a database of its own, or an empty schema by currentSchema in"
                    + " PORTWRIGHT_DATABASE_URL");
        }
    }

    private void requireRights(String schema, String role, String database, boolean fresh) throws SQLException {
        try (ResultSet rights = one(RIGHTS)) {
            if (!rights.getBoolean(1)) {
                throw refused("lets role " + role + " make no tables: GRANT CREATE ON SCHEMA " + schema + " TO " + role
                        + ", or start with the role that owns the schema");
            }
            boolean installed = rights.getBoolean(2);
            if (!installed && !rights.getBoolean(3)) {
                throw refused("lacks the extension pg_trgm: install it on the database's machine (package"
                        + " postgresql-contrib), then start again");
            }
            if (!installed && !rights.getBoolean(4)) {
                throw refused("lets role " + role + " not make the extension pg_trgm: GRANT CREATE ON DATABASE "
                        + database + " TO " + role + ", or have its owner run CREATE EXTENSION pg_trgm");
            }
            String encoding = rights.getString(5);
            if (fresh && !"UTF8".equals(encoding)) {
                throw refused("has encoding " + encoding + ", which cannot hold every name: make one with CREATE"
                        + " DATABASE ... ENCODING 'UTF8' TEMPLATE template0");
            }
        }
    }

    private ResultSet one(String query) throws SQLException {
        ResultSet row = statement.executeQuery(query);
        if (!row.next()) {
            throw new SQLException("no answer");
        }
        return row;
    }

    private StartException refused(String reason) {
        return new StartException(StartException.DATABASE, "the database at " + place + " " + reason);
    }
}
