package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.testing.TestSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.http.HttpServerResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final UUID KEY = new UUID(0, 1);

    private final Map<String, String> headers = new HashMap<>();
    private final HttpServerResponse response = (HttpServerResponse) Proxy.newProxyInstance(
            RateLimiterTest.class.getClassLoader(),
            new Class<?>[] {HttpServerResponse.class},
            (self, method, given) -> {
                headers.put(given[0].toString(), given[1].toString());
                return self;
            });

    @Test
    void zeroMeansNoLimitAndNoHeaders() {
        RateLimiter limiter = limiter(0);
        for (int i = 0; i < 1_000; i++) {
            limiter.take(KEY, response);
        }
        assertThat(headers).isEmpty();
    }

    @Test
    void headersTellWhatIsLeft() {
        RateLimiter limiter = limiter(1_000_000);
        limiter.take(KEY, response);
        assertThat(headers)
                .containsEntry("x-ratelimit-limit", "1000000")
                .containsEntry("x-ratelimit-remaining", "999999")
                .containsEntry("x-ratelimit-reset", "1");
    }

    @Test
    void aKeyThatHasUsedUpItsRateIsRefusedAndAnotherIsNot() {
        RateLimiter limiter = limiter(1);
        limiter.take(KEY, response);
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> limiter.take(KEY, response));
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.problems().getFirst().code().code()).isEqualTo("10011");
        assertThat(headers).containsEntry("x-ratelimit-remaining", "0");
        assertThat(refusal.secondsToWait()).isEqualTo(1);
        limiter.take(new UUID(0, 2), response);
    }

    @Test
    void aLinkHasTheRateOfAKey() {
        RateLimiter limiter = limiter(1);
        limiter.takeByLink(KEY);
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> limiter.takeByLink(KEY));
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal).hasMessage("This link may send 1 requests a second. Wait as long as Retry-After says.");
        assertThat(headers).isEmpty();
        limiter(0).takeByLink(KEY);
    }

    private static RateLimiter limiter(int limit) {
        return new RateLimiter(TestSettings.rateLimit(limit), new SimpleMeterRegistry());
    }
}
