package dev.portwright.platform.db;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

/**
 * Looks up in the database, together, what anybody may ask for before it is known who asks, such as whose a key is: what is
 * asked while one statement is under way goes with the next one, each key once, or with the one after that when there are more
 * than {@value #AT_ONCE}. So there is one statement at a time, however many keys are asked for and however slow the database is.
 *
 * @param <K> what is asked for; equal ones are asked for once
 * @param <V> what is found
 */
public final class JoinedLookups<K, V> {
    /** How many keys one statement asks for. */
    static final int AT_ONCE = 500;

    private final Db db;
    private final BiFunction<Tx, List<K>, Map<K, V>> statement;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<K, CompletableFuture<Optional<V>>> waiting = new LinkedHashMap<>();
    private boolean busy;

    /**
     * For keys of a kind.
     *
     * @param statement answers what it finds of at most {@value #AT_ONCE} keys
     */
    public JoinedLookups(Db db, BiFunction<Tx, List<K>, Map<K, V>> statement) {
        this.db = db;
        this.statement = statement;
    }

    /**
     * What there is by this key.
     *
     * @throws DatabaseException when the database could not be asked
     */
    public Optional<V> find(K key) {
        CompletableFuture<Optional<V>> answer;
        boolean first;
        lock.lock();
        try {
            // Never one that is under way: it may have been read before a key was revoked.
            answer = waiting.computeIfAbsent(key, any -> new CompletableFuture<>());
            first = !busy;
            busy = true;
        } finally {
            lock.unlock();
        }
        if (first) {
            next();
        }
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Asks for all who wait; who comes meanwhile is asked for by another thread, so that this one can go on. */
    private void next() {
        Map<K, CompletableFuture<Optional<V>>> batch = begin();
        try {
            List<K> keys = new ArrayList<>(batch.keySet());
            Map<K, V> found = db.read(tx -> statement.apply(tx, keys));
            batch.forEach((key, answer) -> answer.complete(Optional.ofNullable(found.get(key))));
        } catch (RuntimeException | Error e) {
            batch.values().forEach(answer -> answer.completeExceptionally(e));
        } finally {
            if (isMoreToDo()) {
                Thread.startVirtualThread(this::next);
            }
        }
    }

    private Map<K, CompletableFuture<Optional<V>>> begin() {
        Map<K, CompletableFuture<Optional<V>>> batch = new HashMap<>();
        lock.lock();
        try {
            Iterator<Map.Entry<K, CompletableFuture<Optional<V>>>> some =
                    waiting.entrySet().iterator();
            while (some.hasNext() && batch.size() < AT_ONCE) {
                Map.Entry<K, CompletableFuture<Optional<V>>> entry = some.next();
                batch.put(entry.getKey(), entry.getValue());
                some.remove();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** How many keys are to be asked for. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
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
