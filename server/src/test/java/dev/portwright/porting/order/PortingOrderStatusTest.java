package dev.portwright.porting.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.exceptiontype.ExceptionType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pair of statuses: which may follow which. */
class PortingOrderStatusTest {
    private static final Set<String> LEGAL = Set.of(
            "draft > in-process",
            "in-process > submitted",
            "in-process > exception",
            "in-process > cancel-pending",
            "submitted > foc-date-confirmed",
            "submitted > exception",
            "submitted > cancel-pending",
            "exception > submitted",
            "exception > cancel-pending",
            "foc-date-confirmed > ported",
            "foc-date-confirmed > exception",
            "foc-date-confirmed > cancel-pending",
            "cancel-pending > cancelled",
            "cancel-pending > in-process",
            "cancel-pending > submitted",
            "cancel-pending > exception",
            "cancel-pending > foc-date-confirmed");

    static Stream<Arguments> pairs() {
        return Arrays.stream(PortingOrderStatus.values())
                .flatMap(from -> Arrays.stream(PortingOrderStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void exactlyTheLegalTransitionsAreAllowed(PortingOrderStatus from, PortingOrderStatus to) {
        boolean legal = LEGAL.contains(from.word() + " > " + to.word());
        assertThat(from.canBecome(to)).isEqualTo(legal);
        boolean pending = from == PortingOrderStatus.CANCEL_PENDING;
        PortingOrder.State state = new PortingOrder.State(
                from, List.of(), pending ? to : null, null, null, MessagingPortStatus.NOT_APPLICABLE, Supplements.NONE);
        boolean wayBack = legal && pending && to != PortingOrderStatus.CANCELLED;
        if (wayBack) {
            assertThat(state.back().orRefuse("there").status()).isEqualTo(to);
        }
        if (legal && !wayBack) {
            assertThat(state.to(to).orRefuse("there").status()).isEqualTo(to);
        } else {
            assertThat(state.to(to)).isEqualTo(new Transition.Refused(from));
        }
    }

    @ParameterizedTest
    @EnumSource
    void portedAndCancelledAreFinal(PortingOrderStatus status) {
        assertThat(status.terminal())
                .isEqualTo(status == PortingOrderStatus.PORTED || status == PortingOrderStatus.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusIsFoundByItsWord(PortingOrderStatus status) {
        assertThat(PortingOrderStatus.of(status.word())).isEqualTo(status);
    }

    @Test
    void aCancellationRemembersTheWayBackAndTheException() {
        PortingOrder.State exception = new PortingOrder.State(
                PortingOrderStatus.EXCEPTION,
                List.of(new ExceptionType("OTHER", "Something.", null)),
                null,
                null,
                null,
                MessagingPortStatus.PENDING,
                Supplements.NONE);
        PortingOrder.State pending = exception.toCancelPending().orRefuse("cancelled");
        assertThat(pending.beforeCancel()).isEqualTo(PortingOrderStatus.EXCEPTION);
        assertThat(pending.supplements()).isEqualTo(new Supplements(1, null));
        assertThat(pending.back())
                .isEqualTo(new Transition.Allowed(new PortingOrder.State(
                        PortingOrderStatus.EXCEPTION,
                        exception.details(),
                        null,
                        null,
                        null,
                        MessagingPortStatus.PENDING,
                        new Supplements(1, null))));
        assertThat(exception.back()).isEqualTo(new Transition.Refused(PortingOrderStatus.EXCEPTION));
    }
}
