package dev.portwright.app;

import dev.portwright.platform.config.Settings.Database;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in a sentence why a database cannot be used, and what to do. */
final class DatabaseFailure {
    private static final String SILENT = "it does not answer in time; check host, port and the firewall between";

    private DatabaseFailure() {}

    static String sentence(Database database, SQLException failure) {
        return "the database at " + DatabaseCheck.place(database) + " cannot be used: " + reason(failure);
    }

    private static String reason(SQLException failure) {
        if (StartFailure.first(failure, UnknownHostException.class) != null) {
            return "there is no host of that name; check PORTWRIGHT_DATABASE_URL";
        }
        String network = network(failure);
        if (network != null) {
            return network;
        }
        String said = firstLine(failure.getMessage());
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return switch (state) {
            case "28P01" ->
                said + "; check user and password (PORTWRIGHT_DATABASE_URL, PORTWRIGHT_DATABASE_USER,"
                        + " PORTWRIGHT_DATABASE_PASSWORD; for the embedded database the file postgres.password)";
            case "28000" -> said + "; check the user, and that pg_hba.conf lets it in from here";
            case "3D000" -> said + "; make it with CREATE DATABASE, or name another in PORTWRIGHT_DATABASE_URL";
            case "42501" -> said + "; start with the role that owns Portwright's tables, or grant it what is missing";
            case "25006" -> readOnly();
            case "53100" -> said + "; the disk of the database is full: free some space and start again";
            case "53300" -> said + "; raise max_connections or end other clients";
            case "57P03" -> said + "; it starts, stops or recovers: try again in a moment";
            case "55P03", "57014" -> said + "; somebody else holds the tables for long: try again when that has ended";
            default -> byWords(said, failure);
        };
    }

    private static @Nullable String network(SQLException failure) {
        SSLException tls = StartFailure.first(failure, SSLException.class);
        if (tls != null) {
            return "no TLS connection can be made (" + firstLine(tls.getMessage())
                    + "); check sslmode, sslrootcert and the server's certificate";
        }
        if (StartFailure.first(failure, ConnectException.class) != null) {
            return "nothing answers there; start PostgreSQL, or correct host and port in PORTWRIGHT_DATABASE_URL";
        }
        if (StartFailure.first(failure, NoRouteToHostException.class) != null
                || StartFailure.first(failure, SocketTimeoutException.class) != null) {
            return SILENT;
        }
        return null;
    }

    private static String byWords(String said, SQLException failure) {
        if (said.contains("jdbc:")) {
            // The driver's own words hold the whole URL, and that may hold a secret.
            return "PORTWRIGHT_DATABASE_URL is not understood; check host, port (1 to 65535) and parameters";
        }
        String words = said.toLowerCase(Locale.ROOT);
        if (words.contains("timed out")) {
            return SILENT;
        }
        if (words.startsWith("invalid ")) {
            return said + "; correct the parameters of PORTWRIGHT_DATABASE_URL";
        }
        if (words.contains("ssl")) {
            return said + "; check sslmode, sslrootcert, sslcert and sslkey in PORTWRIGHT_DATABASE_URL";
        }
        String state = failure.getSQLState();
        return said + (state == null ? "" : " (SQLSTATE " + state + ")");
    }

    static String readOnly() {
        return "it can only be read, as a standby can; name the primary in PORTWRIGHT_DATABASE_URL (with several hosts:"
                + " targetServerType=primary), or end default_transaction_read_only";
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no answer" : message.lines().findFirst().orElse("no answer");
    }
}
