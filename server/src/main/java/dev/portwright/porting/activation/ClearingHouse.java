package dev.portwright.porting.activation;

import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.order.ActivationStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The clearing house for number portability, which tells all carriers where a number lives from now on. */
public interface ClearingHouse {
    /**
     * Has the numbers routed here. The same numbers may be sent twice.
     *
     * @param attempt 1 for the first time at this date
     * @return for each number {@link ActivationStatus#ACTIVE}, or {@link ActivationStatus#FAILED} or {@link
     *     ActivationStatus#CONFLICT} when it could not be
     */
    Map<UUID, ActivationStatus> activate(HeldOrder held, List<PortingPhoneNumber> numbers, int attempt);
}
