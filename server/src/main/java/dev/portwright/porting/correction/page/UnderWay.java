package dev.portwright.porting.correction.page;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts what is being done by each link at this process, so that nobody takes all there is for files. */
@ApplicationScoped
class UnderWay {
    /** One, and one more of who asks again before that is answered. */
    static final int MOST = 2;

    /** What is counted, each for itself. */
    enum What {
        FORM("What you sent before is still on its way. Please wait a moment, then load this page again."),
        LETTER("The letter is being made for this link already. Please wait a moment, then load it again.");

        private final String busy;

        What(String busy) {
            this.busy = busy;
        }

        ApiException tooMany() {
            return new ApiException(ProblemCode.TOO_MANY_REQUESTS.because(busy));
        }
    }

    private record Key(UUID link, What what) {}

    private final ConcurrentMap<Key, Integer> underWay = new ConcurrentHashMap<>();

    /** Counts one more; false when there are {@value #MOST} already. */
    boolean begin(UUID link, What what) {
        if (underWay.merge(new Key(link, what), 1, Integer::sum) > MOST) {
            end(link, what);
            return false;
        }
        return true;
    }

    void end(UUID link, What what) {
        underWay.computeIfPresent(new Key(link, what), (any, count) -> count == 1 ? null : count - 1);
    }
}
