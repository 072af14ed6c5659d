package dev.portwright.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.db.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What couriers have got is written down together. */
class SettlementsTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");
    private static final String BAD = "https://bad.example.com";

    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch slow = new CountDownLatch(1);
    private volatile @Nullable Error broken;
    private final Settlements settlements = new Settlements(this::settle);

    private void settle(List<Attempt> attempts) {
        sizes.add(attempts.size());
        try {
            slow.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Error error = broken;
        if (error != null) {
            throw error;
        }
        if (attempts.stream().anyMatch(attempt -> attempt.parcel().url().equals(BAD))) {
            throw new IllegalArgumentException("cannot be written");
        }
    }

    private static List<Attempt> attempts(int count, String url) {
        UUID id = UUID.randomUUID();
        Parcel parcel = new Parcel(id, id, id, id, 1, url, 1, NOW, "a.b", NOW, "{}");
        Sender.Sent sent = new Sender.Sent(parcel, NOW, NOW, "", 200, "", "", null, false, false, null);
        return Collections.nCopies(count, new Attempt(parcel, Attempt.State.DELIVERED, null, sent));
    }

    private CompletableFuture<Void> write(int count, String url) {
        return CompletableFuture.runAsync(() -> settlements.write(attempts(count, url)), Thread::startVirtualThread);
    }

    private void whileOneIsUnderWay(Runnable more, int wait) {
        Awaitility.await().until(() -> sizes.size() == 1);
        more.run();
        Awaitility.await().until(() -> settlements.waiting() == wait);
        slow.countDown();
    }

    @Test
    void whatComesWhileOneTransactionIsUnderWayGoesWithTheNext() {
        List<CompletableFuture<Void>> writes = new ArrayList<>(List.of(write(2, "https://example.com")));
        whileOneIsUnderWay(() -> IntStream.range(0, 50).forEach(n -> writes.add(write(3, "https://example.com"))), 50);

        writes.forEach(CompletableFuture::join);
        assertThat(sizes).containsExactly(2, 150);
    }

    @Test
    void noTransactionHasMoreThanFiveHundredUnlessOneCourierHas() {
        List<CompletableFuture<Void>> writes = new ArrayList<>(List.of(write(1, "https://example.com")));
        whileOneIsUnderWay(() -> IntStream.range(0, 7).forEach(n -> writes.add(write(200, "https://example.com"))), 7);

        writes.forEach(CompletableFuture::join);
        assertThat(sizes).containsExactly(1, 400, 400, 400, 200);
    }

    @Test
    void whatCannotBeWrittenKeepsNothingElseFromIt() {
        List<CompletableFuture<Void>> writes = new ArrayList<>(List.of(write(1, "https://example.com")));
        List<CompletableFuture<Void>> bad = new ArrayList<>();
        whileOneIsUnderWay(
                () -> {
                    bad.add(write(4, BAD));
                    IntStream.range(0, 2).forEach(n -> writes.add(write(5, "https://example.com")));
                },
                3);

        writes.forEach(CompletableFuture::join);
        assertThatThrownBy(bad.getFirst()::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("cannot be written");
        assertThat(sizes).containsExactlyInAnyOrder(1, 14, 4, 5, 5);
    }

    @Test
    void nobodyWaitsForEverWhenTheMachineFailsAndTheNextIsWritten() {
        broken = new OutOfMemoryError("no room");
        List<CompletableFuture<Void>> writes = new ArrayList<>(List.of(write(1, "https://example.com")));
        whileOneIsUnderWay(() -> writes.add(write(2, "https://example.com")), 1);

        for (CompletableFuture<Void> write : writes) {
            assertThatThrownBy(write::join).hasRootCauseMessage("no room");
        }
        broken = null;
        write(3, "https://example.com").join();
        assertThat(sizes).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource({
        "AWAY, true",
        "READ_ONLY, true",
        "DISK_FULL, true",
        "CROWDED, true",
        "ACCOUNT_CROWDED, true",
        "LOCKED, false",
        "COLLISION, false",
        "TOO_SLOW, false"
    })
    void whatAilsTheRowsOfOneKeepsNobodyElseFromBeingWritten(Trouble trouble, boolean all) {
        assertThat(Settlements.concernsAll(trouble)).isEqualTo(all);
    }
}
