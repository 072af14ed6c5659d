package dev.portwright.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts the wrong keys that come from a network; one a second is forgotten. Beyond {@link #TOLERATED} they are answered
 * 429, while the right key is heard: who shares an address with somebody who tries keys must not be locked out by a few
 * tries. Beyond {@link #HEARD} no key is looked at, so that trying on and on finds nothing; a second after the flood
 * ends the right one is heard again. Bounded: of the networks beyond {@link #NETWORKS} those not heard of for longest
 * are forgotten.
 */
final class KeyTries {
    static final int TOLERATED = 100;
    static final int HEARD = 10_000;
    static final int NETWORKS = 10_000;

    private static final Logger LOG = Logger.getLogger(KeyTries.class);
    private static final Duration FORGOTTEN = Duration.ofSeconds(HEARD);
    private static final long WARN_EVERY = TimeUnit.MINUTES.toNanos(1);

    private final TimeMeter time;
    private final AtomicLong warnedAt;

    private final Cache<String, Bucket> networks = Caffeine.newBuilder()
            .maximumSize(NETWORKS)
            .expireAfterAccess(FORGOTTEN)
            .build();

    KeyTries() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    KeyTries(TimeMeter time) {
        this.time = time;
        this.warnedAt = new AtomicLong(time.currentTimeNanos() - WARN_EVERY);
    }

    /**
     * To be called before a key is looked at that somebody could guess.
     *
     * @throws ApiException 429 when too many wrong ones have come from the network
     */
    void requireHearing(String network) {
        @Nullable Bucket left = networks.getIfPresent(network);
        if (left != null && left.getAvailableTokens() == 0) {
            throw refusal(left, 1);
        }
    }

    /**
     * Counts a wrong key.
     *
     * @throws ApiException 429 when there have been too many
     */
    void wrong(String network) {
        Bucket left = networks.get(network, any -> bucket());
        left.tryConsume(1);
        if (left.getAvailableTokens() < HEARD - TOLERATED) {
            warn(network);
            throw refusal(left, HEARD - TOLERATED + 1);
        }
    }

    private static ApiException refusal(Bucket left, long needed) {
        long nanos = left.estimateAbilityToConsume(needed).getNanosToWaitForRefill();
        return new ApiException(
                ProblemCode.TOO_MANY_REQUESTS.because(
                        "Too many wrong keys have come from your address. Wait as long as Retry-After says, and check the key."),
                nanos);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(bandwidth -> bandwidth.capacity(HEARD).refillGreedy(1, Duration.ofSeconds(1)))
                .build();
    }

    private void warn(String network) {
        long now = time.currentTimeNanos();
        long last = warnedAt.get();
        if (now - last >= WARN_EVERY && warnedAt.compareAndSet(last, now)) {
            LOG.warnf(
                    "More than %d wrong keys have come from %s. They are answered 429. If that is a proxy of yours,"
                            + " name it in PORTWRIGHT_TRUSTED_PROXIES.",
                    TOLERATED, network);
        }
    }
}
