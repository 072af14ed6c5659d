package dev.portwright.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.problem.ApiException;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KeyTriesTest {
    private static final String HERE = "203.0.113.7";

    private long now = 1;

    private final KeyTries tries = new KeyTries(new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void aHundredWrongKeysAreToleratedThenOneASecond() {
        wrong(100);

        assertRefused(2, () -> tries.wrong(HERE));

        pass(Duration.ofSeconds(2));
        assertHeard(() -> tries.wrong(HERE));
        assertRefused(2, () -> tries.wrong(HERE));
    }

    @Test
    void wrongKeysOfOneNetworkAreNotCountedForAnother() {
        wrong(100);

        assertHeard(() -> tries.wrong("198.51.100.7"));
    }

    @Test
    void theRightKeyIsHeardAmidWrongOnes() {
        wrong(9_999);

        assertHeard(() -> tries.requireHearing(HERE));
    }

    @Test
    void whoTriesOnAndOnIsNotHeardAtAllAndASecondAfterThatAgain() {
        wrong(20_000);

        assertRefused(1, () -> tries.requireHearing(HERE));

        pass(Duration.ofSeconds(1));
        assertHeard(() -> tries.requireHearing(HERE));
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            try {
                tries.wrong(HERE);
            } catch (ApiException e) {
                assertThat(e.status()).isEqualTo(429);
            }
        }
    }

    private void pass(Duration duration) {
        now += duration.toNanos();
    }

    private static void assertHeard(ThrowingCallable call) {
        assertThatCode(call).doesNotThrowAnyException();
    }

    private static void assertRefused(int seconds, ThrowingCallable call) {
        ApiException refusal = catchThrowableOfType(ApiException.class, call);
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.problems().getFirst().code().code()).isEqualTo("10011");
        assertThat(refusal.secondsToWait()).isEqualTo(seconds);
    }
}
