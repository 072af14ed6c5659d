package dev.portwright.account;

import dev.portwright.platform.db.Db;
import java.nio.ByteBuffer;
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

/**
 * Looks keys up in the database, together: what is asked while one statement is under way goes with the next one, each
 * key once. So there is one statement at a time, however many keys are asked for and however slow the database is, and
 * nobody waits for more than two of them.
 */
final class KeyLookups {
    /** How many keys one statement asks for. */
    static final int AT_ONCE = 500;

    private final Db db;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ByteBuffer, CompletableFuture<Optional<Caller>>> waiting = new LinkedHashMap<>();
    private boolean busy;

    KeyLookups(Db db) {
        this.db = db;
    }

    /**
     * The caller who has the key with this hash.
     *
     * @throws dev.portwright.platform.db.DatabaseException when the database could not be asked
     */
    Optional<Caller> caller(ByteBuffer hash) {
        CompletableFuture<Optional<Caller>> answer;
        boolean first;
        lock.lock();
        try {
            // Never one that is under way: it may have been read before a key was revoked.
            answer = waiting.computeIfAbsent(hash, any -> new CompletableFuture<>());
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
    @SuppressWarnings("ByteBufferBackingArray") // each was made by wrapping a hash
    private void next() {
        Map<ByteBuffer, CompletableFuture<Optional<Caller>>> batch = begin();
        try {
            List<byte[]> hashes = new ArrayList<>(batch.size());
            batch.keySet().forEach(hash -> hashes.add(hash.array()));
            Map<ByteBuffer, Caller> found = db.read(tx -> ApiKeyStore.callersWith(tx, hashes));
            batch.forEach((hash, answer) -> answer.complete(Optional.ofNullable(found.get(hash))));
        } catch (RuntimeException | Error e) {
            batch.values().forEach(answer -> answer.completeExceptionally(e));
        } finally {
            if (isMoreToDo()) {
                Thread.startVirtualThread(this::next);
            }
        }
    }

    private Map<ByteBuffer, CompletableFuture<Optional<Caller>>> begin() {
        Map<ByteBuffer, CompletableFuture<Optional<Caller>>> batch = new HashMap<>();
        lock.lock();
        try {
            Iterator<Map.Entry<ByteBuffer, CompletableFuture<Optional<Caller>>>> some =
                    waiting.entrySet().iterator();
            while (some.hasNext() && batch.size() < AT_ONCE) {
                Map.Entry<ByteBuffer, CompletableFuture<Optional<Caller>>> entry = some.next();
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
