package dev.portwright.platform.crypto;

import dev.portwright.platform.db.Tx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Seals anew what another key has sealed than the newest, and counts what each key seals. A step takes a few blocks of
 * one table, so that it holds rows only for a moment. How far it has come is not kept: another server, or the next
 * start, begins from the front and finds little to do.
 */
final class Resealer {
    static final int BLOCKS_AT_ONCE = 32;

    private static final Logger LOG = Logger.getLogger(Resealer.class);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    private final Sealer sealer;
    private final boolean oldKeys;
    private final List<SealedColumn> columns;
    private volatile Pass pass = Pass.NONE;

    /** @param oldKeys whether keys of before are configured, that is, whether somebody changes the key */
    Resealer(Sealer sealer, boolean oldKeys, List<SealedColumn> columns) {
        this.sealer = sealer;
        this.oldKeys = oldKeys;
        this.columns = columns.stream()
                .sorted(Comparator.comparing(SealedColumn::table).thenComparing(SealedColumn::column))
                .toList();
    }

    /** When the next step is worth while. */
    enum Next {
        AT_ONCE,
        SHORTLY,
        RARELY,
        AT_THE_NEXT_START
    }

    /**
     * One way through all columns.
     *
     * @param column which of them it has come to
     * @param block which block of its table
     * @param counts what each key has sealed, so far
     * @param resealed how many values were sealed anew, so far
     * @param left how many were not: they do not open, or somebody works on them
     * @param nanos when that was
     */
    private record Pass(int column, long block, Map<String, Long> counts, long resealed, long left, long nanos) {
        static final Pass NONE = new Pass(0, 0, Map.of(), 0, 0, 0);

        boolean begun() {
            return column > 0 || block > 0;
        }

        /** Others may have gone on in the meantime: what this one has counted is old. */
        boolean forgotten() {
            return begun() && System.nanoTime() - nanos > FORGOTTEN_AFTER.toNanos();
        }
    }

    /** Goes on, in the transaction. */
    Next step(Tx tx) {
        Pass before = pass.forgotten() ? Pass.NONE : pass;
        String newest = KeyCheck.newest(tx);
        if (!sealer.sealWith(newest)) {
            LOG.warnf("This server has no encryption key %s, with which other servers seal: give it one.", newest);
            return Next.SHORTLY;
        }
        if (!before.begun() && !oldKeys && onlyTheNewestCounts(tx, newest)) {
            return Next.AT_THE_NEXT_START;
        }
        int column = before.column;
        long block = before.block;
        while (column < columns.size() && block >= SealedColumnStore.blocks(tx, columns.get(column))) {
            column++;
            block = 0;
        }
        return column == columns.size()
                ? end(tx, before, newest)
                : goThrough(
                        tx,
                        before,
                        new SealedColumnStore(tx, columns.get(column), block, BLOCKS_AT_ONCE),
                        newest,
                        column,
                        block);
    }

    private static boolean onlyTheNewestCounts(Tx tx, String newest) {
        Map<String, Long> counts = KeyCheck.counts(tx);
        return !counts.isEmpty()
                && counts.entrySet().stream()
                        .allMatch(e -> e.getValue() == 0 || e.getKey().equals(newest));
    }

    private Next goThrough(Tx tx, Pass before, SealedColumnStore store, String newest, int column, long block) {
        Map<String, Long> here = store.counts();
        long others = here.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(newest))
                .mapToLong(Map.Entry::getValue)
                .sum();
        long resealed = others == 0 ? 0 : reseal(store, newest, here);
        Map<String, Long> counts = new TreeMap<>(before.counts);
        here.forEach((keyId, values) -> counts.merge(keyId, values, Long::sum));
        Pass after = new Pass(
                column,
                block + BLOCKS_AT_ONCE,
                counts,
                before.resealed + resealed,
                before.left + others - resealed,
                System.nanoTime());
        tx.afterCommit(() -> pass = after);
        return Next.AT_ONCE;
    }

    /** Answers how many values were sealed anew, and moves them from key to key in the counts. */
    private long reseal(SealedColumnStore store, String newest, Map<String, Long> counts) {
        List<SealedColumnStore.Value> anew = new ArrayList<>();
        for (SealedColumnStore.Value value : store.lockOthers(newest)) {
            try {
                byte[] plain = sealer.open(value.owner(), value.sealed());
                anew.add(new SealedColumnStore.Value(value.place(), value.owner(), sealer.seal(value.owner(), plain)));
                counts.merge(Sealer.keyIdOf(value.sealed()), -1L, Long::sum);
                counts.merge(newest, 1L, Long::sum);
            } catch (SealBrokenException e) {
                LOG.debugf("The value for %s stays as it is: %s", value.owner(), e.getMessage());
            }
        }
        store.replace(anew);
        return anew.size();
    }

    private Next end(Tx tx, Pass done, String newest) {
        Map<String, Long> counts = new TreeMap<>(done.counts);
        sealer.keyIds().forEach(keyId -> counts.putIfAbsent(keyId, 0L));
        KeyCheck.count(tx, counts);
        tx.afterCommit(() -> pass = Pass.NONE);
        if (done.resealed > 0 || done.left > 0 || oldKeys) {
            LOG.infof(
                    "Values by the encryption key that seals them: %s. The key now is %s; %d were sealed anew, %d are"
                            + " left.",
                    counts, newest, done.resealed, done.left);
        }
        if (done.resealed > 0) {
            return Next.SHORTLY;
        }
        return done.left > 0 || oldKeys ? Next.RARELY : Next.AT_THE_NEXT_START;
    }
}
