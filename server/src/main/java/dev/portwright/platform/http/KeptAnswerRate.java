package dev.portwright.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.util.UUID;

/**
 * How many answers each account may have this process keep. What is used up comes back over {@link Idempotency#KEPT}, so
 * that no more than twice {@link #MOST} are kept at a time.
 */
final class KeptAnswerRate {
    static final int MOST = 1_000_000;

    private final Cache<UUID, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Idempotency.KEPT)
            .build();

    /**
     * Counts an answer that is to be kept.
     *
     * @throws ApiException 429 when there are too many
     */
    void take(UUID accountId) {
        ConsumptionProbe probe = bucket(accountId).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new ApiException(
                    ProblemCode.TOO_MANY_REQUESTS.in(
                            Idempotency.HEADER,
                            "An account may send " + MOST + " requests with an Idempotency-Key in "
                                    + Idempotency.KEPT.toHours()
                                    + " hours. Wait as long as Retry-After says, or send requests that need none without it."),
                    probe.getNanosToWaitForRefill());
        }
    }

    /** Takes back one that is not kept after all. */
    void giveBack(UUID accountId) {
        bucket(accountId).addTokens(1);
    }

    private Bucket bucket(UUID accountId) {
        return buckets.get(
                accountId,
                any -> Bucket.builder()
                        .addLimit(bandwidth -> bandwidth.capacity(MOST).refillGreedy(MOST, Idempotency.KEPT))
                        .build());
    }
}
