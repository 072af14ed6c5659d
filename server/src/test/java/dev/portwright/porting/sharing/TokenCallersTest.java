package dev.portwright.porting.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.account.Caller;
import dev.portwright.account.SharePermission;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Ids;
import dev.portwright.testing.TestDatabases;
import dev.portwright.testing.TestSettings;
import io.quarkus.runtime.StartupEvent;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** How often the database is asked who has a sharing token. */
class TokenCallersTest {
    private static final int REQUESTS = 200;

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Thread> asking = new ArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final Clock clock = Clock.systemUTC();
    private final TokenText text = text();
    private final TokenCallers callers = new TokenCallers(new Db(slowDataSource()), text, clock);

    private TokenText text() {
        database.setURL(TestDatabases.create());
        Flyway.configure().dataSource(database).load().migrate();
        Sealer sealer = new Sealer(TestSettings.of(Settings.Mode.DESK, null));
        SharingKey key = new SharingKey(new Db(database), sealer, new Ids(clock), clock);
        key.start(new StartupEvent());
        return new TokenText(key);
    }

    private DataSource slowDataSource() {
        return (DataSource) Proxy.newProxyInstance(
                TokenCallersTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, given) -> {
                    asked.incrementAndGet();
                    slow.await();
                    return connection();
                });
    }

    private Connection connection() throws SQLException {
        return database.getConnection();
    }

    /** One that was signed here, and of which there is no row any more. */
    private String token() {
        Instant now = clock.instant();
        UUID any = UUID.randomUUID();
        return text.of(new SharingToken(UUID.randomUUID(), any, any, any, Set.of(SharePermission.READ), 600, now, now));
    }

    private CompletableFuture<Optional<Caller>> ask(String token) {
        return CompletableFuture.supplyAsync(
                () -> callers.caller(token), task -> asking.add(Thread.startVirtualThread(task)));
    }

    @Test
    void manyRequestsAtOnceCostAStatementOrTwo() {
        List<CompletableFuture<Optional<Caller>>> answers = new ArrayList<>();
        answers.add(ask(token()));
        Awaitility.await().until(() -> asked.get() == 1);
        String one = token();
        for (int i = 0; i < REQUESTS; i++) {
            answers.add(ask(i % 2 == 0 ? one : token()));
        }
        Awaitility.await().until(() -> asking.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        slow.countDown();
        answers.forEach(answer -> assertThat(answer.join()).isEmpty());
        // And the first. Of two there is a second where a thread has waited for something else before.
        assertThat(asked.get()).isBetween(2, 3);
    }

    @Test
    void whatWasNotSignedHereCostsNone() {
        String[] parts = token().split("\\.", -1);
        assertThat(callers.caller(parts[0] + "." + parts[1] + ".AAAA")).isEmpty();
        assertThat(asked).hasValue(0);
    }
}
