package dev.portwright.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two at once, one of an account. */
class TurnsTest {
    private static final int MOST = 2;
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final UUID THIRD = new UUID(0, 3);

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Future<String>> held = new ArrayList<>();

    @AfterEach
    void close() {
        clients.close();
    }

    private void hold(Turns turns, UUID account) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        held.add(clients.submit(() -> turns.take(account, () -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "done";
        })));
        begun.await();
    }

    private static void assertRefused(Turns turns, UUID account, ProblemCode code) {
        assertThatThrownBy(() -> turns.take(account, () -> "never"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code)));
    }

    @Test
    void anAccountHasOneAndOthersComeBetween() throws Exception {
        Turns turns = new Turns(MOST, Duration.ofMillis(20));
        hold(turns, ONE);
        assertRefused(turns, ONE, ProblemCode.TOO_MANY_REQUESTS);
        assertThat(turns.take(OTHER, () -> "made")).isEqualTo("made");
        hold(turns, OTHER);
        assertRefused(turns, THIRD, ProblemCode.UNAVAILABLE);
        end.countDown();
        for (Future<String> one : held) {
            assertThat(one.get()).isEqualTo("done");
        }
        assertThat(turns.take(ONE, () -> "made")).isEqualTo("made");
        assertThat(turns.take(THIRD, () -> "made")).isEqualTo("made");
    }

    @Test
    void whoWaitsHasTheTurnOnceItIsFree() throws Exception {
        Turns turns = new Turns(MOST, Duration.ofMinutes(1));
        hold(turns, ONE);
        Future<String> waiting = clients.submit(() -> turns.take(ONE, () -> "made"));
        end.countDown();
        assertThat(waiting.get()).isEqualTo("made");
    }

    @Test
    void whatFailsGivesItsTurnBack() {
        Turns turns = new Turns(MOST, Duration.ofMillis(20));
        for (int i = 0; i < 2 * MOST; i++) {
            assertThatThrownBy(() -> turns.take(ONE, () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
        }
        assertThat(turns.take(ONE, () -> "made")).isEqualTo("made");
    }
}
