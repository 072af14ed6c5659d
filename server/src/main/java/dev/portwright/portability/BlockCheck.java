package dev.portwright.portability;

import dev.portwright.phonenumber.BlockCountries;
import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Checks whether the numbers of a range can be ported together as a block. Each is looked up: neither numbering plans nor an
 * operator's carriers and ranges promise that what holds for the first and the last number holds for those between.
 */
@ApplicationScoped
public class BlockCheck {
    private final PortabilityService portability;

    BlockCheck(PortabilityService portability) {
        this.portability = portability;
    }

    /**
     * The results for all numbers of the range, rising.
     *
     * @param pointer where the range stands in the request
     * @param problems takes what keeps it from being a block: one problem for each reason, with the first number that it
     *     holds for
     */
    public List<PortabilityResult> check(NumberSpan range, String pointer, Problems problems) {
        List<PortabilityResult> results = portability.check(range.numbers());
        Map<String, List<PortabilityResult>> refused = new LinkedHashMap<>();
        for (PortabilityResult result : results) {
            if (!result.portable()) {
                refused.computeIfAbsent(result.notPortableReason(), reason -> new ArrayList<>())
                        .add(result);
            }
        }
        refused.forEach((reason, of) ->
                problems.add(Objects.requireNonNull(of.getFirst().refusal())
                        .at(pointer, those(of) + " cannot be ported: " + reason + ".")));
        if (refused.isEmpty()) {
            together(results, pointer, problems);
        }
        return results;
    }

    private static String those(List<PortabilityResult> of) {
        String first = of.getFirst().phoneNumber();
        return of.size() == 1 ? first : first + " and " + (of.size() - 1) + " more of the range";
    }

    private static void together(List<PortabilityResult> results, String pointer, Problems problems) {
        PortabilityResult first = results.getFirst();
        String country = facts(first).countryCode();
        List<String> countries = BlockCountries.withBlocks();
        if (!countries.contains(country)) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    pointer,
                    "Only numbers of " + String.join(", ", countries) + " are ported in blocks, and these are of "
                            + country + ". Give each number by itself in phone_numbers."));
            return;
        }
        results.stream()
                .filter(result -> !first.goesWith(result))
                .findFirst()
                .ifPresent(other -> problems.add(ProblemCode.UNPROCESSABLE.at(
                        pointer,
                        "All numbers of a block must be of one country, type and losing carrier, but " + words(first)
                                + " and " + words(other) + ".")));
    }

    private static String words(PortabilityResult result) {
        return result.phoneNumber() + " is " + facts(result).type().wireName() + " in "
                + facts(result).countryCode() + " of " + result.carrierName();
    }

    private static PhoneNumberFacts facts(PortabilityResult result) {
        return Objects.requireNonNull(result.facts());
    }
}
