package dev.portwright.app;

import dev.portwright.account.AccountCare;
import dev.portwright.account.AccountService;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.Settings.Database;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Ids;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database for the moment of a command: the one the running server uses, or the embedded one, started and stopped
 * for it.
 */
final class CommandDatabase implements AutoCloseable {
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database;
    private final @Nullable EmbeddedDatabase started;
    private final @Nullable DataFolderLock lock;

    private CommandDatabase(Database database, @Nullable EmbeddedDatabase started, @Nullable DataFolderLock lock) {
        this.database = database;
        this.started = started;
        this.lock = lock;
    }

    /**
     * Opens it as it is, with or without tables.
     *
     * @throws StartException when it cannot be used
     */
    static CommandDatabase openAsItIs(Settings settings) throws IOException {
        Database external = settings.database();
        if (external == null) {
            return embedded(settings);
        }
        DatabaseCheck.require(external, CONNECT);
        return new CommandDatabase(external, null, null);
    }

    /**
     * Opens it, with its tables.
     *
     * @throws StartException when it cannot be used
     */
    static CommandDatabase open(Settings settings) throws IOException {
        Database external = settings.database();
        CommandDatabase opened = external != null ? new CommandDatabase(external, null, null) : embedded(settings);
        try {
            opened.migrate(external != null ? CONNECT : PATIENCE);
            return opened;
        } catch (FlywayException e) {
            opened.close();
            throw StartFailure.of(e, opened.database, null);
        } catch (StartException e) {
            opened.close();
            throw e;
        }
    }

    private static CommandDatabase embedded(Settings settings) throws IOException {
        Waiting waiting = Waiting.atMost(PATIENCE);
        do {
            DataFolderLock lock = DataFolderLock.tryAcquire(settings.data(), DataFolderLock.Role.COMMAND);
            if (lock != null) {
                EmbeddedDatabase embedded = new EmbeddedDatabase(
                        settings.data(), PostgresUser.detect(), notice -> System.err.println("portwright: " + notice));
                return new CommandDatabase(embedded.start(), embedded, lock);
            }
            DataFolderLock.Holder holder = DataFolderLock.holder(settings.data());
            // A database that another command has started goes away with that command: wait for our turn then.
            if (holder != null && holder.role() == DataFolderLock.Role.SERVER) {
                Database running = EmbeddedDatabase.running(settings.data());
                if (running != null) {
                    return new CommandDatabase(running, null, null);
                }
            }
        } while (waiting.pause());
        throw new StartException(
                StartException.DATABASE, "the database of the running Portwright is not ready; try again");
    }

    private void migrate(Duration patience) {
        if (DatabaseCheck.require(database, patience)) {
            return;
        }
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .loggers("slf4j")
                .load()
                .migrate();
    }

    Database database() {
        return database;
    }

    AccountService accounts() {
        return new AccountService(db(), new Ids(CLOCK), CLOCK);
    }

    AccountCare care() {
        return new AccountCare(db(), new Ids(CLOCK), CLOCK);
    }

    private Db db() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(database.url());
        dataSource.setUser(database.user());
        dataSource.setPassword(database.password());
        return new Db(dataSource);
    }

    @Override
    public void close() throws IOException {
        if (started != null) {
            started.stop();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
