package dev.portwright.platform.db;

import dev.portwright.platform.db.DatabaseProbe.Answer;
import dev.portwright.platform.db.DatabaseState.Kind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database a few times a second how it is, on a thread and a connection of its own, so that everybody else
 * knows without waiting for it. Each change is one line in the log; what fails meanwhile for the same reason says
 * nothing more.
 */
@ApplicationScoped
public class DatabaseWatch {
    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
    private static final int EARLY = 10;

    /** A database that hangs is known to hang this, an answer's time and a connection's time later: 3.5 seconds. */
    private static final long PAUSE = Duration.ofMillis(300).toNanos();

    private static final long PAUSE_WHILE_FULL = Duration.ofSeconds(2).toNanos();

    private final DatabaseProbe probe;
    private final List<BiConsumer<DatabaseState, DatabaseState>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> returns = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private List<CompletableFuture<Boolean>> asked = new ArrayList<>();
    private boolean now;

    private volatile DatabaseState state = DatabaseState.UP;
    private volatile boolean stopped;
    private volatile @Nullable String full;
    private long changedAt = System.nanoTime();
    private @Nullable String server;

    DatabaseWatch(
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.probe = new DatabaseProbe(url, user, password);
        for (Kind kind : Kind.values()) {
            Gauge.builder("portwright.database.state", () -> state.kind() == kind ? 1 : 0)
                    .description("1 for how the database is, 0 for how it is not")
                    .tag("state", kind.text())
                    .register(meters);
        }
    }

    void start(@Observes @Priority(EARLY) StartupEvent event) {
        Thread thread = new Thread(this::run, "portwright-database-watch");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        look();
    }

    /** Has something done, on a thread of its own, whenever the database can be used again after it could not. */
    public void onReturn(Runnable action) {
        returns.add(action);
    }

    /** Has something done whenever the state or the server changes. It must be short and not use the database. */
    void onChange(BiConsumer<DatabaseState, DatabaseState> listener) {
        listeners.add(listener);
    }

    /** @throws RefusedException while the database is away */
    void requireThere() throws RefusedException {
        DatabaseState known = state;
        if (known.kind() == Kind.AWAY) {
            throw new RefusedException(known.trouble(), known.reason());
        }
    }

    /** How it is said to be: {@code up} or what ails it. */
    public String status() {
        return state.text();
    }

    /** Asks the database now. Completes with whether it can be used for everything, as soon as that is known. */
    public CompletableFuture<Boolean> ask() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        lock.lock();
        try {
            asked.add(answer);
            now = true;
            wanted.signal();
        } finally {
            lock.unlock();
        }
        return answer;
    }

    /** Asks the database soon, since something has failed. */
    void look() {
        lock.lock();
        try {
            now = true;
            wanted.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Somebody's statement has failed like this. */
    void saw(SQLException failure) {
        Trouble trouble = Trouble.of(failure);
        if (trouble == Trouble.DISK_FULL) {
            full = String.valueOf(failure.getMessage());
        }
        if (trouble != null && trouble.isOutage() && !state.kind().equals(kindOf(trouble))) {
            look();
        }
    }

    private static Kind kindOf(Trouble trouble) {
        return switch (trouble) {
            case READ_ONLY -> Kind.READ_ONLY;
            case DISK_FULL -> Kind.DISK_FULL;
            default -> Kind.AWAY;
        };
    }

    private void run() {
        while (!stopped) {
            List<CompletableFuture<Boolean>> waiting = pause();
            if (!stopped) {
                try {
                    become(find());
                } catch (RuntimeException e) {
                    LOG.error("The watch of the database failed. It goes on.", e);
                }
            }
            boolean up = state.kind() == Kind.UP;
            // On other threads: what follows must not keep this one from asking.
            waiting.forEach(answer -> answer.completeAsync(() -> up, Thread::startVirtualThread));
        }
        probe.close();
    }

    /** Waits until it is time to ask again, and answers who wants to know. */
    private List<CompletableFuture<Boolean>> pause() {
        lock.lock();
        try {
            long left = state.kind() == Kind.DISK_FULL ? PAUSE_WHILE_FULL : PAUSE;
            while (!now && left > 0) {
                left = wanted.awaitNanos(left);
            }
            now = false;
            List<CompletableFuture<Boolean>> waiting = asked;
            asked = new ArrayList<>();
            return waiting;
        } catch (InterruptedException e) {
            stopped = true;
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private DatabaseState find() {
        try {
            Answer answer = probe.ask();
            if (answer.readOnly()) {
                // Another server may answer in this one's place by now.
                probe.close();
            }
            if (!answer.server().equals(server)) {
                boolean replaced = server != null && state.kind() != Kind.AWAY;
                server = answer.server();
                if (replaced) {
                    replaced();
                }
            }
            if (full != null && probe.hasSpace()) {
                full = null;
            }
            String message = full;
            return answer.readOnly()
                    ? new DatabaseState(Kind.READ_ONLY, "it takes no changes", false)
                    : message != null ? new DatabaseState(Kind.DISK_FULL, message, true) : DatabaseState.UP;
        } catch (SQLException e) {
            if (Trouble.of(e) == Trouble.CROWDED) {
                // It is there, but has no connection left for this: those that others have may be good.
                return state;
            }
            String message = firstLine(e);
            boolean wasFull = full != null;
            return new DatabaseState(Kind.AWAY, wasFull ? message + "; its disk was full" : message, wasFull);
        }
    }

    /** It was away and is back between two looks: what others have of it is gone. */
    private void replaced() {
        LOG.warn("The database was restarted, or another server has taken its place.");
        DatabaseState gone = new DatabaseState(Kind.AWAY, "restarted", false);
        listeners.forEach(listener -> listener.accept(state, gone));
        returns.forEach(Thread::startVirtualThread);
    }

    private static String firstLine(SQLException e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("no answer");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private void become(DatabaseState next) {
        DatabaseState before = state;
        if (before.kind() == next.kind()) {
            return;
        }
        state = next;
        long seconds = Duration.ofNanos(System.nanoTime() - changedAt).toSeconds();
        changedAt = System.nanoTime();
        switch (next.kind()) {
            case AWAY ->
                LOG.errorf("The database is away: %s. Requests are answered with 503 until it is back.", next.reason());
            case READ_ONLY -> LOG.errorf("The database is read-only: changes are answered with 503 until it is not.");
            case DISK_FULL ->
                LOG.errorf(
                        "The disk of the database is full: %s. Changes are answered with 503 until there is room.",
                        next.reason());
            case UP ->
                LOG.warnf(
                        "The database is back after %d s (%s).",
                        seconds, before.kind().text());
        }
        listeners.forEach(listener -> listener.accept(before, next));
        if (next.kind() == Kind.UP) {
            returns.forEach(Thread::startVirtualThread);
        }
    }
}
