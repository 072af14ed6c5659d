package dev.portwright.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.door.DoorClosed;
import dev.portwright.platform.outbound.Answer;
import dev.portwright.platform.problem.ApiException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of fetching when the server stops. */
@Timeout(30)
class FetchesTest {
    private static final String STOPS = "The server stops before the file was fetched. Try again shortly.";

    private final Fetches fetches = new Fetches();
    private final CountDownLatch begun = new CountDownLatch(1);

    /** Fetches on a thread of its own; answers how it ended, and whether its thread goes on interrupted. */
    private Future<String> fetch(OutputStream to, Function<OutputStream, Answer> fetching) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        fetches.run(to, fetching);
                        return "fetched";
                    } catch (ApiException e) {
                        return e.status() + " " + e.secondsToWait() + " " + e.getMessage() + " "
                                + Thread.currentThread().isInterrupted();
                    }
                },
                Thread::startVirtualThread);
    }

    /** As outgoing requests wait. */
    private Answer waitForever(OutputStream to) {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        throw new IllegalStateException("nobody counts down");
    }

    @Test
    void whoWaitsForOthersIsToldToAskAgain() throws Exception {
        Future<String> fetched = fetch(OutputStream.nullOutputStream(), this::waitForever);
        begun.await();
        fetches.stop(new DoorClosed());
        assertThat(fetched.get()).isEqualTo("503 2 " + STOPS + " false");
    }

    @Test
    void whatIsBeingWrittenIsNotInterrupted() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int b) {
                begun.countDown();
                try {
                    written.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("interrupted while it wrote", e);
                }
                kept.write(b);
            }
        };
        Future<String> fetched = fetch(slow, to -> {
            try {
                to.write(1);
                to.write(2);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new IllegalStateException("wrote on");
        });
        begun.await();
        Thread stop = Thread.startVirtualThread(() -> fetches.stop(new DoorClosed()));
        Awaitility.await().until(() -> stop.getState() == Thread.State.WAITING);
        written.countDown();
        stop.join();
        assertThat(fetched.get()).isEqualTo("503 2 " + STOPS + " false");
        assertThat(kept.toByteArray()).containsExactly(1);
    }

    @Test
    void nothingIsBegunAfterThat() {
        fetches.stop(new DoorClosed());
        assertThatThrownBy(() -> fetches.run(OutputStream.nullOutputStream(), this::waitForever))
                .isInstanceOf(ApiException.class)
                .hasMessage(STOPS);
    }

    @Test
    void otherFaultsAreThrownOn() {
        assertThatThrownBy(() -> fetches.run(OutputStream.nullOutputStream(), to -> {
                    throw new IllegalStateException("a fault");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a fault");
    }
}
