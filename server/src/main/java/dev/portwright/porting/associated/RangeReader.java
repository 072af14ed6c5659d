package dev.portwright.porting.associated;

import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.phonenumber.PhoneNumberReading;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.associated.AssociatedRange.Range;
import dev.portwright.porting.order.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a range of numbers of the country and the kind of an order, written as people write numbers. */
@ApplicationScoped
class RangeReader {
    /** How many numbers a range has at most: as many as are given out together. */
    static final int MOST_NUMBERS = 10_000;

    static final String RANGE = "/phone_number_range";

    private final PhoneNumbers numbers;

    RangeReader(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /** The range of the body; empty, with problems, when it is none. */
    Optional<Range> read(PortingOrder order, JsonNode body, Problems problems) {
        Optional<String> start = end(order, body.at(RANGE + "/start_at"), RANGE + "/start_at", problems);
        Optional<String> end = end(order, body.at(RANGE + "/end_at"), RANGE + "/end_at", problems);
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        Range range = new Range(start.get(), end.get());
        if (start.get().length() != end.get().length() || range.size() < 1) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    RANGE + "/end_at", "A range goes from a number to a later one of the same length, or to itself."));
            return Optional.empty();
        }
        if (range.size() > MOST_NUMBERS) {
            problems.add(ProblemCode.OUT_OF_RANGE.at(
                    RANGE, "A range has at most " + MOST_NUMBERS + " numbers, and this one has " + range.size() + "."));
            return Optional.empty();
        }
        return Optional.of(range);
    }

    private Optional<String> end(PortingOrder order, JsonNode given, String pointer, Problems problems) {
        Optional<String> text = given.asStringOpt();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        PortingOrder.Kind kind = order.kind();
        PhoneNumberReading reading = numbers.readWritten(text.get(), kind.countryCode());
        if (reading.e164().isEmpty()) {
            problems.add(ProblemCode.INVALID_PHONE_NUMBER.at(
                    pointer, reading.flaw().orElse("The value is no phone number.")));
            return Optional.empty();
        }
        if (reading instanceof PhoneNumberReading.Known(PhoneNumberFacts facts)
                && facts.countryCode().equals(kind.countryCode())
                && facts.type() == kind.phoneNumberType()) {
            return reading.e164();
        }
        problems.add(ProblemCode.UNPROCESSABLE.at(
                pointer,
                "The numbers of this order are %s ones of %s, and so are those that are left behind. %s is none."
                        .formatted(
                                kind.phoneNumberType().wireName(),
                                kind.countryCode(),
                                reading.e164().get())));
        return Optional.empty();
    }
}
