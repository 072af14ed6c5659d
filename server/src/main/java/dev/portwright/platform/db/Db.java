package dev.portwright.platform.db;

import dev.portwright.platform.db.Connections.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    private final Connections connections;
    // Per instance on purpose: a second Db on another database must not join this one's transaction.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();

    private record Transaction(Connection connection, List<Runnable> afterwards) {}

    @Inject
    Db(ConnectionPool connections) {
        this.connections = connections;
    }

    /** Works with a data source that nobody watches: for commands and tests. */
    public Db(DataSource dataSource) {
        this.connections = Connections.of(dataSource);
    }

    /**
     * Runs the work in one transaction: commits when it returns, rolls back when it throws.
     *
     * @throws DatabaseException when the database refuses a statement or cannot be reached
     */
    public <T extends @Nullable Object> T transaction(Work<T> work) {
        Connection joined = joined();
        try {
            return joined != null ? work.run(joined) : begin(work, false);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Like {@link #transaction}, for work in the background and work on much at once: a statement of a request may take
     * 8 seconds, one of these 5 minutes. Inside another transaction it is as patient as that one.
     *
     * @throws DatabaseException when the database refuses a statement or cannot be reached
     */
    public <T extends @Nullable Object> T longTransaction(Work<T> work) {
        Connection joined = joined();
        try {
            return joined != null ? work.run(joined) : begin(work, true);
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
            try (Lease lease = connections.lease()) {
                return watched(lease, work);
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

    private <T extends @Nullable Object> T begin(Work<T> work, boolean patient) throws SQLException {
        List<Runnable> afterwards = new ArrayList<>(0);
        T result;
        try (Lease lease = connections.lease()) {
            Connection connection = lease.connection();
            connection.setAutoCommit(false);
            current.set(new Transaction(connection, afterwards));
            boolean done = false;
            try {
                result = watched(lease, same -> {
                    if (patient) {
                        lease.patient();
                    }
                    T made = work.run(same);
                    same.commit();
                    return made;
                });
                done = true;
            } finally {
                current.remove();
                leaveTransaction(lease, done);
            }
        }
        afterwards.forEach(Runnable::run);
        return result;
    }

    /** What fails here fails because the connection broke: with it the transaction is over, and why has been told. */
    private static void leaveTransaction(Lease lease, boolean done) {
        try {
            if (!done) {
                lease.connection().rollback();
            }
            lease.connection().setAutoCommit(true);
        } catch (SQLException e) {
            lease.failed(e);
        }
    }

    private static <T extends @Nullable Object> T watched(Lease lease, Work<T> work) throws SQLException {
        try {
            return work.run(lease.connection());
        } catch (SQLException e) {
            lease.failed(e);
            throw e;
        } catch (DatabaseException e) {
            // Of work that joined this one.
            if (e.getCause() instanceof SQLException cause) {
                lease.failed(cause);
            }
            throw e;
        }
    }
}
