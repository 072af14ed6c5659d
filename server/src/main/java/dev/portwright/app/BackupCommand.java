package dev.portwright.app;

import dev.portwright.backup.Backup;
import dev.portwright.backup.BackupException;
import dev.portwright.backup.Restore;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.Settings.Database;
import dev.portwright.platform.config.StartRefused;
import dev.portwright.platform.crypto.KeyCheck;
import dev.portwright.platform.db.Tx;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;

/** The commands that copy the whole database into a file and back. */
final class BackupCommand {
    private static final Duration CONNECT = Duration.ofSeconds(30);

    private final boolean restore;
    private final Path file;

    private BackupCommand(boolean restore, Path file) {
        this.restore = restore;
        this.file = file;
    }

    /**
     * Understands the command line, before anything is started for it.
     *
     * @throws StartException when it makes no sense
     */
    static BackupCommand of(Arguments arguments) {
        arguments.allow(2, Set.of());
        String name = arguments.word(1);
        if (name.isBlank()) {
            throw Arguments.usage(arguments.word(0) + " needs the name of a file");
        }
        try {
            return new BackupCommand(
                    arguments.word(0).equals("restore"), Path.of(name).toAbsolutePath());
        } catch (InvalidPathException e) {
            throw Arguments.usage("'" + name + "' is no usable name of a file");
        }
    }

    /**
     * Does it on the database of the settings and answers what to print.
     *
     * @throws StartException when the database cannot be used or the file is refused
     */
    String run(Settings settings) throws IOException {
        try {
            return restore ? restore(settings) : backup(settings);
        } catch (BackupException | StartRefused e) {
            throw new StartException(StartException.USAGE, String.valueOf(e.getMessage()));
        } catch (SQLException | FlywayException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new StartException(
                    StartException.DATABASE, (restore ? "nothing was restored: " : "no backup was made: ") + message);
        }
    }

    private String backup(Settings settings) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new StartException(StartException.USAGE, file + " is there already; name a file that is not");
        }
        if (settings.database() == null && !EmbeddedDatabase.existsIn(settings.data())) {
            throw new StartException(StartException.USAGE, "there is no database in " + settings.data());
        }
        try (CommandDatabase database = CommandDatabase.openAsItIs(settings);
                Connection connection = connect(database.database());
                NewFile unfinished = NewFile.begin(file)) {
            Backup.Summary summary = Backup.write(connection, unfinished.output(), "Portwright " + Help.version());
            unfinished.finish();
            return "%s: %d rows of %d tables, %d bytes%n"
                            .formatted(file, summary.rows(), summary.tables(), Files.size(file))
                    + "The encryption key is not in it: keep that one apart.\n";
        } catch (FileAlreadyExistsException e) {
            throw new StartException(StartException.USAGE, file + " is there already; name a file that is not");
        }
    }

    private String restore(Settings settings) throws IOException, SQLException {
        try (Restore backup = Restore.open(file)) {
            String version = requireKnown(backup);
            try (CommandDatabase database = CommandDatabase.openAsItIs(settings);
                    Connection connection = connect(database.database())) {
                // Does nothing where there are tables of this version; where there are others, the backup is refused.
                if (backup.findsNoTables(connection)) {
                    Database place = database.database();
                    Flyway.configure()
                            .dataSource(place.url(), place.user(), place.password())
                            .target(MigrationVersion.fromVersion(version))
                            .loggers("slf4j")
                            .load()
                            .migrate();
                }
                Backup.Summary summary =
                        backup.read(connection, restored -> KeyCheck.require(Tx.on(restored), settings));
                return "restored %d rows of %d tables from %s%n".formatted(summary.rows(), summary.tables(), file);
            }
        }
    }

    /** Answers the last of the backup's migrations. What comes after it, the next start does. */
    private static String requireKnown(Restore backup) throws IOException {
        TreeMap<String, String> shipped = new TreeMap<>();
        Schema.shipped().forEach((script, checksum) -> shipped.put(script, Integer.toString(checksum)));
        String last = new TreeMap<>(backup.schema()).lastKey();
        if (!shipped.headMap(last, true).equals(backup.schema())) {
            throw new StartException(
                    StartException.USAGE,
                    "the backup was made by " + backup.madeBy() + " with tables that this version, " + Help.version()
                            + ", does not know; restore it with the version that made it");
        }
        return last.substring(1, last.indexOf("__"));
    }

    /** For as long as it takes: copying a large table is one statement. */
    private static Connection connect(Database database) throws SQLException {
        Connection connection = DatabaseCheck.connect(database, CONNECT);
        connection.setNetworkTimeout(Runnable::run, 0);
        return connection;
    }
}
