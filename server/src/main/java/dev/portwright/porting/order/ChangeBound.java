package dev.portwright.porting.order;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;

/** How often an order can be changed by its owner, so that its history ends somewhere: each change is an entry of it. */
public final class ChangeBound {
    /** The version from which on the owner edits no more. What the desk and the carrier do is not held up. */
    public static final int MOST = 10_000;

    private ChangeBound() {}

    /**
     * Refuses what changes an order again.
     *
     * @throws ApiException 422 when it has been changed too often
     */
    public static void require(PortingOrder order) {
        if (order.version() >= MOST) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because("This order was changed " + MOST
                    + " times, which is as often as an order can be. It can still be "
                    + (order.isDraft() ? "submitted or deleted" : "cancelled")
                    + "; for other changes make a new one."));
        }
    }
}
