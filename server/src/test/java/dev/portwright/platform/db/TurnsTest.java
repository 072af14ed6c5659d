package dev.portwright.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final UUID GREEDY = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Executor THREADS = Thread::startVirtualThread;

    private final Turns turns = new Turns(4, 2, 3);

    @Test
    void anAccountHasNoMoreThanItsShareAndOthersPassThoseOfItThatWait() throws RefusedException {
        turns.take(GREEDY, 0);
        turns.take(GREEDY, 0);
        CompletableFuture<?> waits = later(GREEDY);
        awaitWaiting(1);

        turns.take(OTHER, 0);
        turns.take(null, 0);

        assertThat(turns.held()).isEqualTo(4);
        assertThat(waits).isNotDone();
        turns.give(OTHER);
        turns.give(null);
        assertThat(waits).isNotDone();
        turns.give(GREEDY);
        assertThat(waits).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void whoeverIsRefusedIsToldWhetherItIsForItsAccountOrForAll() throws RefusedException {
        turns.take(GREEDY, 0);
        turns.take(GREEDY, 0);
        assertThat(refusal(GREEDY)).isEqualTo(Trouble.ACCOUNT_CROWDED);
        turns.take(OTHER, 0);
        turns.take(OTHER, 0);
        assertThat(refusal(null)).isEqualTo(Trouble.CROWDED);
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void noMoreThanSoManyOfAnAccountWait() throws RefusedException {
        turns.take(GREEDY, 0);
        turns.take(GREEDY, 0);
        List<CompletableFuture<?>> waiters = List.of(later(GREEDY), later(GREEDY), later(GREEDY));
        awaitWaiting(3);

        long began = System.nanoTime();
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> turns.take(GREEDY, LONG.toNanos()));

        assertThat(refused.trouble()).isEqualTo(Trouble.ACCOUNT_CROWDED);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONG);
        turns.refuseAll(Trouble.AWAY, "over");
        assertThat(waiters).allSatisfy(waiter -> assertThat(waiter).failsWithin(5, TimeUnit.SECONDS));
    }

    @Test
    void whenTheDatabaseGoesAwayAllWhoWaitAreRefusedAtOnceAndNoTurnIsLost() throws RefusedException {
        for (int i = 0; i < 4; i++) {
            turns.take(null, 0);
        }
        CompletableFuture<?> one = later(GREEDY);
        CompletableFuture<?> another = later(null);
        awaitWaiting(2);

        turns.refuseAll(Trouble.AWAY, "it is away");

        assertThat(one).failsWithin(5, TimeUnit.SECONDS);
        assertThat(another).failsWithin(5, TimeUnit.SECONDS);
        awaitWaiting(0);
        for (int i = 0; i < 4; i++) {
            turns.give(null);
        }
        assertThat(turns.held()).isZero();
        turns.take(GREEDY, 0);
        assertThat(turns.held()).isEqualTo(1);
    }

    @Test
    void whoIsInterruptedWhileWaitingTakesNoTurn() throws Exception {
        for (int i = 0; i < 4; i++) {
            turns.take(null, 0);
        }
        Thread waits = Thread.startVirtualThread(() -> {
            try {
                turns.take(null, LONG.toNanos());
            } catch (RefusedException e) {
                // As it should.
            }
        });
        awaitWaiting(1);
        waits.interrupt();
        waits.join();

        assertThat(turns.waiting()).isZero();
        turns.give(null);
        assertThat(turns.held()).isEqualTo(3);
    }

    private Trouble refusal(@Nullable UUID account) {
        return catchThrowableOfType(RefusedException.class, () -> turns.take(account, SHORT.toNanos()))
                .trouble();
    }

    private CompletableFuture<?> later(@Nullable UUID account) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        turns.take(account, LONG.toNanos());
                    } catch (RefusedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                THREADS);
    }

    private void awaitWaiting(int count) {
        Awaitility.await().until(() -> turns.waiting() == count);
    }
}
