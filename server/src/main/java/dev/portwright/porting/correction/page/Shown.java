package dev.portwright.porting.correction.page;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import java.util.List;
import java.util.Map;

/**
 * How the page of a link is shown.
 *
 * @param token the secret of the link
 * @param given values that were refused, by the names of their fields; empty at first
 * @param withFiles whether files came with them, which browsers do not keep
 * @param problems what is wrong
 */
record Shown(String token, Map<String, String> given, boolean withFiles, List<Problem> problems) {
    static Shown first(String token) {
        return new Shown(token, Map.of(), false, List.of());
    }

    static Shown refused(String token, Map<String, String> given, boolean withFiles, ApiException why) {
        boolean busy = why.status() == ProblemCode.UNAVAILABLE.status();
        return new Shown(
                token,
                given,
                withFiles,
                busy
                        ? List.of(ProblemCode.UNAVAILABLE.because(
                                "This cannot be done at this moment. Please send it again in a minute."))
                        : why.problems());
    }
}
