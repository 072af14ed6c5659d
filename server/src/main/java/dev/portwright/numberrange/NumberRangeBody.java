package dev.portwright.numberrange;

import dev.portwright.phonenumber.NumberRange;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the body of {@code ReplaceNumberRanges}, which has its form, and goes on where the description ends. */
final class NumberRangeBody {
    private NumberRangeBody() {}

    /** The ranges; those that cannot be are problems. */
    static List<OwnRange> read(JsonNode body, Problems problems) {
        List<OwnRange> ranges = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (JsonNode entry : body.path("number_ranges")) {
            String at = "/number_ranges/" + ranges.size();
            String prefix = entry.path("prefix").asString("");
            int digits = entry.path("digits").asInt(0);
            String country = entry.path("country_code").asString("").toUpperCase(Locale.ROOT);
            Integer before = places.putIfAbsent(prefix, ranges.size());
            if (before != null) {
                problems.add(ProblemCode.UNPROCESSABLE.at(
                        at + "/prefix", "The prefix stands in the list twice, first at index " + before + "."));
            }
            if (prefix.length() > digits) {
                problems.add(ProblemCode.OUT_OF_RANGE.at(
                        at + "/digits",
                        "Numbers that begin with %s have more than %d digits.".formatted(prefix, digits)));
            }
            if (!PhoneNumbers.isOfCountry(prefix, country)) {
                problems.add(ProblemCode.UNPROCESSABLE.at(
                        at + "/country_code",
                        "Numbers of %s do not begin with %s. Give the prefix with its country code and without plus sign."
                                .formatted(country, prefix)));
            }
            ranges.add(new OwnRange(
                    new NumberRange(
                            prefix,
                            digits,
                            country,
                            PhoneNumberType.of(entry.path("phone_number_type").asString())),
                    entry.path("note").asString("")));
        }
        return List.copyOf(ranges);
    }
}
