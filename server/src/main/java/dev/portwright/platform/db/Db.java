package dev.portwright.platform.db;

import dev.portwright.platform.db.Connections.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs work on a database connection. Each call is a transaction of its own; what belongs to one that is under way gets
 * its {@link Tx}. A thread that is in a transaction cannot begin another: the two would not see each other, would wait
 * for each other's locks, and a thread that holds one connection while it waits for a second can stop everybody.
 */
@ApplicationScoped
public class Db {

    /** Work on the database. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run(Tx tx);
    }

    private final Connections connections;
    // Per instance on purpose: a second Db is another database.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Boolean> busy = ThreadLocal.withInitial(() -> false);

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
     * @throws IllegalStateException when this thread is in a transaction already
     */
    public <T extends @Nullable Object> T transaction(Work<T> work) {
        return committed(work, false);
    }

    /**
     * Like {@link #transaction}, for work in the background and work on much at once: a statement of a request may take
     * 8 seconds, one of these 5 minutes.
     *
     * @throws DatabaseException when the database refuses a statement or cannot be reached
     * @throws IllegalStateException when this thread is in a transaction already
     */
    public <T extends @Nullable Object> T longTransaction(Work<T> work) {
        return committed(work, true);
    }

    /**
     * Runs reading work, each statement on its own.
     *
     * @throws DatabaseException when the database refuses a statement or cannot be reached
     * @throws IllegalStateException when this thread is in a transaction already
     */
    public <T extends @Nullable Object> T read(Work<T> work) {
        return alone(() -> {
            try (Lease lease = connections.lease()) {
                return watched(lease, Tx.eachAlone(lease), work);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    /**
     * Runs work that reads a page of so many rows for a client. A long one is read in a transaction, in which rows come
     * few at a time, so that one that is too large is refused before all of it is here.
     *
     * @throws DatabaseException when the database refuses a statement or cannot be reached
     * @throws IllegalStateException when this thread is in a transaction already
     */
    public <T extends @Nullable Object> T readPage(int rows, Work<T> work) {
        return rows < Sql.ROWS_AT_A_TIME ? read(work) : transaction(work);
    }

    /** True while this thread works with the database, so that what it calls must not ask for another connection. */
    public boolean isBusy() {
        return busy.get();
    }

    private <T extends @Nullable Object> T alone(Supplier<T> work) {
        if (busy.get()) {
            throw new IllegalStateException("this thread is in a transaction: hand that on");
        }
        busy.set(true);
        try {
            return work.get();
        } finally {
            busy.remove();
        }
    }

    private <T extends @Nullable Object> T committed(Work<T> work, boolean patient) {
        Done<T> done = alone(() -> commit(work, patient));
        done.tx.runAfterwards();
        return done.result;
    }

    private record Done<T extends @Nullable Object>(T result, Tx tx) {}

    private <T extends @Nullable Object> Done<T> commit(Work<T> work, boolean patient) {
        try (Lease lease = connections.lease()) {
            lease.connection().setAutoCommit(false);
            Tx tx = Tx.begun(lease);
            boolean done = false;
            try {
                if (patient) {
                    lease.patient();
                }
                T result = watched(lease, tx, same -> {
                    T made = work.run(same);
                    same.commit();
                    return made;
                });
                done = true;
                return new Done<>(result, tx);
            } finally {
                leaveTransaction(lease, done);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
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

    private static <T extends @Nullable Object> T watched(Lease lease, Tx tx, Work<T> work) {
        try {
            return work.run(tx);
        } catch (DatabaseException e) {
            if (e.getCause() instanceof SQLException cause) {
                lease.failed(cause);
            }
            throw e;
        }
    }
}
