package dev.portwright.testing;

import dev.portwright.platform.db.Db;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Tests share a database, each with accounts of its own. What earlier ones have left under way stays as it is: its
 * numbers may be submitted again, and nothing becomes of it when the clock is turned.
 */
public class EarlierTestsAreOver implements QuarkusTestBeforeEachCallback {
    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        // On a busy machine ten seconds, as without this, are soon over.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        Db db = Arc.container().instance(Db.class).get();
        db.transaction(tx -> {
            tx.sql("UPDATE porting_phone_number SET submitted = false WHERE submitted AND open")
                    .execute();
            tx.sql("DELETE FROM scheduled_tasks WHERE task_name IN ('sandbox-carrier', 'activation')")
                    .execute();
            return null;
        });
    }
}
