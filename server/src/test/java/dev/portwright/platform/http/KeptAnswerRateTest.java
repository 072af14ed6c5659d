package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.problem.ApiException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptAnswerRateTest {
    private static final UUID ACCOUNT = new UUID(0, 1);

    @Test
    void anAccountThatHasUsedUpItsAnswersWaitsWhileOthersDoNot() {
        KeptAnswerRate rate = new KeptAnswerRate();
        for (int i = 0; i < KeptAnswerRate.MOST; i++) {
            rate.take(ACCOUNT);
        }

        @Nullable ApiException found = null;
        // Some come back while the many are taken.
        for (int i = 0; i < 1_000 && found == null; i++) {
            found = catchThrowableOfType(ApiException.class, () -> rate.take(ACCOUNT));
        }

        ApiException refused = Objects.requireNonNull(found);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problems().getFirst().detail())
                .isEqualTo(
                        "An account may send 1000000 requests with an Idempotency-Key in 24 hours. Wait as long as Retry-After"
                                + " says, or send requests that need none without it.");
        assertThat(refused.secondsToWait()).isEqualTo(1);
        rate.take(new UUID(0, 2));
        rate.giveBack(ACCOUNT);
        rate.take(ACCOUNT);
    }
}
