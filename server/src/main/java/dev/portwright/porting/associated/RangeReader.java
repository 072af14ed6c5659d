package dev.portwright.porting.associated;

import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.order.NumberRangeJson;
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
    Optional<NumberSpan> read(PortingOrder order, JsonNode body, Problems problems) {
        PortingOrder.Kind kind = order.kind();
        NumberSpan range =
                NumberRangeJson.read(body.path("phone_number_range"), RANGE, kind.countryCode(), numbers, problems);
        if (range == null) {
            return Optional.empty();
        }
        boolean first = isOf(kind, range.first(), "/start_at", problems);
        boolean last = isOf(kind, range.last(), "/end_at", problems);
        if (!first || !last) {
            return Optional.empty();
        }
        if (range.size() > MOST_NUMBERS) {
            problems.add(ProblemCode.OUT_OF_RANGE.at(
                    RANGE, "A range has at most " + MOST_NUMBERS + " numbers, and this one has " + range.size() + "."));
            return Optional.empty();
        }
        return Optional.of(range);
    }

    private boolean isOf(PortingOrder.Kind kind, String number, String place, Problems problems) {
        boolean same = numbers.parse(number)
                .filter(facts ->
                        facts.countryCode().equals(kind.countryCode()) && facts.type() == kind.phoneNumberType())
                .isPresent();
        if (!same) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    RANGE + place,
                    "The numbers of this order are %s ones of %s, and so are those that are left behind. %s is none."
                            .formatted(kind.phoneNumberType().wireName(), kind.countryCode(), number)));
        }
        return same;
    }
}
