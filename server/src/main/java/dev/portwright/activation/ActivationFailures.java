package dev.portwright.activation;

import dev.portwright.portingorder.ActivationStatus;
import dev.portwright.portingorder.Actor;
import dev.portwright.portingorder.PortingDesk;
import dev.portwright.portingorder.PortingOrder;
import dev.portwright.portingorder.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sends orders back whose numbers could not be activated, naming why. The order's open activation job ends with it. */
@ApplicationScoped
class ActivationFailures {
    private final PortingDesk desk;

    ActivationFailures(PortingDesk desk) {
        this.desk = desk;
    }

    void dateIsLost(PortingOrder order) {
        raise(order, "FOC_EXPIRED", "The activation window ended before the numbers were activated.");
    }

    void numbersAreStuck(PortingOrder order, List<PortingPhoneNumber> numbers, Map<UUID, ActivationStatus> states) {
        boolean conflict = states.containsValue(ActivationStatus.CONFLICT);
        String stuck = numbers.stream()
                .filter(number -> states.get(number.id()) != ActivationStatus.ACTIVE)
                .map(PortingPhoneNumber::phoneNumber)
                .collect(Collectors.joining(", "));
        raise(order, conflict ? "SV_CONFLICT" : "SV_UNKNOWN_FAILURE", "Not active: " + stuck + ".");
    }

    private void raise(PortingOrder order, String code, String reason) {
        desk.raiseException(order.id(), List.of(code), Actor.SYSTEM, reason);
    }
}
