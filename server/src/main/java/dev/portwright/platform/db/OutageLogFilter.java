package dev.portwright.platform.db;

import io.quarkus.logging.LoggingFilter;
import java.sql.SQLException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out what libraries say of an outage of the database, over and over and with their stack traces:
 * {@link DatabaseWatch} says it, once.
 */
@LoggingFilter(name = "outage")
public final class OutageLogFilter implements Filter {
    private static final String POOL = "io.agroal.pool";

    @Override
    public boolean isLoggable(LogRecord record) {
        String logger = String.valueOf(record.getLoggerName());
        if (logger.startsWith("dev.portwright")) {
            return true;
        }
        if (logger.equals(POOL)) {
            return String.valueOf(record.getMessage()).contains("leak");
        }
        return !tellsOfAnOutage(record.getThrown());
    }

    private static boolean tellsOfAnOutage(@Nullable Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException e) {
                Trouble trouble = Trouble.of(e);
                return trouble != null && trouble.isOutage();
            }
        }
        return false;
    }
}
