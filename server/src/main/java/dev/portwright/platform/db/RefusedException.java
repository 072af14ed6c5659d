package dev.portwright.platform.db;

import java.sql.SQLTransientConnectionException;

/**
 * A connection that nobody tried to get. Thrown once for each request and look for jobs while the database is away, so
 * it is cheap, and logs leave it out: that the database is away is said once.
 */
final class RefusedException extends SQLTransientConnectionException {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    RefusedException(Trouble trouble, String message) {
        super(message, "08001");
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
