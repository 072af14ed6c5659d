package dev.portwright.porting.activation;

import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.counterparty.Counterparty;
import dev.portwright.porting.order.ActivationStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sends orders back whose numbers could not be activated, naming why. The order's open activation job ends with it. */
@ApplicationScoped
class ActivationFailures {
    private final Counterparty counterparty;

    ActivationFailures(Counterparty counterparty) {
        this.counterparty = counterparty;
    }

    void dateIsLost(HeldOrder held) {
        raise(held, "FOC_EXPIRED", "The activation window ended before the numbers were activated.");
    }

    void numbersAreStuck(HeldOrder held, List<PortingPhoneNumber> numbers, Map<UUID, ActivationStatus> states) {
        boolean conflict = states.containsValue(ActivationStatus.CONFLICT);
        String stuck = numbers.stream()
                .filter(number -> states.get(number.id()) != ActivationStatus.ACTIVE)
                .map(PortingPhoneNumber::phoneNumber)
                .collect(Collectors.joining(", "));
        raise(held, conflict ? "SV_CONFLICT" : "SV_UNKNOWN_FAILURE", "Not active: " + stuck + ".");
    }

    private void raise(HeldOrder held, String code, String reason) {
        counterparty.raiseException(held, List.of(code), reason);
    }
}
