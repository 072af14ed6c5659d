package dev.portwright.platform.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects the problems of a request, so that all of them are told at once. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();
    private final Set<String> settled = new HashSet<>();

    /**
     * Starts with problems of a body's form. Whatever is found later in the same places, or within them, would only be
     * their consequence and is left out.
     */
    public static Problems startingWith(List<Problem> ofForm) {
        Problems problems = new Problems();
        for (Problem problem : ofForm) {
            problems.found.add(problem);
            if (problem.pointer() != null) {
                problems.settled.add(problem.pointer());
            }
        }
        return problems;
    }

    public void add(Problem problem) {
        if (!isSettled(problem.pointer())) {
            found.add(problem);
        }
    }

    private boolean isSettled(@Nullable String pointer) {
        if (pointer == null || settled.isEmpty()) {
            return false;
        }
        for (int end = pointer.length(); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
            if (settled.contains(pointer.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    public void addAll(Collection<Problem> problems) {
        problems.forEach(this::add);
    }

    public void forEach(Consumer<Problem> action) {
        found.forEach(action);
    }

    /** What was found so far, in the order it was found in. */
    public List<Problem> all() {
        return List.copyOf(found);
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
