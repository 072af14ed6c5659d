package dev.portwright.porting.correction.page;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts how many forms are being sent by each link at this process, so that nobody takes all there is for files. */
@ApplicationScoped
class SendsUnderWay {
    /** One, and one more of who sends it again before that is answered. */
    static final int MOST = 2;

    private final ConcurrentMap<UUID, Integer> underWay = new ConcurrentHashMap<>();

    /** Counts one more; false when there are {@value #MOST} already. */
    boolean begin(UUID linkId) {
        if (underWay.merge(linkId, 1, Integer::sum) > MOST) {
            end(linkId);
            return false;
        }
        return true;
    }

    static ApiException tooMany() {
        return new ApiException(ProblemCode.TOO_MANY_REQUESTS.because(
                "What you sent before is still on its way. Please wait a moment, then load this page again."));
    }

    void end(UUID linkId) {
        underWay.computeIfPresent(linkId, (any, count) -> count == 1 ? null : count - 1);
    }
}
