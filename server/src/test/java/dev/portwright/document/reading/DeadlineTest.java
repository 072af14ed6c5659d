package dev.portwright.document.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Processes that take too long, and why they do. */
class DeadlineTest {
    private static Deadline over(String... command) {
        Process process;
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Deadline deadline = Deadline.of(process, Duration.ofMillis(300));
        process.onExit().join();
        assertThat(deadline.isOver()).isTrue();
        return deadline;
    }

    @Test
    void whatOnlyWaitsWasNotBusy() {
        assertThat(over("sleep", "600").wasBusy()).isFalse();
    }

    @Test
    void whatComputesWasBusy() {
        // Unless the machine was, with others.
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> over("sh", "-c", "while :; do :; done").wasBusy());
    }

    @Test
    void whatEndsInTimeIsNotOver() throws Exception {
        Process process = new ProcessBuilder("true").start();
        Deadline deadline = Deadline.of(process, Duration.ofMinutes(1));
        assertThat(process.waitFor()).isZero();
        deadline.cancel();
        assertThat(deadline.isOver()).isFalse();
    }
}
