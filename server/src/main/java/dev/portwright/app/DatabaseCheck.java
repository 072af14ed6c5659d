package dev.portwright.app;

import dev.portwright.platform.config.Settings.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** Asks a database whether it can be used. */
final class DatabaseCheck {
    private static final int OLDEST = 15;

    private DatabaseCheck() {}

    static Connection connect(Database database, Duration patience) throws SQLException {
        Properties properties = new Properties();
        if (database.user() != null) {
            properties.setProperty("user", database.user());
        }
        if (database.password() != null) {
            properties.setProperty("password", database.password());
        }
        String seconds = Long.toString(Math.max(1, patience.toSeconds()));
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", Long.toString(Math.max(1, patience.toSeconds()) * 6));
        properties.setProperty("ApplicationName", "portwright");
        return DriverManager.getConnection(database.url(), properties);
    }

    /**
     * Verifies that the database answers, is new enough, and holds nothing that this program must leave alone.
     *
     * @return whether it has the tables of this version
     * @throws StartException when it cannot be used
     */
    static boolean require(Database database, Duration patience) {
        try (Connection connection = connect(database, patience)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new StartException(
                        StartException.DATABASE,
                        "the database at " + place(database) + " is PostgreSQL " + version + "; Portwright needs "
                                + OLDEST + " or newer");
            }
            return SchemaCheck.isCurrent(connection, place(database));
        } catch (SQLException e) {
            throw new StartException(StartException.DATABASE, DatabaseFailure.sentence(database, e));
        }
    }

    /**
     * True when values were sealed with an encryption key in that database, so that no other key will do.
     *
     * @throws StartException when it does not answer
     */
    static boolean holdsSealedValues(Database database, Duration patience) {
        try (Connection connection = connect(database, patience);
                Statement statement = connection.createStatement()) {
            try (ResultSet table = statement.executeQuery("SELECT to_regclass('encryption_check') IS NOT NULL")) {
                if (!table.next() || !table.getBoolean(1)) {
                    return false;
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM encryption_check)")) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new StartException(StartException.DATABASE, DatabaseFailure.sentence(database, e));
        }
    }

    /** True when a server with that data folder answers there. */
    static boolean serves(Database database, String dataFolder, Duration patience) {
        try (Connection connection = connect(database, patience);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SHOW data_directory")) {
            return answer.next() && dataFolder.equals(answer.getString(1));
        } catch (SQLException e) {
            return false;
        }
    }

    /** The URL without parameters, which might hold what is nobody's business. */
    static String place(Database database) {
        String url = database.url().substring("jdbc:".length());
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
