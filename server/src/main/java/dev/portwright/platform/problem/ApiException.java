package dev.portwright.platform.problem;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** A request that is refused, with every problem found in it. Its first problem decides the HTTP status. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final long secondsToWait;

    public ApiException(List<Problem> problems) {
        this(problems, 0);
    }

    public ApiException(Problem problem) {
        this(List.of(problem));
    }

    /**
     * A refusal that time will mend.
     *
     * @param nanos how long that takes
     */
    public ApiException(Problem problem, long nanos) {
        this(List.of(problem), nanos);
    }

    private ApiException(List<Problem> problems, long nanos) {
        super(problems.isEmpty() ? "no problem given" : problems.getFirst().detail(), null, false, false);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs a problem");
        }
        this.problems = List.copyOf(problems);
        this.secondsToWait = Math.max(1, Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1)));
    }

    public List<Problem> problems() {
        return problems;
    }

    /** After how many whole seconds the same request may be heard, where that is a matter of time; at least 1. */
    public long secondsToWait() {
        return secondsToWait;
    }

    public int status() {
        return problems.getFirst().code().status();
    }
}
