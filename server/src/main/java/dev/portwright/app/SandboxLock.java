package dev.portwright.app;

import dev.portwright.platform.config.Settings.Database;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a database to one sandbox, whose clock and carrier are in its process alone. An advisory lock on a connection
 * of its own: the database gives it back when the process dies, and within half a minute when its machine does. Servers
 * in desk mode take none, they share a database.
 */
final class SandboxLock implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /**
     * How quickly it goes about things.
     *
     * @param patience with a holder that is just ending, or whose end the database has not noticed yet
     * @param look how often it looks whether it still has the lock
     */
    record Pace(Duration patience, Duration look) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(3), Duration.ofSeconds(2));
    }

    /** Any number that no other program uses; joined with the schema, since each schema is a database of ours. */
    private static final String KEY = "hashtextextended('portwright sandbox ' || current_schema(), 0)";

    /** Whose lock it is, as far as this role may know. */
    private static final String HOLDER = "SELECT a.pid, a.application_name FROM pg_locks l JOIN pg_stat_activity a"
            + " ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
            + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            + " AND (l.classid::bigint << 32) | l.objid::bigint = " + KEY;

    private record Holder(int pid, @Nullable String name) {}

    private final Database database;
    private final String name;
    private final Consumer<String> giveUp;
    private final Pace pace;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Connection connection;

    private SandboxLock(Database database, Consumer<String> giveUp, Pace pace) {
        this.database = database;
        this.giveUp = giveUp;
        this.pace = pace;
        // PostgreSQL keeps 63 bytes of it.
        String host = host();
        this.name = "portwright sandbox " + host.substring(0, Math.min(20, host.length())) + ":"
                + ProcessHandle.current().pid() + " "
                + UUID.randomUUID().toString().substring(0, 8);
    }

    /**
     * Takes the database, and takes it again whenever the connection was lost.
     *
     * @param giveUp told, in a sentence, that another sandbox took the database meanwhile
     * @throws StartException when another sandbox has it, or it cannot be asked
     */
    static SandboxLock acquire(Database database, Consumer<String> giveUp) {
        return acquire(database, giveUp, Pace.USUAL);
    }

    static SandboxLock acquire(Database database, Consumer<String> giveUp, Pace pace) {
        SandboxLock lock = new SandboxLock(database, giveUp, pace);
        Waiting waiting = Waiting.atMost(pace.patience());
        try {
            Holder holder = lock.take();
            while (holder != null) {
                if (!waiting.pause()) {
                    throw new StartException(StartException.DATABASE, lock.taken(holder));
                }
                holder = lock.take();
            }
        } catch (SQLException e) {
            throw new StartException(StartException.DATABASE, DatabaseFailure.sentence(database, e));
        }
        Thread.ofPlatform().daemon().name("portwright-sandbox-lock").start(lock::keep);
        return lock;
    }

    @Override
    public void close() {
        closed.countDown();
        disconnect();
    }

    private void keep() {
        try {
            while (!closed.await(pace.look().toMillis(), TimeUnit.MILLISECONDS)) {
                if (!isHeld()) {
                    Holder holder = takeOrNobody();
                    if (holder != null && closed.getCount() > 0) {
                        giveUp.accept(taken(holder));
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isHeld() {
        try {
            return connection != null && connection.isValid((int) CONNECT.toSeconds());
        } catch (SQLException e) {
            return false;
        }
    }

    private @Nullable Holder takeOrNobody() {
        try {
            return take();
        } catch (SQLException e) {
            // The database does not answer: neither will it to another sandbox.
            return null;
        }
    }

    /** Answers who else has it, null when it is ours. */
    private synchronized @Nullable Holder take() throws SQLException {
        disconnect();
        Connection fresh = DatabaseCheck.connect(database, CONNECT);
        boolean taken = false;
        try (Statement statement = fresh.createStatement()) {
            try (PreparedStatement named = fresh.prepareStatement("SELECT set_config('application_name', ?, false)")) {
                named.setString(1, name);
                named.execute();
            }
            statement.execute("SET idle_session_timeout = 0");
            // When our machine is gone without a word the database shall notice within half a minute.
            statement.execute("SET tcp_keepalives_idle = 10");
            statement.execute("SET tcp_keepalives_interval = 5");
            statement.execute("SET tcp_keepalives_count = 3");
            try (ResultSet answer = statement.executeQuery("SELECT pg_try_advisory_lock(" + KEY + ")")) {
                taken = answer.next() && answer.getBoolean(1);
            }
            if (taken) {
                connection = fresh;
                return null;
            }
            Holder holder = holder(statement);
            if (holder != null && name.equals(holder.name())) {
                // Our own connection of before, whose end the database has not noticed.
                statement.execute("SELECT pg_terminate_backend(" + holder.pid() + ")");
                return null;
            }
            return holder != null ? holder : new Holder(0, null);
        } finally {
            if (!taken) {
                fresh.close();
            }
        }
    }

    private static @Nullable Holder holder(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(HOLDER)) {
            return row.next() ? new Holder(row.getInt(1), row.getString(2)) : null;
        }
    }

    private synchronized void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // It is gone already.
        }
        connection = null;
    }

    private String taken(Holder holder) {
        String who = holder.name() == null || holder.name().isEmpty() ? "" : " (" + holder.name() + ")";
        return "another sandbox" + who + " uses the database at " + DatabaseCheck.place(database)
                + ", and the clock of a sandbox is not shared: stop that one, or give this one a database of its own";
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
