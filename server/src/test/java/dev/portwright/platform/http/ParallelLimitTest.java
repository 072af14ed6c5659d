package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.door.Exchange;
import dev.portwright.platform.door.Exchanges;
import dev.portwright.platform.problem.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How many requests of one key may be under way. */
class ParallelLimitTest {
    private final ParallelLimit limit = new ParallelLimit();
    private final UUID key = UUID.randomUUID();

    @Test
    void theSixtyFifthIsRefusedUntilOneIsAnswered() {
        List<Exchange> underWay = new ArrayList<>();
        for (int i = 0; i < ParallelLimit.LIMIT; i++) {
            underWay.add(enter(key));
        }

        ApiException refused = catchThrowableOfType(ApiException.class, () -> enter(key));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problems().getFirst().detail())
                .isEqualTo("This key has 64 requests under way. Send the next one when one of them is answered.");
        assertThat(catchThrowableOfType(ApiException.class, () -> limit.enter(key, "link", Exchanges.begun())))
                .hasMessage("This link has 64 requests under way. Send the next one when one of them is answered.");
        enter(UUID.randomUUID());

        Exchanges.end(underWay.getFirst());
        assertThat(catchThrowableOfType(ApiException.class, () -> enter(key))).isNotNull();
        underWay.getFirst().worked();
        enter(key);
    }

    private Exchange enter(UUID who) {
        Exchange exchange = Exchanges.begun();
        exchange.work();
        limit.enter(who, "key", exchange);
        return exchange;
    }
}
