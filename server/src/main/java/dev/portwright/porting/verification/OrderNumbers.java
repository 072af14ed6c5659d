package dev.portwright.porting.verification;

import dev.portwright.phonenumber.PhoneNumberReading;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.order.OpenSteps;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.requirement.AdditionalStep;
import dev.portwright.requirement.RequirementCatalog;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The numbers of an order that a request names, each once and in any way of writing it. */
final class OrderNumbers {
    private final PhoneNumbers reader;
    private final String country;
    private final Map<String, PortingPhoneNumber> ported;
    private final Set<String> named = new HashSet<>();

    /**
     * @throws ApiException 422 when the order needs no codes: its country does not ask for them, or it is over
     */
    OrderNumbers(HeldOrder held, PhoneNumbers reader, RequirementCatalog catalog) {
        PortingOrder order = held.order();
        PortingOrder.Kind kind = order.kind();
        if (!OpenSteps.isAskedOf(order, AdditionalStep.PHONE_NUMBER_VERIFICATION_CODES, catalog)) {
            throw new ApiException(
                    ProblemCode.UNPROCESSABLE.because("The numbers of this order are not verified by codes: "
                            + kind.countryCode() + " does not ask for that when "
                            + kind.phoneNumberType().wireName()
                            + " numbers are ported."));
        }
        if (order.status().stage() == PortingOrderStatus.Stage.CLOSED) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                    "This order is " + order.status().word() + ", so that its numbers need no codes any more."));
        }
        this.reader = reader;
        this.country = kind.countryCode();
        this.ported =
                held.numbers().stream().collect(Collectors.toMap(PortingPhoneNumber::phoneNumber, Function.identity()));
    }

    /** The number that stands in this place; empty, with a problem, when it is none of the order's or was named before. */
    Optional<PortingPhoneNumber> read(String text, String pointer, Problems problems) {
        PhoneNumberReading reading = reader.readWritten(text, country);
        Optional<String> e164 = reading.e164();
        if (e164.isEmpty()) {
            problems.add(ProblemCode.INVALID_PHONE_NUMBER.at(
                    pointer, reading.flaw().orElse("The value is no phone number.")));
            return Optional.empty();
        }
        PortingPhoneNumber number = ported.get(e164.get());
        if (number == null) {
            problems.add(
                    ProblemCode.UNPROCESSABLE.at(pointer, "The order does not have the number " + e164.get() + "."));
            return Optional.empty();
        }
        if (!named.add(number.phoneNumber())) {
            problems.add(ProblemCode.DUPLICATE_NUMBERS.at(
                    pointer, "The number " + number.phoneNumber() + " stands in the request twice."));
            return Optional.empty();
        }
        return Optional.of(number);
    }
}
