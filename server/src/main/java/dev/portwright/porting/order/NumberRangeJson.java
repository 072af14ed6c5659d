package dev.portwright.porting.order;

import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.phonenumber.PhoneNumberReading;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The first and the last number of a range on the wire: +E.164 in answers, in requests as people write them. */
public record NumberRangeJson(String startAt, String endAt) {
    public static NumberRangeJson of(NumberSpan span) {
        return new NumberRangeJson(span.first(), span.last());
    }

    /**
     * Reads a range, of numbers that there are or not; null when it is none, which is a problem then.
     *
     * @param range one that was held against the API description; values that are not as it says are missing
     * @param at pointer to it
     * @param country in which its numbers may have been written, as an ISO 3166-1 alpha-2 code; null when that is not known
     */
    public static @Nullable NumberSpan read(
            JsonNode range, String at, @Nullable String country, PhoneNumbers numbers, Problems problems) {
        String first = number(range.path("start_at"), at + "/start_at", country, numbers, problems);
        String last = number(range.path("end_at"), at + "/end_at", country, numbers, problems);
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

    private static @Nullable String number(
            JsonNode given, String at, @Nullable String country, PhoneNumbers numbers, Problems problems) {
        String text = given.asString("");
        if (text.isEmpty()) {
            return null; // The description has told that already.
        }
        PhoneNumberReading reading =
                country == null ? numbers.readInternational(text) : numbers.readWritten(text, country);
        String number = reading.e164().orElseGet(() -> PhoneNumbers.isE164(text) ? text : "");
        if (number.isEmpty()) {
            problems.add(ProblemCode.NOT_E164.at(
                    at,
                    country == null
                            ? "It is not a phone number with its country code, such as +4930244999901."
                            : "It is neither a phone number of " + country + " nor one with its country code."));
            return null;
        }
        return number;
    }
}
