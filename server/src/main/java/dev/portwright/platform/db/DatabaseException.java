package dev.portwright.platform.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A statement that PostgreSQL refused, or a database that could not be reached. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String constraint;
    private final @Nullable String sqlState;
    private final @Nullable Trouble trouble;

    DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
        this.sqlState = cause.getSQLState();
        this.trouble = Trouble.of(cause);
        ServerErrorMessage message = cause instanceof PSQLException e ? e.getServerErrorMessage() : null;
        this.constraint = message == null ? null : message.getConstraint();
    }

    /** True when the statement broke the named constraint or unique index. */
    public boolean violates(String constraintName) {
        return constraintName.equals(constraint);
    }

    /** True when the statement was chosen to end a deadlock, so that the same work may succeed when done again. */
    public boolean deadlock() {
        return "40P01".equals(sqlState);
    }

    /** What ails the database, or null when the statement itself is to blame. */
    public @Nullable Trouble trouble() {
        return trouble;
    }

    /** True when everybody is concerned: the database is away, takes no changes, or its disk is full. */
    public boolean isOutage() {
        return trouble != null && trouble.isOutage();
    }
}
