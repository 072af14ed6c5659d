package dev.portwright.platform.db;

import dev.portwright.platform.db.Connections.Lease;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What statements run in: a transaction, or a connection on which each statement stands alone. Whoever changes something
 * gets one and hands it on, so that all that belongs together is committed together. It is of no use after the work it
 * was made for, and not for several threads.
 */
public final class Tx {
    private final Lease lease;

    /** What to do after the commit; null when each statement is its own transaction. */
    private final @Nullable List<Runnable> afterwards;

    private Tx(Lease lease, @Nullable List<Runnable> afterwards) {
        this.lease = lease;
        this.afterwards = afterwards;
    }

    /** For commands and tests that have a connection of their own; whose transaction it is, is theirs to know. */
    public static Tx on(Connection connection) {
        return eachAlone(new Lease(connection));
    }

    static Tx eachAlone(Lease lease) {
        return new Tx(lease, null);
    }

    static Tx begun(Lease lease) {
        return new Tx(lease, new ArrayList<>(0));
    }

    /** Work that needs a connection itself. */
    @FunctionalInterface
    public interface Jdbc<T extends @Nullable Object> {
        T run(Connection connection) throws SQLException;
    }

    /** A statement, whose parameters are set next. */
    public Sql sql(String statement) {
        lease.runs();
        try {
            PreparedStatement prepared = lease.connection().prepareStatement(statement);
            return new Sql(prepared);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * A statement with its parameters.
     *
     * @throws IllegalArgumentException when a place of it has no value
     */
    public Sql sql(SqlText text) {
        Sql sql = sql(text.statement());
        text.setValues(sql);
        return sql;
    }

    /** Does what {@link Sql} cannot, such as copying many rows. */
    public <T extends @Nullable Object> T jdbc(Jdbc<T> work) {
        try {
            return work.run(lease.connection());
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Has something done once the transaction has committed, and not when it is rolled back; at once when there is
     * none. It must be short and must not throw.
     */
    public void afterCommit(Runnable action) {
        if (afterwards == null) {
            action.run();
        } else {
            afterwards.add(action);
        }
    }

    void commit() {
        jdbc(same -> {
            same.commit();
            return null;
        });
    }

    void runAfterwards() {
        if (afterwards != null) {
            afterwards.forEach(Runnable::run);
        }
    }
}
