package dev.portwright.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.testing.TestDatabases;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** How often the database is asked for keys, and how long for. */
class JoinedLookupsTest {
    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();
    private static final String KNOWN = "known";

    static {
        DATABASE.setURL(TestDatabases.create());
    }

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);
    private volatile boolean broken;
    private final JoinedLookups<String, Integer> lookups =
            new JoinedLookups<>(new Db(slowDataSource()), JoinedLookupsTest::lengths);

    private record Found(String key, int length) {}

    /** Of the keys that are known. */
    private static Map<String, Integer> lengths(Tx tx, List<String> keys) {
        Map<String, Integer> lengths = new HashMap<>();
        tx.sql("SELECT key, length(key) FROM unnest(?) AS key WHERE key = ?")
                .array("text", keys)
                .set(KNOWN)
                .list(row -> new Found(row.string(), row.integer()))
                .forEach(found -> lengths.put(found.key(), found.length()));
        return lengths;
    }

    @Test
    void everybodyWhoAsksWhileTheDatabaseIsSlowIsAnsweredByTheNextStatement() {
        List<CompletableFuture<Optional<Integer>>> answers = new ArrayList<>();
        answers.add(ask("first"));
        Awaitility.await().until(() -> asked.get() == 1);
        for (int i = 0; i < 100; i++) {
            answers.add(ask(KNOWN));
            answers.add(ask("unknown " + i));
        }
        Awaitility.await().until(() -> lookups.waiting() == 101);
        slow.countDown();

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).join().isPresent()).isEqualTo(i % 2 == 1);
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void aThousandUnknownKeysCostAFewStatements() {
        List<CompletableFuture<Optional<Integer>>> answers = new ArrayList<>();
        answers.add(ask("first"));
        Awaitility.await().until(() -> asked.get() == 1);
        for (int i = 0; i < 1000; i++) {
            answers.add(ask("unknown " + i));
        }
        Awaitility.await().until(() -> lookups.waiting() == 1000);
        slow.countDown();

        answers.forEach(answer -> assertThat(answer.join()).isEmpty());
        assertThat(asked).hasValue(1 + 1000 / JoinedLookups.AT_ONCE);
    }

    @Test
    void whoAskedADatabaseThatFailsIsToldAndTheNextOneIsServed() {
        slow.countDown();
        broken = true;
        assertThatThrownBy(() -> lookups.find(KNOWN)).isInstanceOf(DatabaseException.class);
        broken = false;
        assertThat(lookups.find(KNOWN)).contains(5);
    }

    private CompletableFuture<Optional<Integer>> ask(String key) {
        return CompletableFuture.supplyAsync(() -> lookups.find(key), Thread::startVirtualThread);
    }

    private DataSource slowDataSource() {
        return (DataSource) Proxy.newProxyInstance(
                JoinedLookupsTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, given) -> {
                    asked.incrementAndGet();
                    slow.await();
                    if (broken) {
                        throw new SQLException("broken", "08006");
                    }
                    return connection();
                });
    }

    private static Connection connection() throws SQLException {
        return DATABASE.getConnection();
    }
}
