package dev.portwright.porting.order;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What comes of asking for another status of an order: its state then, or that there is no way there. */
public sealed interface Transition {
    /** The order may go there. */
    record Allowed(PortingOrder.State state) implements Transition {}

    /**
     * It may not.
     *
     * @param from where it stands
     */
    record Refused(PortingOrderStatus from) implements Transition {}

    /** The state with something else changed too, if the order may go there. */
    default Transition with(UnaryOperator<PortingOrder.State> change) {
        return this instanceof Allowed allowed ? new Allowed(change.apply(allowed.state)) : this;
    }

    /**
     * The state there.
     *
     * @param what what the order cannot be, such as {@code submitted}
     * @throws ApiException 422, naming where the order may go, when it may not go there
     */
    default PortingOrder.State orRefuse(String what) {
        return switch (this) {
            case Allowed allowed -> allowed.state;
            case Refused(PortingOrderStatus from) ->
                throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                        "This order is %s and cannot be %s. %s".formatted(from.word(), what, waysFrom(from))));
        };
    }

    private static String waysFrom(PortingOrderStatus status) {
        return status.terminal()
                ? "That is final."
                : status.next().stream()
                        .map(PortingOrderStatus::word)
                        .collect(Collectors.joining(", ", "From here it may become: ", "."));
    }
}
