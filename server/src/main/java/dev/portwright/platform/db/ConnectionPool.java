package dev.portwright.platform.db;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The pool of connections, behind a door. Those who want one wait here, in turns and not for long; while the database is
 * away nobody waits, and who holds a connection by then is cut off from it: nothing would come over it any more.
 */
@ApplicationScoped
class ConnectionPool implements Connections {
    /** How many requests of one account may wait for a connection. */
    static final int MOST_WAITING = 512;

    /** How long nothing may come over a connection before it is given up; longer than a statement may take. */
    static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration LONG_STATEMENT = Duration.ofMinutes(5);
    private static final Duration LONG_SILENCE = LONG_STATEMENT.plus(SILENCE);
    private static final String BE_PATIENT =
            "SET LOCAL statement_timeout = '" + LONG_STATEMENT.toSeconds() + "s'; SET LOCAL lock_timeout = '10s'";

    private final AgroalDataSource pool;
    private final DatabaseWatch watch;
    private final Turns turns;
    private final Timer waited;
    private final Counter statements;
    private final Counter patientStatements;
    private final Set<Connection> inUse = ConcurrentHashMap.newKeySet();

    ConnectionPool(
            AgroalDataSource pool,
            DatabaseWatch watch,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int size) {
        this.pool = pool;
        this.watch = watch;
        this.turns = new Turns(size, Math.max(1, size * 2 / 3), MOST_WAITING);
        this.waited = Timer.builder("portwright.database.connection.wait")
                .description("How long requests and jobs waited for a connection")
                .register(meters);
        this.statements = statements(meters, "request");
        this.patientStatements = statements(meters, "background");
        Gauge.builder("portwright.database.connections.used", turns, Turns::held)
                .description("Connections in use")
                .register(meters);
        Gauge.builder("portwright.database.connections.waiting", turns, Turns::waiting)
                .description("Requests and jobs that wait for a connection")
                .register(meters);
        Gauge.builder("portwright.database.connections.max", () -> size)
                .description("Connections that may be in use at once")
                .register(meters);
        watch.onChange(this::changed);
    }

    private static Counter statements(MeterRegistry meters, String work) {
        return Counter.builder("portwright.database.statements")
                .description("Statements run, without those that begin and end transactions")
                .tag("work", work)
                .register(meters);
    }

    @Override
    public Lease lease() throws SQLException {
        watch.requireThere();
        OnBehalf who = OnBehalf.current();
        UUID account = who.account();
        long began = System.nanoTime();
        turns.take(account, who.patience());
        Lease lease = null;
        try {
            lease = new Pooled(pool.getConnection(), account);
        } catch (SQLException e) {
            watch.look();
            throw noConnection(e);
        } finally {
            long nanos = System.nanoTime() - began;
            who.hasWaited(nanos);
            waited.record(nanos, TimeUnit.NANOSECONDS);
            if (lease == null) {
                turns.give(account);
            }
        }
        try {
            // Who asked before the database went away was not cut off with the others.
            watch.requireThere();
        } catch (RefusedException e) {
            lease.failed(e);
            lease.close();
            throw e;
        }
        return lease;
    }

    /** Whatever the reason why there is no connection: the request is not to blame. */
    private static SQLException noConnection(SQLException failure) {
        if (Trouble.of(failure) != null) {
            return failure;
        }
        RefusedException refused = new RefusedException(Trouble.AWAY, String.valueOf(failure.getMessage()));
        refused.initCause(failure);
        return refused;
    }

    private void changed(DatabaseState before, DatabaseState now) {
        if (now.kind() == DatabaseState.Kind.AWAY) {
            turns.refuseAll(now.trouble(), now.reason());
            inUse.forEach(ConnectionPool::cutOff);
        }
        // What was connected before may be connected to a server that has given its role to another.
        pool.flush(FlushMode.GRACEFUL);
    }

    /** Ends the connection at once; whoever reads from it gets an error, and the pool does without it. */
    private static void cutOff(Connection raw) {
        try {
            raw.abort(Runnable::run);
        } catch (SQLException e) {
            // Then it is closed already.
        }
    }

    private final class Pooled extends Lease {
        private final @Nullable UUID account;
        // Not the pool's wrapper, whose abort() does nothing.
        private final Connection raw;
        private boolean patient;

        private Pooled(Connection connection, @Nullable UUID account) throws SQLException {
            super(connection);
            this.account = account;
            this.raw = (Connection) connection.unwrap(PGConnection.class);
            inUse.add(raw);
        }

        @Override
        void runs() {
            (patient ? patientStatements : statements).increment();
        }

        @Override
        void failed(SQLException failure) {
            if (Trouble.spoilsTheConnection(failure)) {
                cutOff(raw);
            }
            watch.saw(failure);
        }

        @Override
        void patient() throws SQLException {
            patient = true;
            raw.setNetworkTimeout(Runnable::run, (int) LONG_SILENCE.toMillis());
            try (var statement = raw.createStatement()) {
                statement.execute(BE_PATIENT);
            }
        }

        @Override
        public void close() throws SQLException {
            inUse.remove(raw);
            try {
                if (patient && !raw.isClosed()) {
                    raw.setNetworkTimeout(Runnable::run, (int) SILENCE.toMillis());
                }
            } finally {
                try {
                    super.close();
                } finally {
                    turns.give(account);
                }
            }
        }
    }
}
