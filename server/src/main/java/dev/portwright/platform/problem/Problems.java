package dev.portwright.platform.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Collects the problems of a request, so that all of them are told at once. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(Collection<Problem> problems) {
        found.addAll(problems);
    }

    public void forEach(Consumer<Problem> action) {
        found.forEach(action);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Ends the request when a problem was found.
     *
     * @throws ApiException with all of them
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ApiException(found);
        }
    }
}
