package dev.portwright.porting.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.SharedLocks;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testing.Turns;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Orders of many numbers hold locks that submissions of all accounts share. */
@ServerTest
class LargeSubmissionTest {
    private static final int LARGE = 2003;

    @Inject
    TestServer server;

    @Inject
    Db db;

    @Test
    void anAccountSubmitsItsLargeOrdersOneAfterTheOtherAndOthersDoNotWaitForThoseInLine() throws Exception {
        Tenant tenant = server.tenant();
        String large = server.completeOrder(
                tenant,
                IntStream.range(3000, 3501).mapToObj(i -> "+1303555" + i).toArray(String[]::new));
        String small = server.completeOrder(tenant, "+13035553999");
        Tenant other = server.tenant();
        String otherLarge = server.completeOrder(
                other, IntStream.range(4000, 4501).mapToObj(i -> "+1303555" + i).toArray(String[]::new));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // As if one of the account's large orders were being submitted.
            CompletableFuture<Integer> inLine = db.transaction(tx -> {
                SharedLocks.turn(tx, LARGE, tenant.accountId().toString());
                CompletableFuture<Integer> confirmed = CompletableFuture.supplyAsync(
                        () -> tenant.confirm(large).status(), threads);
                Turns.awaitInLine(tx, confirmed);
                assertThat(tenant.confirm(small).status()).isEqualTo(200);
                assertThat(other.confirm(otherLarge).status()).isEqualTo(200);
                // Nobody waits longer than a second and a half, which a busy machine may need for the others.
                assertThat(confirmed.getNow(503)).isEqualTo(503);
                return confirmed;
            });
            int status = inLine.get();
            assertThat(status == 503 ? tenant.confirm(large).status() : status).isEqualTo(200);
        }
    }
}
