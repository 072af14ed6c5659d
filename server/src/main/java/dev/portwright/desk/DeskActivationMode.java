package dev.portwright.desk;

import dev.portwright.platform.config.Settings.Activation;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.CarrierGateway;
import dev.portwright.porting.book.FocListener;
import dev.portwright.porting.book.HeldOrder;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Says for single orders whether people activate their numbers. */
@ApplicationScoped
class DeskActivationMode {
    private static final String AT = "/activation";

    private final CarrierGateway carrier;
    private final FocListener activation;

    DeskActivationMode(CarrierGateway carrier, FocListener activation) {
        this.carrier = carrier;
        this.activation = activation;
    }

    /**
     * Has the numbers activated in another way. At a confirmed date what is scheduled follows, with an entry in the history.
     *
     * @param wanted null for what the installation says
     * @throws ApiException 422 when the order is over, when its numbers are being activated or can no longer be in that
     *     way, or in a sandbox, where people activate none
     */
    void set(HeldOrder held, @Nullable Activation wanted) {
        if (held.order().status().terminal()) {
            throw refused("Nothing is activated any more; this order is "
                    + held.order().status().word() + ".");
        }
        boolean before = carrier.activatesByHand(held);
        OpenWork.of(held).activation(wanted);
        boolean after = carrier.activatesByHand(held);
        if (wanted == Activation.BY_HAND && !after) {
            throw refused("In a sandbox numbers are activated by themselves; there is nobody to ask.");
        }
        if (before != after) {
            activation.activatedOtherwise(held);
        }
    }

    private static ApiException refused(String detail) {
        return new ApiException(ProblemCode.UNPROCESSABLE.at(AT, detail));
    }
}
