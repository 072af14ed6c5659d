package dev.portwright.porting.order;

import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A block that a client asks for, as far as it can be told without looking its numbers up.
 *
 * @param pointer where its range stands in the request
 * @param activationRanges parts of the range, at least one, without a number in two of them
 */
public record WantedBlock(String pointer, NumberSpan range, List<NumberSpan> activationRanges) {

    /** A range that is activated as a whole. */
    public static WantedBlock whole(String pointer, NumberSpan range) {
        return new WantedBlock(pointer, range, List.of(range));
    }

    /** The numbers that are to be ported, rising within each activation range. */
    public List<String> numbers() {
        return PhoneNumberBlock.numbersIn(activationRanges);
    }

    /**
     * Reads a block; null when it is not known what range it is, which is a problem then.
     *
     * @param body a block that was held against the API description; values that are not as it says are missing
     * @param place pointer to it, empty where it is the body itself
     */
    public static @Nullable WantedBlock read(JsonNode body, String place, PhoneNumbers numbers, Problems problems) {
        String pointer = place + "/phone_number_range";
        NumberSpan range = span(body.path("phone_number_range"), pointer, numbers, problems);
        JsonNode given = body.path("activation_ranges");
        List<NumberSpan> parts = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String at = place + "/activation_ranges/" + i;
            NumberSpan part = span(given.get(i), at, numbers, problems);
            if (part != null && range != null && fits(part, range, parts, at, problems)) {
                parts.add(part);
            }
        }
        return range == null ? null : new WantedBlock(pointer, range, List.copyOf(parts));
    }

    private static boolean fits(
            NumberSpan part, NumberSpan range, List<NumberSpan> before, String at, Problems problems) {
        if (!range.holds(part)) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    at, "The activation range must lie within the block, " + range.words() + "."));
            return false;
        }
        for (NumberSpan other : before) {
            if (part.overlaps(other)) {
                problems.add(ProblemCode.UNPROCESSABLE.at(
                        at, "The activation range has numbers of another one, " + other.words() + "."));
                return false;
            }
        }
        return true;
    }

    private static @Nullable NumberSpan span(JsonNode range, String at, PhoneNumbers numbers, Problems problems) {
        String first = number(range.path("start_at"), at + "/start_at", numbers, problems);
        String last = number(range.path("end_at"), at + "/end_at", numbers, problems);
        if (first == null || last == null) {
            return null;
        }
        String flaw = NumberSpan.flaw(first, last).orElse(null);
        if (flaw != null) {
            problems.add(ProblemCode.OUT_OF_RANGE.at(at, flaw));
            return null;
        }
        return new NumberSpan(first, last);
    }

    /** A number as +E.164, be it one that there is or not; null when it is none, or missing. */
    private static @Nullable String number(JsonNode given, String at, PhoneNumbers numbers, Problems problems) {
        String text = given.asString("");
        if (text.isEmpty()) {
            return null; // The description has told that already.
        }
        String number = numbers.readInternational(text).e164().orElseGet(() -> PhoneNumbers.isE164(text) ? text : "");
        if (number.isEmpty()) {
            problems.add(ProblemCode.NOT_E164.at(
                    at, "It is not a phone number with its country code, such as +4930244999901."));
            return null;
        }
        return number;
    }
}
