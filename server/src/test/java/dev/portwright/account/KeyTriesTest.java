package dev.portwright.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.problem.ApiException;
import io.github.bucket4j.TimeMeter;
import io.vertx.core.http.HttpServerResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KeyTriesTest {
    private static final String HERE = "203.0.113.7";

    private final Map<String, String> headers = new HashMap<>();
    private final HttpServerResponse response = (HttpServerResponse) Proxy.newProxyInstance(
            KeyTriesTest.class.getClassLoader(), new Class<?>[] {HttpServerResponse.class}, (self, method, given) -> {
                headers.put(given[0].toString(), given[1].toString());
                return self;
            });

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

        assertRefused(() -> tries.wrong(HERE, response));
        assertThat(headers).containsEntry("retry-after", "2");

        pass(Duration.ofSeconds(2));
        assertHeard(() -> tries.wrong(HERE, response));
        assertRefused(() -> tries.wrong(HERE, response));
    }

    @Test
    void wrongKeysOfOneNetworkAreNotCountedForAnother() {
        wrong(100);

        assertHeard(() -> tries.wrong("198.51.100.7", response));
    }

    @Test
    void theRightKeyIsHeardAmidWrongOnes() {
        wrong(9_999);

        assertHeard(() -> tries.requireHearing(HERE, response));
    }

    @Test
    void whoTriesOnAndOnIsNotHeardAtAllAndASecondAfterThatAgain() {
        wrong(20_000);

        assertRefused(() -> tries.requireHearing(HERE, response));
        assertThat(headers).containsEntry("retry-after", "1");

        pass(Duration.ofSeconds(1));
        assertHeard(() -> tries.requireHearing(HERE, response));
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            try {
                tries.wrong(HERE, response);
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

    private static void assertRefused(ThrowingCallable call) {
        ApiException refusal = catchThrowableOfType(ApiException.class, call);
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.problems().getFirst().code().code()).isEqualTo("10011");
    }
}
