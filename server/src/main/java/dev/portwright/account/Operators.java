package dev.portwright.account;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The people of the desk, who are told apart by their keys. */
@ApplicationScoped
class Operators {
    /** How many there are at most, removed ones among them. */
    static final int MOST = 1_000;

    /** What their keys begin with: no other key is looked for among theirs. */
    private static final String PREFIX = "pwo_";

    private final Db db;
    private final Ids ids;
    private final Clock clock;

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
            boolean room = db.transaction(tx -> OperatorStore.insert(tx, operator, KeySecret.hash(key), MOST));
            if (!room) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because("There are " + MOST
                        + " operators, removed ones among them, which is as many as there can be."));
            }
        } catch (DatabaseException e) {
            if (e.violates("operator_name_unique")) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.at(
                        "/name", "Another operator has this name. Take one of their own."));
            }
            throw e;
        }
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
    }

    /** The operator who has this key; empty for any other text. */
    Optional<Operator> withKey(String key) {
        return key.startsWith(PREFIX)
                ? db.read(tx -> OperatorStore.withKey(tx, KeySecret.hash(key)))
                : Optional.empty();
    }
}
