package dev.portwright.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Limits how many requests each API key, or link that opens something without one, may send a second to this process. To a key it
 * says so in the headers of every answer.
 */
@ApplicationScoped
@Startup // its metrics are there from the beginning
public class RateLimiter {
    private final int limit;
    private final Counter refusals;
    private final Cache<UUID, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    RateLimiter(Settings settings, MeterRegistry meters) {
        this.limit = settings.rateLimit();
        this.refusals = Counter.builder("portwright.rate.limit.refusals")
                .description("Requests refused because their key or link had used up its rate")
                .register(meters);
    }

    /**
     * Counts a request of the key. Sets {@code x-ratelimit-limit} (requests a second), {@code x-ratelimit-remaining}
     * and {@code x-ratelimit-reset} (whole seconds until the full rate is there again).
     *
     * @throws ApiException 429 when the key has used up its rate
     */
    public void take(UUID key, HttpServerResponse response) {
        if (limit == 0) {
            return;
        }
        ConsumptionProbe probe = consume(key);
        response.putHeader("x-ratelimit-limit", Integer.toString(limit));
        response.putHeader("x-ratelimit-remaining", Long.toString(probe.getRemainingTokens()));
        response.putHeader("x-ratelimit-reset", Long.toString(seconds(probe.getNanosToWaitForReset())));
        require(probe, "key");
    }

    /**
     * Counts a request that has come by a link in place of a key.
     *
     * @param opened what the link opens
     * @throws ApiException 429 when the link has used up its rate
     */
    void takeByLink(UUID opened) {
        if (limit != 0) {
            require(consume(opened), "link");
        }
    }

    private ConsumptionProbe consume(UUID key) {
        return buckets.get(key, any -> bucket()).tryConsumeAndReturnRemaining(1);
    }

    private void require(ConsumptionProbe probe, String what) {
        if (!probe.isConsumed()) {
            refusals.increment();
            throw new ApiException(
                    ProblemCode.TOO_MANY_REQUESTS.because("This " + what + " may send " + limit
                            + " requests a second. Wait as long as Retry-After says."),
                    probe.getNanosToWaitForRefill());
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, Duration.ofSeconds(1)))
                .build();
    }

    private static long seconds(long nanos) {
        return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
    }
}
