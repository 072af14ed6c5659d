package dev.portwright.testing;

import dev.portwright.platform.db.Tx;
import java.util.concurrent.Future;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;

/** Who stands in line for a turn of {@code SharedLocks}. */
public final class Turns {
    private Turns() {}

    /** Comes back when somebody waits for the turn that the transaction has; the work may not be done before that. */
    public static void awaitInLine(Tx tx, Future<?> work) {
        Awaitility.await().pollInSameThread().until(() -> work.isDone() || isInLine(tx));
        Assertions.assertThat(work.isDone()).as("it waits for its turn").isFalse();
    }

    private static boolean isInLine(Tx tx) {
        return tx.sql("""
                        SELECT true FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
                        AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1""").one(row -> row.bool()).isPresent();
    }
}
