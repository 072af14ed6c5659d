package dev.portwright.platform.problem;

import java.util.List;

/** A request that is refused, with every problem found in it. Its first problem decides the HTTP status. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ApiException(List<Problem> problems) {
        super(problems.isEmpty() ? "no problem given" : problems.getFirst().detail(), null, false, false);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs a problem");
        }
        this.problems = List.copyOf(problems);
    }

    public ApiException(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }

    public int status() {
        return problems.getFirst().code().status();
    }
}
