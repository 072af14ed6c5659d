package dev.portwright.platform.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * One connection of its own that asks the database how it is. A connection that fails is made anew before the database
 * is said to be away. Not for several threads.
 */
final class DatabaseProbe implements AutoCloseable {
    /** How long an answer may take, in milliseconds. */
    private static final int ANSWER = 1200;

    /** How long it may take to write what {@link #NEED_SPACE} writes, in milliseconds. */
    private static final int TO_WRITE = 5000;

    /** Seconds until a server that does not answer is passed over for the next one of the URL. */
    private static final String CONNECT = "2";

    /** Which server it is: a restart and a fail-over change it. Then whether it takes changes. */
    private static final String ASK = """
            SELECT coalesce(host(inet_server_addr()), '') || ' ' || pg_postmaster_start_time(),
                   pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean""";

    /** Needs two megabytes of the disk for a moment. */
    private static final String NEED_SPACE = """
            CREATE TEMPORARY TABLE portwright_needs_space AS
            SELECT md5(i::text) AS a, md5((-i)::text) AS b FROM generate_series(1, 20000) i""";

    private final String url;
    private final Properties properties = new Properties();
    private @Nullable Connection connection;

    DatabaseProbe(String url, Optional<String> user, Optional<String> password) {
        this.url = url;
        user.ifPresent(text -> properties.setProperty("user", text));
        password.ifPresent(text -> properties.setProperty("password", text));
        properties.setProperty("ApplicationName", "portwright-watch");
        properties.setProperty("connectTimeout", CONNECT);
        properties.setProperty("socketTimeout", CONNECT);
        properties.setProperty("sslResponseTimeout", CONNECT + "000");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("hostRecheckSeconds", "60");
    }

    /**
     * What the database said.
     *
     * @param server differs between servers and between starts of one
     */
    record Answer(String server, boolean readOnly) {}

    /** Asks, on a new connection when the one there was is broken. */
    Answer ask() throws SQLException {
        Connection there = connection;
        if (there != null) {
            try {
                return ask(there);
            } catch (SQLException e) {
                close();
            }
        }
        return ask(connect());
    }

    private Answer ask(Connection connected) throws SQLException {
        try (Statement statement = connected.createStatement();
                ResultSet row = statement.executeQuery(ASK)) {
            row.next();
            return new Answer(row.getString(1), row.getBoolean(2));
        }
    }

    /** True when there is room on the disk again, or when that cannot be found out. */
    boolean hasSpace() throws SQLException {
        Connection connected = connection;
        if (connected == null) {
            return true;
        }
        connected.setNetworkTimeout(Runnable::run, TO_WRITE);
        connected.setAutoCommit(false);
        try (Statement statement = connected.createStatement()) {
            statement.execute(NEED_SPACE);
            return true;
        } catch (SQLException e) {
            return Trouble.of(e) != Trouble.DISK_FULL;
        } finally {
            connected.rollback();
            connected.setAutoCommit(true);
            connected.setNetworkTimeout(Runnable::run, ANSWER);
        }
    }

    private Connection connect() throws SQLException {
        Connection made = new Driver().connect(url, properties);
        if (made == null) {
            throw new SQLException("not a URL of PostgreSQL: " + url);
        }
        made.setNetworkTimeout(Runnable::run, ANSWER);
        connection = made;
        return made;
    }

    @Override
    public void close() {
        Connection there = connection;
        connection = null;
        if (there != null) {
            try {
                there.abort(Runnable::run);
            } catch (SQLException e) {
                // Closed already.
            }
        }
    }
}
