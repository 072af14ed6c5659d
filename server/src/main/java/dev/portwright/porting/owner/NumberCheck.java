package dev.portwright.porting.owner;

import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.portability.PortabilityService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Decides which numbers of a request can be ported at all. */
@ApplicationScoped
class NumberCheck {
    private final PortabilityService portability;

    NumberCheck(PortabilityService portability) {
        this.portability = portability;
    }

    /**
     * What was found.
     *
     * @param numbers those of the request, in its order, as +E.164 where they can be read
     * @param portable the results for those of them that can be ported
     */
    record Found(List<String> numbers, List<PortabilityResult> portable) {}

    /**
     * Reads the numbers and finds those that can be ported.
     *
     * @param refusals takes, by the number's place in the list, what is wrong with each number that is not +E.164, not
     *     valid, not portable or given twice
     */
    Found check(List<String> numbers, SortedMap<Integer, Problem> refusals) {
        List<String> read = new ArrayList<>(numbers.size());
        List<PortabilityResult> results = new ArrayList<>(numbers.size());
        Map<String, Integer> firstAt = new HashMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            PortabilityResult result = portability.check(numbers.get(i));
            read.add(result.phoneNumber());
            Integer before = firstAt.putIfAbsent(result.phoneNumber(), i);
            ProblemCode refusal = result.refusal();
            if (before != null) {
                refusals.put(
                        i,
                        ProblemCode.DUPLICATE_NUMBERS.at(
                                "/phone_numbers/" + i,
                                "The number stands in the request twice, first at index " + before + "."));
            } else if (refusal != null) {
                refusals.put(i, refusal.at("/phone_numbers/" + i, result.notPortableReason() + "."));
            } else {
                results.add(result);
            }
        }
        return new Found(read, results);
    }
}
