package dev.portwright.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.JoinedLookups;
import dev.portwright.platform.id.Ids;
import dev.portwright.testing.TestDatabases;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** How often the database is asked for keys, and how long for. */
class KeyLookupsTest {
    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();
    private static final String KNOWN;

    static {
        DATABASE.setURL(TestDatabases.create());
        Flyway.configure().dataSource(DATABASE).load().migrate();
        AccountService accounts = new AccountService(new Db(DATABASE), new Ids(Clock.systemUTC()), Clock.systemUTC());
        UUID account = accounts.createAccount("Test").id();
        KNOWN = accounts.createKey(account, "test", null).secret();
    }

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);
    private volatile boolean broken;
    private final JoinedLookups<ByteBuffer, Caller> lookups =
            new JoinedLookups<>(new Db(slowDataSource()), ApiKeyStore::callersWith);

    @Test
    void everybodyWhoAsksWhileTheDatabaseIsSlowIsAnsweredByTheNextStatement() {
        List<CompletableFuture<Optional<Caller>>> answers = new ArrayList<>();
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
        List<CompletableFuture<Optional<Caller>>> answers = new ArrayList<>();
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
        assertThatThrownBy(() -> lookups.find(hash(KNOWN))).isInstanceOf(DatabaseException.class);
        broken = false;
        assertThat(lookups.find(hash(KNOWN))).isPresent();
    }

    private CompletableFuture<Optional<Caller>> ask(String secret) {
        return CompletableFuture.supplyAsync(() -> lookups.find(hash(secret)), Thread::startVirtualThread);
    }

    private static ByteBuffer hash(String secret) {
        return ByteBuffer.wrap(KeySecret.hash(secret));
    }

    private DataSource slowDataSource() {
        return (DataSource) Proxy.newProxyInstance(
                KeyLookupsTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, given) -> {
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
