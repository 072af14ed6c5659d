package dev.portwright.webhook;

import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Trouble;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what came of attempts, for several couriers in one transaction: what comes while one is under way goes with the
 * next. So an attempt waits for two transactions, and one more for every {@value #AT_ONCE} that wait before it, however
 * many couriers there are; until it is written down, a server that dies has it sent again.
 */
@Singleton
class Settlements {
    /** How many attempts go together, if not those of one courier are more. */
    private static final int AT_ONCE = 500;

    private record Part(List<Attempt> attempts, CompletableFuture<@Nullable Void> written) {}

    private final Consumer<List<Attempt>> settle;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Part> waiting = new ArrayDeque<>();
    private boolean busy;

    @Inject
    Settlements(Db db) {
        this(attempts -> db.transaction(tx -> {
            DeliveryStore.settle(tx, attempts);
            return attempts;
        }));
    }

    /** @param settle writes down some attempts, of one or of several couriers */
    Settlements(Consumer<List<Attempt>> settle) {
        this.settle = settle;
    }

    /** How many couriers wait for the next transaction. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes down attempts that say nothing new of how their endpoint stands, and waits for that.
     *
     * @throws DatabaseException when they could not be written down
     */
    void write(List<Attempt> attempts) {
        Part part = new Part(attempts, new CompletableFuture<>());
        boolean first;
        lock.lock();
        try {
            waiting.add(part);
            first = !busy;
            busy = true;
        } finally {
            lock.unlock();
        }
        if (first) {
            next();
        }
        try {
            part.written.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Writes for all who wait; for who comes meanwhile another thread does, so that this one can go on. */
    private void next() {
        List<Part> parts = new ArrayList<>();
        try {
            begin(parts);
            settle(parts);
        } catch (RuntimeException e) {
            boolean all = e instanceof DatabaseException failed && concernsAll(failed.trouble());
            if (parts.size() == 1 || all) {
                parts.forEach(part -> part.written.completeExceptionally(e));
            } else {
                // One of them cannot be written, or not now, which is no reason for the others to be sent again.
                parts.forEach(this::settleAlone);
            }
        } catch (Error e) {
            parts.forEach(part -> part.written.completeExceptionally(failure(e)));
        } finally {
            handOver();
        }
    }

    /** True for what ails the database rather than a statement or the rows that it is about. */
    static boolean concernsAll(@Nullable Trouble trouble) {
        return trouble != null
                && (trouble.isOutage() || trouble == Trouble.CROWDED || trouble == Trouble.ACCOUNT_CROWDED);
    }

    private void settleAlone(Part part) {
        try {
            settle(List.of(part));
        } catch (RuntimeException e) {
            part.written.completeExceptionally(e);
        } catch (Error e) {
            part.written.completeExceptionally(failure(e));
        }
    }

    private static IllegalStateException failure(Error e) {
        return new IllegalStateException("what came of webhooks was not written down", e);
    }

    /** Has another thread write for who has come meanwhile. Where there can be none, they hear of it and nobody waits for ever. */
    private void handOver() {
        if (isMoreToDo()) {
            try {
                Thread.startVirtualThread(this::next);
            } catch (Error e) {
                List<Part> left = new ArrayList<>();
                lock.lock();
                try {
                    left.addAll(waiting);
                    waiting.clear();
                    busy = false;
                } finally {
                    lock.unlock();
                }
                left.forEach(part -> part.written.completeExceptionally(failure(e)));
            }
        }
    }

    private void settle(List<Part> parts) {
        settle.accept(parts.stream().flatMap(part -> part.attempts.stream()).toList());
        parts.forEach(part -> part.written.complete(null));
    }

    private void begin(List<Part> parts) {
        int attempts = 0;
        lock.lock();
        try {
            for (Part part = waiting.peek();
                    part != null && (parts.isEmpty() || attempts + part.attempts.size() <= AT_ONCE);
                    part = waiting.peek()) {
                parts.add(waiting.remove());
                attempts += part.attempts.size();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isMoreToDo() {
        lock.lock();
        try {
            busy = !waiting.isEmpty();
            return busy;
        } finally {
            lock.unlock();
        }
    }
}
