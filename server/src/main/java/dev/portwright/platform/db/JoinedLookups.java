package dev.portwright.platform.db;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    private final Rounds<K, Optional<V>> rounds = new Rounds<>(AT_ONCE, key -> 1, this::look);

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
     * What there is by this key. It is read after this was asked: a key that was revoked before is not found.
     *
     * @throws DatabaseException when the database could not be asked
     */
    public Optional<V> find(K key) {
        return rounds.get(key);
    }

    private void look(Map<K, CompletableFuture<Optional<V>>> asked) {
        List<K> keys = List.copyOf(asked.keySet());
        Map<K, V> found = db.read(tx -> statement.apply(tx, keys));
        asked.forEach((key, answer) -> answer.complete(Optional.ofNullable(found.get(key))));
    }

    /** How many keys are to be asked for. */
    int waiting() {
        return rounds.waiting();
    }
}
