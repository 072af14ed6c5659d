package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.door.Exchange;
import dev.portwright.platform.door.Exchanges;
import dev.portwright.platform.problem.ApiException;
import org.junit.jupiter.api.Test;

/** The memory that bodies may take, of all requests together. */
class BodyBudgetTest {
    private static final long HEAP = 192 << 20;

    private final BodyBudget budget = new BodyBudget(HEAP);

    @Test
    void textMayBeASixthOfTheHeapAndIsGivenBackWithTheAnswer() {
        Exchange first = Exchanges.begun();
        budget.takeText(HEAP / 6, first);

        ApiException refused = catchThrowableOfType(ApiException.class, () -> budget.takeText(1, Exchanges.begun()));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problems().getFirst().detail())
                .isEqualTo("The server holds as many bodies of requests as it can. Try again shortly.");

        Exchanges.end(first);
        budget.takeText(HEAP / 6, Exchanges.begun());
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

    @Test
    void whoIsGoneHoldsNothing() {
        Exchange gone = Exchanges.begun();
        Exchanges.end(gone);
        budget.takeText(HEAP / 6, gone);
        budget.takeText(HEAP / 6, Exchanges.begun());
    }
}
