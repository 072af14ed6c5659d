package dev.portwright.porting.order;

import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
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
    private static final ActivationRanges PARTS = new ActivationRanges("the block", "numbers");

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
     * @param country in which its numbers may have been written; null when that is not known
     */
    public static @Nullable WantedBlock read(
            JsonNode body, String place, @Nullable String country, PhoneNumbers numbers, Problems problems) {
        String pointer = place + "/phone_number_range";
        ActivationRanges.Reader<NumberSpan> reader = (given, at) -> span(given, at, country, numbers, problems);
        NumberSpan range = reader.read(body.path("phone_number_range"), pointer);
        List<NumberSpan> parts = PARTS.read(body, place, range, reader, problems);
        return range == null ? null : new WantedBlock(pointer, range, parts);
    }

    private static @Nullable NumberSpan span(
            JsonNode given, String at, @Nullable String country, PhoneNumbers numbers, Problems problems) {
        NumberSpan span = NumberRangeJson.read(given, at, country, numbers, problems);
        String flaw = span == null
                ? null
                : NumberSpan.flawOfBlock(span.first(), span.last()).orElse(null);
        if (flaw != null) {
            problems.add(ProblemCode.OUT_OF_RANGE.at(at, flaw));
            return null;
        }
        return span;
    }
}
