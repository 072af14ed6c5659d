package dev.portwright.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.StartRefused;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.StandingJob;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.testing.DocumentsInS3;
import dev.portwright.testing.S3Store;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testing.TestSettings;
import dev.portwright.testkit.Await;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes in an S3 store: none are lost, and none are left over. */
@ServerTest
@TestProfile(DocumentsInS3.class)
class ObjectsTest {
    @Inject
    Blobs blobs;

    @Inject
    BlobSweep sweep;

    @Inject
    ObjectStore objects;

    @Inject
    Settings settings;

    @Inject
    Jobs jobs;

    @Inject
    Db db;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    TestServer server;

    UUID account;
    S3Store store;

    @BeforeEach
    void account() {
        account = server.tenant().accountId();
        store = S3Store.running();
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

    private NewBlob stored(int size) {
        NewBlob blob = blobs.begin(account);
        blob.write(bytes(size), 0, size);
        blob.store();
        return blob;
    }

    private List<String> rows() {
        return server.rows("SELECT kept::text FROM blob WHERE account_id = ?::uuid", account.toString());
    }

    private void awaitNothing() {
        Await.that("no object is left", () -> store.objects(account), List::isEmpty);
        Await.that("no row is left", this::rows, List::isEmpty);
    }

    private void sweep() {
        inTransaction(tx -> sweep.run(tx, new Job(sweep.kind(), StandingJob.ID, clock.instant())));
    }

    @Test
    void bytesAreReadFromWhereverOneBegins() throws IOException {
        byte[] content = bytes(300_000);
        try (NewBlob blob = blobs.begin(account)) {
            blob.write(content, 0, content.length);
            assertThat(blob.open().readAllBytes()).isEqualTo(content);
            blob.store();
            inTransaction(blob::keep);
            for (int from : new int[] {0, 1, 131_072, 299_999, 300_000}) {
                assertThat(blobs.open(account, blob.id(), from).readAllBytes())
                        .isEqualTo(Arrays.copyOfRange(content, from, content.length));
            }
            assertThat(blobs.open(UUID.randomUUID(), blob.id(), 0).readAllBytes())
                    .isEmpty();
        }
        assertThat(rows()).containsExactly("true");
        assertThat(store.objects(account)).hasSize(1);
    }

    @Test
    void theFileOnTheWayEndsAsSoonAsTheStoreHasIt() {
        try (NewBlob blob = stored(300_000)) {
            InputStream closed = blob.open();
            assertThatThrownBy(closed::read).isInstanceOf(IOException.class);
            assertThat(blob.size()).isEqualTo(300_000);
            inTransaction(blob::keep);
        }
        assertThat(rows()).containsExactly("true");
    }

    @Test
    void whatIsNotKeptIsGone() {
        try (NewBlob blob = stored(300_000)) {
            assertThat(rows()).containsExactly("false");
            assertThatThrownBy(() -> inTransaction(tx -> {
                        blob.keep(tx);
                        throw new IllegalStateException("rolled back");
                    }))
                    .hasMessage("rolled back");
            assertThat(store.objects(account)).hasSize(1);
        }
        awaitNothing();
        try (NewBlob blob = blobs.begin(account)) {
            blob.write(bytes(10), 0, 10);
            assertThatThrownBy(() -> inTransaction(blob::keep)).hasMessageContaining("not stored");
        }
        assertThat(rows()).isEmpty();
    }

    /** As when the connection breaks while the answer to the commit is awaited. */
    @Test
    void whatWasKeptWithoutItsWriterKnowingStays() {
        try (NewBlob blob = stored(10)) {
            server.run(
                    "UPDATE blob SET kept = true WHERE id = ?::uuid", blob.id().toString());
        }
        assertThat(rows()).containsExactly("true");
        assertThat(store.objects(account)).hasSize(1);
    }

    /** As when the process is killed: nobody closes it. */
    @Test
    void whatAServerThatDiedHasLeftIsSweptAndNothingElse() {
        NewBlob left = stored(300_000);
        NewBlob onItsWay = stored(10);
        sweep.sweepAll();
        sweep();
        assertThat(rows()).containsExactly("false", "false");
        assertThat(store.objects(account)).hasSize(2);
        server.run(
                "UPDATE blob SET begun_at = begun_at - interval '16 minutes' WHERE id = ?::uuid",
                left.id().toString());
        sweep();
        Await.that("one object is left", () -> store.objects(account), list -> list.size() == 1);
        Await.that("one row is left", this::rows, list -> list.size() == 1);
        assertGone(left);
        inTransaction(onItsWay::keep);
        assertThat(rows()).containsExactly("true");
    }

    @Test
    void aServerWithoutTheStoreDoesNotStartWhileSomethingIsInIt() {
        Blobs without = BlobsOf.database(TestSettings.of(Settings.Mode.DESK, null), db, clock);
        try (NewBlob blob = stored(10)) {
            inTransaction(blob::keep);
        }
        assertThatThrownBy(() -> without.start(new StartupEvent()))
                .isInstanceOf(StartRefused.class)
                .hasMessage("documents of this database are in an S3 store: set PORTWRIGHT_S3_BUCKET and the settings"
                        + " that go with it as they were");
    }

    private void assertGone(NewBlob blob) {
        assertThatThrownBy(() -> inTransaction(blob::keep))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.status()).isEqualTo(409))
                .hasMessageContaining("What came of the file was deleted on the way");
    }

    /** As when an account is emptied between the row of an upload and its object. */
    @Test
    void whatComesToTheStoreAfterItsAccountWasEmptiedIsDeletedThereToo() {
        UUID late = ids.next();
        inTransaction(tx -> BlobStore.beginObject(tx, account, late, ObjectStore.key(account, late)));
        NewBlob deleted = stored(10);
        inTransaction(deleted::keep);
        inTransaction(tx -> {
            blobs.delete(tx, account, List.of(deleted.id()));
            blobs.deleteUnkept(tx, account);
        });
        Await.that("the other object is gone", () -> store.objects(account), List::isEmpty);
        Await.that("and its row", this::rows, list -> list.size() == 1);
        objects.put(ObjectStore.key(account, late), 3, () -> new ByteArrayInputStream(new byte[3]));
        assertThat(store.objects(account)).containsExactly(late.toString());
        server.run("UPDATE blob SET begun_at = begun_at - interval '16 minutes' WHERE id = ?::uuid", late.toString());
        sweep();
        awaitNothing();
    }

    @Test
    void whatTheStoreDoesNotDeleteKeepsNothingBehindIt() {
        Set<String> refused = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            NewBlob blob = stored(10);
            inTransaction(blob::keep);
            if (i < 4) {
                refused.add(ObjectStore.key(account, blob.id()));
            }
        }
        // As a deletion leaves them, but nobody is woken.
        server.run(
                "UPDATE blob SET kept = false, dropped = true, arrived = true WHERE account_id = ?::uuid",
                account.toString());
        ObjectStore refusing = new ObjectStore(settings, new SimpleMeterRegistry()) {
            @Override
            void delete(String key) {
                if (refused.contains(key)) {
                    throw new ApiException(ProblemCode.UNAVAILABLE.because("Not this one."));
                }
                super.delete(key);
            }
        };
        new ObjectRemoval(settings, db, refusing, jobs, clock).wake();
        Await.that("four rows are left", this::rows, list -> list.size() == 4);
        assertThat(store.objects(account)).hasSize(4);
        sweep();
        awaitNothing();
    }

    @Test
    void anUploadWhoseAccountIsEmptiedMeanwhileIsRefusedAndLeavesNothing() {
        try (NewBlob blob = stored(10)) {
            inTransaction(tx -> blobs.deleteUnkept(tx, account));
            assertGone(blob);
        }
        awaitNothing();
    }

    @Test
    void aStoreThatHangsKeepsNoJobsWaiting() {
        List<UUID> kept = Stream.generate(() -> stored(10))
                .limit(3)
                .peek(blob -> inTransaction(blob::keep))
                .map(NewBlob::id)
                .toList();
        store.freeze();
        try {
            inTransaction(tx -> blobs.delete(tx, account, kept));
            Instant begun = clock.instant();
            inTransaction(tx -> jobs.schedule(tx, BlobSweep.KIND, StandingJob.ID, begun));
            Await.that(
                    "the next job is done",
                    () -> server.rows(
                            "SELECT (execution_time > now())::text FROM scheduled_tasks WHERE task_name = ?",
                            BlobSweep.KIND),
                    List.of("true")::equals);
            assertThat(Duration.between(begun, clock.instant())).isLessThan(Duration.ofSeconds(10));
            assertThat(store.objects(account)).hasSize(3);
        } finally {
            store.thaw();
        }
        awaitNothing();
    }

    @Test
    void whatIsDeletedIsGoneWithItsObject() {
        try (NewBlob blob = stored(300_000)) {
            inTransaction(blob::keep);
            inTransaction(tx -> blobs.delete(tx, account, List.of(blob.id())));
        }
        awaitNothing();
    }
}
