package dev.portwright.porting.counterparty;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Moves numbers of an order to an order of their own, because they cannot be ported together after all. The new order
 * stands where the old one does, with everything its owner has given, secrets included; only its id and support key are
 * its own. No number is lost or doubled: all happens in one transaction.
 */
@ApplicationScoped
public class OrderSplit {
    private static final Set<PortingOrderStatus> SPLITTABLE = EnumSet.of(
            PortingOrderStatus.IN_PROCESS,
            PortingOrderStatus.SUBMITTED,
            PortingOrderStatus.EXCEPTION,
            PortingOrderStatus.FOC_DATE_CONFIRMED);

    private final Counterparty counterparty;

    OrderSplit(Counterparty counterparty) {
        this.counterparty = counterparty;
    }

    /**
     * Moves the numbers.
     *
     * @param phoneNumbers +E.164, at least one and not all of the order
     * @return the new order with the numbers that went
     * @throws ApiException 422 when its status does not allow it, when activation has
     *     begun, when all numbers would go or some of a block, and naming each number that is not on the order or given twice
     */
    public HeldOrder split(HeldOrder held, List<String> phoneNumbers, @Nullable String reason) {
        requireSplittable(held);
        return held.splitOff(chosen(held, phoneNumbers), reason);
    }

    private void requireSplittable(HeldOrder held) {
        if (!SPLITTABLE.contains(held.order().status())) {
            throw refused("Orders are split between their submission and their port; this order is "
                    + held.order().status().word() + ".");
        }
        if (counterparty.activationHasBegun(held)) {
            throw new ApiException(ProblemCode.BEING_ACTIVATED.because(
                    "The numbers are being activated; the order cannot be split any more."));
        }
    }

    private static Set<PortingPhoneNumber> chosen(HeldOrder held, List<String> phoneNumbers) {
        List<PortingPhoneNumber> all = held.numbers();
        Map<String, PortingPhoneNumber> byNumber = new LinkedHashMap<>();
        all.forEach(number -> byNumber.put(number.phoneNumber(), number));
        Problems problems = new Problems();
        Set<PortingPhoneNumber> chosen = new LinkedHashSet<>();
        for (int i = 0; i < phoneNumbers.size(); i++) {
            PortingPhoneNumber number = byNumber.get(phoneNumbers.get(i));
            if (number == null) {
                problems.add(ProblemCode.UNPROCESSABLE.at("/phone_numbers/" + i, "The number is not on this order."));
            } else if (!chosen.add(number)) {
                problems.add(ProblemCode.DUPLICATE_NUMBERS.at(
                        "/phone_numbers/" + i, "The number stands in the request twice."));
            }
        }
        if (chosen.size() == all.size()) {
            problems.add(ProblemCode.UNPROCESSABLE.at("/phone_numbers", "At least one number must stay on the order."));
        }
        wholeBlocks(held, chosen, problems);
        problems.throwIfAny();
        return chosen;
    }

    /** A losing carrier lets go of a block as a whole, so its numbers stay together. */
    private static void wholeBlocks(HeldOrder held, Set<PortingPhoneNumber> chosen, Problems problems) {
        Set<UUID> going = chosen.stream().map(PortingPhoneNumber::id).collect(Collectors.toSet());
        held.blockMembers().forEach((range, members) -> {
            long some = members.stream().filter(going::contains).count();
            if (some > 0 && some < members.size()) {
                problems.add(ProblemCode.UNPROCESSABLE.at(
                        "/phone_numbers",
                        "The numbers from %s are a block, which is not divided. Of its %d numbers on this order %d are here: give all or none."
                                .formatted(range.words(), members.size(), some)));
            }
        });
    }

    private static ApiException refused(String detail) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because(detail));
    }
}
