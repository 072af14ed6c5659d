package dev.portwright.porting.correction.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.problem.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimedBodyTest {
    private static final String TOLD =
            "This took longer than 10 minutes, so it was not taken. Please send it again with smaller files, or over a faster"
                    + " connection.";

    private final AtomicLong now = new AtomicLong(-5);
    private final TimedBody body =
            new TimedBody(new ByteArrayInputStream(new byte[10]), FormReceiver.PATIENCE, now::get);

    @Test
    void whatIsHereInTimeIsReadToItsEnd() throws IOException {
        now.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThat(body.readAllBytes()).hasSize(10);
    }

    @Test
    void afterwardsNothingMoreIsTaken() throws IOException {
        assertThat(body.read()).isZero();
        now.addAndGet(Duration.ofMinutes(10).toNanos() + 1);
        for (ApiException late : new ApiException[] {
            catchThrowableOfType(ApiException.class, body::read),
            catchThrowableOfType(ApiException.class, () -> body.read(new byte[4], 0, 4))
        }) {
            assertThat(late.status()).isEqualTo(408);
            assertThat(late.problems().getFirst().detail()).isEqualTo(TOLD);
        }
    }
}
