package dev.portwright.webhook;

import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Rounds;
import dev.portwright.platform.db.Trouble;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

    /** What one courier has got: each is only itself, whatever is in it. */
    private static final class Part {
        private final List<Attempt> attempts;

        Part(List<Attempt> attempts) {
            this.attempts = attempts;
        }
    }

    private final Consumer<List<Attempt>> settle;
    private final Rounds<Part, @Nullable Void> rounds =
            new Rounds<>(AT_ONCE, part -> part.attempts.size(), this::settleTogether);

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

    /**
     * Writes down attempts that say nothing new of how their endpoint stands, and waits for that.
     *
     * @throws DatabaseException when they could not be written down
     */
    void write(List<Attempt> attempts) {
        rounds.get(new Part(attempts));
    }

    private void settleTogether(Map<Part, CompletableFuture<@Nullable Void>> parts) {
        try {
            settle(parts.keySet());
            parts.values().forEach(written -> written.complete(null));
        } catch (RuntimeException e) {
            boolean all = e instanceof DatabaseException failed && concernsAll(failed.trouble());
            if (parts.size() == 1 || all) {
                throw e;
            }
            // One of them cannot be written, or not now, which is no reason for the others to be sent again.
            parts.forEach(this::settleAlone);
        }
    }

    private void settleAlone(Part part, CompletableFuture<@Nullable Void> written) {
        try {
            settle(List.of(part));
            written.complete(null);
        } catch (RuntimeException e) {
            written.completeExceptionally(e);
        }
    }

    private void settle(Collection<Part> parts) {
        settle.accept(parts.stream().flatMap(part -> part.attempts.stream()).toList());
    }

    /** True for what ails the database rather than a statement or the rows that it is about. */
    static boolean concernsAll(@Nullable Trouble trouble) {
        return trouble != null
                && (trouble.isOutage() || trouble == Trouble.CROWDED || trouble == Trouble.ACCOUNT_CROWDED);
    }

    /** How many couriers wait for the next transaction. */
    int waiting() {
        return rounds.waiting();
    }
}
