package dev.portwright.platform.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs work on a database connection. A transaction begun inside another one joins it, so that a caller can put
 * several services' work into one commit.
 */
@ApplicationScoped
public class Db {

    /** Work that needs a connection. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;
    // Per instance on purpose: a second Db on another database must not join this one's transaction.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();

    private record Transaction(Connection connection, List<Runnable> afterwards) {}

    public Db(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Runs the work in one transaction: commits when it returns, rolls back when it throws.
     *
     * @throws DatabaseException when the database refuses a statement or cannot be reached
     */
    public <T extends @Nullable Object> T transaction(Work<T> work) {
        Connection joined = joined();
        try {
            return joined != null ? work.run(joined) : begin(work);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Runs work that may fail and be tried again: like {@link #transaction}, but inside another one a failure undoes
     * this work alone and leaves the other as it was before.
     *
     * @throws DatabaseException when the database refuses a statement or cannot be reached
     */
    public <T extends @Nullable Object> T attempt(Work<T> work) {
        Connection joined = joined();
        if (joined == null) {
            return transaction(work);
        }
        try {
            Savepoint before = joined.setSavepoint();
            boolean done = false;
            try {
                T result = work.run(joined);
                joined.releaseSavepoint(before);
                done = true;
                return result;
            } finally {
                if (!done) {
                    joined.rollback(before);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Runs reading work: in the transaction under way when there is one, else each statement on its own.
     *
     * @throws DatabaseException when the database refuses a statement or cannot be reached
     */
    public <T extends @Nullable Object> T read(Work<T> work) {
        Connection joined = joined();
        try {
            if (joined != null) {
                return work.run(joined);
            }
            try (Connection connection = dataSource.getConnection()) {
                return work.run(connection);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Runs work that reads a page of so many rows for a client. A long one is read in a transaction, in which rows come
     * few at a time, so that one that is too large is refused before all of it is here.
     *
     * @throws DatabaseException when the database refuses a statement or cannot be reached
     */
    public <T extends @Nullable Object> T readPage(int rows, Work<T> work) {
        return rows < Sql.ROWS_AT_A_TIME ? read(work) : transaction(work);
    }

    /**
     * Has something done once the transaction under way has committed, and not when it is rolled back; at once when
     * there is none. It must be short and must not throw.
     */
    public void afterCommit(Runnable action) {
        Transaction transaction = current.get();
        if (transaction == null) {
            action.run();
        } else {
            transaction.afterwards.add(action);
        }
    }

    private @Nullable Connection joined() {
        Transaction transaction = current.get();
        return transaction == null ? null : transaction.connection;
    }

    private <T extends @Nullable Object> T begin(Work<T> work) throws SQLException {
        List<Runnable> afterwards = new ArrayList<>(0);
        T result;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            current.set(new Transaction(connection, afterwards));
            boolean done = false;
            try {
                result = work.run(connection);
                connection.commit();
                done = true;
            } finally {
                current.remove();
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
        afterwards.forEach(Runnable::run);
        return result;
    }
}
