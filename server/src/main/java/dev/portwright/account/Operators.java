package dev.portwright.account;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.SharedLocks;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The people of the desk, who are told apart by their keys. Who has which key is kept in memory, so that nobody who tries
 * keys asks the database: what another server changes is heard of within {@value #CHECK_SECONDS} seconds.
 */
@ApplicationScoped
class Operators {
    /** How many there are at most, removed ones among them. */
    static final int MOST = 1_000;

    /** What their keys begin with: no other key is looked for among theirs. */
    private static final String PREFIX = "pwo_";

    private static final long CHECK_SECONDS = 1;
    private static final long CHECK_NANOS = Duration.ofSeconds(CHECK_SECONDS).toNanos();

    /** The purpose of the turns in which operators are made, so that they are counted one after the other. */
    private static final int MAKING = 2004;

    /** Operators by the hash of their key, and when that was so by the machine's monotonic clock. */
    private record Known(Map<ByteBuffer, Operator> byHash, long since) {
        boolean isOld() {
            return System.nanoTime() - since > CHECK_NANOS;
        }
    }

    private final Db db;
    private final Ids ids;
    private final Clock clock;
    private volatile @Nullable Known known;

    Operators(Db db, Ids ids, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
    }

    /** An operator at the one moment when the key can be seen. */
    record Made(Operator operator, String key) {
        @Override
        public String toString() {
            return "Made[operator=" + operator + "]";
        }
    }

    /** @throws ApiException 422 when another operator has the name, or there are {@value #MOST} */
    Made create(String name) {
        String key = KeySecret.random(PREFIX);
        Operator operator = new Operator(ids.next(), name, KeySecret.prefix(key), clock.instant(), null);
        try {
            db.transaction(tx -> {
                SharedLocks.turn(tx, MAKING, "operators");
                if (OperatorStore.count(tx) >= MOST) {
                    throw new ApiException(ProblemCode.UNPROCESSABLE.because("There are " + MOST
                            + " operators, removed ones among them, which is as many as there can be."));
                }
                OperatorStore.insert(tx, operator, KeySecret.hash(key));
                return null;
            });
        } catch (DatabaseException e) {
            if (e.violates("operator_name_unique")) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.at(
                        "/name", "Another operator has this name. Take one of their own."));
            }
            throw e;
        }
        forget();
        return new Made(operator, key);
    }

    /** All operators, newest first, removed ones among them. */
    Listed<Operator> list(Page page) {
        return db.read(tx -> Listed.counted(OperatorStore.list(tx, page), page, OperatorStore.count(tx)));
    }

    /**
     * Refuses the operator's key from now on. Removing once more changes nothing.
     *
     * @throws ApiException 404 when there is no such operator
     */
    void remove(UUID id) {
        if (!db.transaction(tx -> OperatorStore.remove(tx, id, clock.instant()))) {
            throw new ApiException(ProblemCode.NOT_FOUND.because("There is no such operator."));
        }
        forget();
    }

    /** The operator who has this key; empty for any other text. */
    Optional<Operator> withKey(String key) {
        return key.startsWith(PREFIX)
                ? Optional.ofNullable(byHash().get(ByteBuffer.wrap(KeySecret.hash(key))))
                : Optional.empty();
    }

    private Map<ByteBuffer, Operator> byHash() {
        Known found = known;
        return found == null || found.isOld() ? readAnew() : found.byHash;
    }

    /** What is being read just then may be of before: it is forgotten too. */
    private synchronized void forget() {
        known = null;
    }

    /** One reads, and whoever waited meanwhile takes what was read. */
    private synchronized Map<ByteBuffer, Operator> readAnew() {
        Known found = known;
        if (found == null || found.isOld()) {
            long now = System.nanoTime();
            found = new Known(db.read(OperatorStore::byHash), now);
            known = found;
        }
        return found.byHash;
    }
}
