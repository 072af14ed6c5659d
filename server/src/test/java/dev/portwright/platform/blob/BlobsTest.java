package dev.portwright.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.StandingJob;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testing.TestSettings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class BlobsTest {
    @Inject
    Blobs blobs;

    @Inject
    BlobSweep sweep;

    @Inject
    ObjectRemoval removal;

    @Inject
    Jobs jobs;

    @Inject
    Clock clock;

    @Inject
    Db db;

    @Inject
    TestServer server;

    private UUID account = new UUID(0, 0);

    @BeforeEach
    void account() {
        account = server.tenant().accountId();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private void inTransaction(Consumer<Tx> work) {
        db.<@Nullable Void>transaction(tx -> {
            work.accept(tx);
            return null;
        });
    }

    private List<String> rows() {
        return server.rows("SELECT kept::text FROM blob WHERE account_id = ?::uuid", account.toString());
    }

    @Test
    void bytesAreReadFromWhereverOneBegins() throws IOException {
        byte[] content = bytes(300_000);
        try (NewBlob blob = blobs.begin(account)) {
            blob.write(content, 0, 100);
            blob.write(content, 100, content.length - 100);
            inTransaction(blob::keep);
            for (int from : new int[] {0, 1, 131_071, 131_072, 299_999, 300_000}) {
                assertThat(blobs.open(account, blob.id(), from).readAllBytes())
                        .isEqualTo(Arrays.copyOfRange(content, from, content.length));
            }
            assertThat(blobs.open(UUID.randomUUID(), blob.id(), 0).readAllBytes())
                    .isEmpty();
        }
        assertThat(rows()).containsExactly("true");
    }

    @Test
    void whatIsNotKeptIsGone() {
        try (NewBlob blob = blobs.begin(account)) {
            blob.write(bytes(300_000), 0, 300_000);
            assertThat(rows()).containsExactly("false");
        }
        assertThat(rows()).isEmpty();
        try (NewBlob blob = blobs.begin(account)) {
            blob.write(bytes(300_000), 0, 300_000);
            assertThatThrownBy(() -> inTransaction(tx -> {
                        blob.keep(tx);
                        throw new IllegalStateException("rolled back");
                    }))
                    .hasMessage("rolled back");
        }
        assertThat(rows()).isEmpty();
    }

    /** As when the process is killed: nobody closes it. */
    @Test
    void whatAServerThatDiedHasLeftIsSweptAndNothingElse() {
        NewBlob left = blobs.begin(account);
        left.write(bytes(300_000), 0, 300_000);
        try (NewBlob kept = blobs.begin(account)) {
            kept.write(bytes(10), 0, 10);
            inTransaction(kept::keep);
        }
        inTransaction(tx -> BlobStore.deleteSilent(tx, BlobSweep.SILENCE, 1000));
        assertThat(rows()).containsExactlyInAnyOrder("false", "true");
        sweep.sweepAll();
        assertThat(rows()).containsExactly("true");
        assertThatThrownBy(() -> inTransaction(left::keep))
                .hasMessageContaining("What came of the file was deleted on the way");
        assertThat(rows()).containsExactly("true");
    }

    @Test
    void whoWritesOnToWhatWasDeletedIsTold() {
        try (NewBlob blob = blobs.begin(account)) {
            blob.write(bytes(300_000), 0, 300_000);
            inTransaction(tx -> blobs.deleteUnkept(tx, account));
            assertThatThrownBy(() -> blob.write(bytes(300_000), 0, 300_000))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refused -> assertThat(refused.status()).isEqualTo(409));
        }
        assertThat(rows()).isEmpty();
    }

    /** Where several servers share a database, one may die at any time. */
    @Test
    void whereOthersMayDieTheSweepComesBackEveryFiveMinutes() {
        Settings settings = TestSettings.sharedDesk();
        BlobSweep ofADesk = new BlobSweep(settings, db, jobs, clock, removal);
        Instant begun = clock.instant();
        AtomicReference<Instant> next = new AtomicReference<>();
        assertThatThrownBy(() -> inTransaction(tx -> {
                    ofADesk.run(tx, new Job(BlobSweep.KIND, StandingJob.ID, begun));
                    next.set(tx.sql("SELECT execution_time FROM scheduled_tasks WHERE task_name = ?")
                            .set(BlobSweep.KIND)
                            .one(Sql.Row::instant)
                            .orElseThrow());
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(next.get()).isBetween(begun.plusSeconds(299), begun.plusSeconds(330));
    }

    @Test
    void whatIsDeletedIsGoneWithAllItsParts() {
        try (NewBlob blob = blobs.begin(account)) {
            blob.write(bytes(300_000), 0, 300_000);
            inTransaction(blob::keep);
            inTransaction(tx -> blobs.delete(tx, account, List.of(blob.id())));
            assertThat(server.rows(
                            "SELECT position::text FROM blob_part WHERE blob_id = ?::uuid",
                            blob.id().toString()))
                    .isEmpty();
        }
        assertThat(rows()).isEmpty();
    }
}
