package dev.portwright.portingorder;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.portability.PortabilityService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides which numbers of a request can be ported at all. */
@ApplicationScoped
class NumberCheck {
    private final PortabilityService portability;

    NumberCheck(PortabilityService portability) {
        this.portability = portability;
    }

    /**
     * The results for the numbers, all of them portable.
     *
     * @throws ApiException 422 with one problem for each number that is not +E.164, not valid, not portable or given
     *     twice
     */
    List<PortabilityResult> accepted(List<String> numbers) {
        Problems problems = new Problems();
        List<PortabilityResult> results = new ArrayList<>(numbers.size());
        Map<String, Integer> firstAt = new HashMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            String number = numbers.get(i);
            Integer before = firstAt.putIfAbsent(number, i);
            PortabilityResult result = portability.check(number);
            ProblemCode refusal = result.refusal();
            if (before != null) {
                problems.add(ProblemCode.DUPLICATE_NUMBERS.at(
                        "/phone_numbers/" + i,
                        "The number stands in the request twice, first at index " + before + "."));
            } else if (refusal != null) {
                problems.add(refusal.at("/phone_numbers/" + i, result.notPortableReason() + "."));
            } else {
                results.add(result);
            }
        }
        problems.throwIfAny();
        return results;
    }
}
