package dev.portwright.app;

import dev.portwright.platform.config.Settings.Database;
import dev.portwright.platform.config.StartRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Makes one plain sentence of whatever keeps the program from starting. */
final class StartFailure {
    private StartFailure() {}

    /**
     * Finds the cause that a person can do something about.
     *
     * @param database what the program was to work with, null while that is not known
     * @param place host and port it was to listen on, or null
     */
    static StartException of(Throwable failure, @Nullable Database database, @Nullable String place) {
        StartException known = first(failure, StartException.class);
        if (known != null) {
            return known;
        }
        StartRefused refused = first(failure, StartRefused.class);
        if (refused != null) {
            return new StartException(StartException.DATABASE, String.valueOf(refused.getMessage()));
        }
        BindException bind = first(failure, BindException.class);
        if (place != null && bind != null) {
            return cannotListen(place, "PORTWRIGHT", bind);
        }
        SQLException sql = first(failure, SQLException.class);
        if (sql != null && database != null) {
            return new StartException(StartException.DATABASE, DatabaseFailure.sentence(database, sql));
        }
        FlywayException flyway = first(failure, FlywayException.class);
        if (flyway != null && database != null) {
            return new StartException(
                    StartException.DATABASE,
                    "the tables of the database at " + DatabaseCheck.place(database)
                            + " cannot be brought to this version: " + oneLine(flyway.getMessage()));
        }
        IOException io = first(failure, IOException.class);
        if (io != null && FileFailure.isKnown(io)) {
            return new StartException(StartException.USAGE, FileFailure.sentence(io));
        }
        return new StartException(
                "something unforeseen keeps it from starting: "
                        + oneLine(root(failure).toString()) + " (what follows is for whoever looks after the program)",
                failure);
    }

    /**
     * An address that cannot be listened on, for which the framework has a failure of its own that only names ports.
     *
     * @param place host and port
     */
    static StartException cannotListen(String place, String kind, BindException failure) {
        String said = String.valueOf(failure.getMessage());
        boolean other = said.contains("Cannot assign") || said.contains("Permission denied");
        return new StartException(
                StartException.USAGE,
                place
                        + (other
                                ? " cannot be listened on (" + said + "); choose another with " + kind + "_HOST and "
                                        + kind + "_PORT"
                                : " is in use by another program; choose another with " + kind + "_PORT"));
    }

    /** Writes the sentence, and below it, when nobody foresaw the failure, where it happened. */
    static void tell(StartException failure, PrintStream out) {
        out.println("portwright: " + failure.getMessage());
        if (failure.getCause() != null) {
            failure.getCause().printStackTrace(out);
        }
    }

    /** The cause of that type that is nearest to the top, or null. */
    static <T extends Throwable> @Nullable T first(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String oneLine(@Nullable String message) {
        List<String> lines = message == null
                ? List.of("no reason was given")
                : message.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        return lines.stream().limit(4).collect(Collectors.joining("; "));
    }
}
