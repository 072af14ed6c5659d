package dev.portwright.platform.db;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Does together what several threads want: what is wanted while one round is under way is done by the next, equal wishes once, or
 * by the one after that when it is too much for one. So there is one round at a time, however much is wanted. Whatever goes wrong,
 * nobody waits for ever.
 *
 * @param <K> a wish; equal ones are one
 * @param <V> what comes of it
 */
public final class Rounds<K, V extends @Nullable Object> {
    private final int most;
    private final ToIntFunction<K> size;
    private final Consumer<Map<K, CompletableFuture<V>>> round;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<K, CompletableFuture<V>> waiting = new LinkedHashMap<>();
    private boolean busy;

    /**
     * For wishes of a kind.
     *
     * @param most how much one round does, if not one wish alone is more
     * @param size how much a wish is
     * @param round completes what it is given; what it throws comes of all that it has not completed
     */
    public Rounds(int most, ToIntFunction<K> size, Consumer<Map<K, CompletableFuture<V>>> round) {
        this.most = most;
        this.size = size;
        this.round = round;
    }

    /** What comes of a wish, or what the round threw. Never of a round that is under way: it may have begun before a change. */
    public V get(K wish) {
        CompletableFuture<V> result;
        boolean first;
        lock.lock();
        try {
            result = waiting.computeIfAbsent(wish, any -> new CompletableFuture<>());
            first = !busy;
            busy = true;
        } finally {
            lock.unlock();
        }
        if (first) {
            next();
        }
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Does what waits; what comes meanwhile another thread does, so that this one can go on. */
    private void next() {
        Map<K, CompletableFuture<V>> batch = new LinkedHashMap<>();
        try {
            begin(batch);
            round.accept(batch);
        } catch (RuntimeException | Error e) {
            batch.values().forEach(result -> result.completeExceptionally(e));
        } finally {
            handOver();
        }
    }

    private void begin(Map<K, CompletableFuture<V>> batch) {
        lock.lock();
        try {
            int much = 0;
            Iterator<Map.Entry<K, CompletableFuture<V>>> some =
                    waiting.entrySet().iterator();
            while (some.hasNext()) {
                Map.Entry<K, CompletableFuture<V>> entry = some.next();
                much += size.applyAsInt(entry.getKey());
                if (!batch.isEmpty() && much > most) {
                    return;
                }
                batch.put(entry.getKey(), entry.getValue());
                some.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    private void handOver() {
        if (isMoreToDo()) {
            try {
                Thread.startVirtualThread(this::next);
            } catch (Error e) {
                left().forEach(result -> result.completeExceptionally(e));
            }
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

    /** All that waits, which nobody can be found for; the next who comes begins anew. */
    private List<CompletableFuture<V>> left() {
        lock.lock();
        try {
            List<CompletableFuture<V>> left = new ArrayList<>(waiting.values());
            waiting.clear();
            busy = false;
            return left;
        } finally {
            lock.unlock();
        }
    }

    /** How many wishes wait for the next round. */
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
