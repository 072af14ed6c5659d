package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.door.Exchange;
import dev.portwright.platform.door.Exchanges;
import dev.portwright.platform.problem.ApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The memory that bodies may take, of all requests together. */
class BodyBudgetTest {
    private static final long HEAP = 192 << 20;

    private final BodyBudget budget = new BodyBudget(HEAP, Duration.ofMillis(20));

    @Test
    void textMayBeASixthOfTheHeapOfWhichACallerHasAQuarter() {
        List<Exchange> exchanges = new ArrayList<>();
        for (int caller = 0; caller < 4; caller++) {
            exchanges.add(Exchanges.begun());
            budget.share("key:" + caller, exchanges.getLast()).take((int) (HEAP / 6 / 4));
            String same = "key:" + caller;
            ApiException refused = catchThrowableOfType(
                    ApiException.class,
                    () -> budget.share(same, Exchanges.begun()).take(1));
            assertThat(refused.status()).isEqualTo(429);
        }

        ApiException refused = catchThrowableOfType(
                ApiException.class,
                () -> budget.share("key:5", Exchanges.begun()).take(1));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problems().getFirst().detail())
                .isEqualTo("The server holds as many bodies of requests as it can. Try again shortly.");

        Exchanges.end(exchanges.getFirst());
        budget.share("key:0", Exchanges.begun()).take((int) (HEAP / 6 / 4));
    }

    @Test
    void aClientThatGoesAwayGivesNothingBackBeforeTheWorkForItEnds() {
        Exchange left = Exchanges.begun();
        left.work();
        budget.takeTree(HEAP / 4 / BodyBudget.TREE, left);
        Exchanges.end(left);
        assertThat(catchThrowableOfType(ApiException.class, () -> budget.takeTree(1, Exchanges.begun())))
                .extracting(ApiException::status)
                .isEqualTo(503);

        left.worked();
        budget.takeTree(1, Exchanges.begun());
    }

    @Test
    void aTreeCountsAsManyTimesItsText() {
        Exchange first = Exchanges.begun();
        budget.takeTree(HEAP / 4 / BodyBudget.TREE, first);
        assertThat(catchThrowableOfType(ApiException.class, () -> budget.takeTree(1, Exchanges.begun())))
                .extracting(ApiException::status)
                .isEqualTo(503);
        Exchanges.end(first);
        budget.takeTree(1, Exchanges.begun());
    }
}
