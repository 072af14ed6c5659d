package dev.portwright.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.db.Db;
import dev.portwright.testing.TestDatabases;
import dev.portwright.testing.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Servers that begin at the same time make one key. */
class InstallationKeyTest {
    private static final int SERVERS = 4;

    private final AtomicInteger made = new AtomicInteger();

    private final Db db = db();

    private static Db db() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(TestDatabases.create());
        Db db = new Db(database);
        db.<@Nullable Void>transaction(tx -> {
            tx.sql("CREATE TABLE a_key (name text)").execute();
            return null;
        });
        return db;
    }

    private String readOrMake() {
        return db.transaction(tx -> InstallationKey.readOrMake(
                tx,
                "test keys",
                same -> same.sql("SELECT name FROM a_key").list(row -> row.string()).stream()
                        .findFirst(),
                same -> {
                    String name = "key " + made.incrementAndGet();
                    same.sql("INSERT INTO a_key VALUES (?)").set(name).execute();
                    return name;
                }));
    }

    @Test
    void ofManyAtOnceOneMakesItAndAllHaveIt() throws Exception {
        CountDownLatch together = new CountDownLatch(SERVERS);
        List<Future<String>> keys = new ArrayList<>();
        for (int i = 0; i < SERVERS; i++) {
            keys.add(CompletableFuture.supplyAsync(
                    () -> {
                        together.countDown();
                        try {
                            together.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return readOrMake();
                    },
                    Thread::startVirtualThread));
        }
        for (Future<String> key : keys) {
            assertThat(key.get()).isEqualTo("key 1");
        }
    }

    @Test
    void whoChangesKeysKeepsThoseWhoMakeSomeWaiting() throws Exception {
        CompletableFuture<String> other = db.transaction(tx -> {
            InstallationKey.turn(tx, "test keys");
            CompletableFuture<String> waiting =
                    CompletableFuture.supplyAsync(this::readOrMake, Thread::startVirtualThread);
            Turns.awaitInLine(tx, waiting);
            tx.sql("INSERT INTO a_key VALUES ('changed')").execute();
            return waiting;
        });
        assertThat(other.get()).isEqualTo("changed");
        assertThat(made).hasValue(0);
    }
}
