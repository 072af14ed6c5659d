package dev.portwright.platform.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects the problems of a request, so that all of them are told at once: each one once, and at most {@value #MAX}.
 */
public final class Problems {
    /** How many problems an answer tells at most. Whoever made more has one mistake in many places, or means harm. */
    public static final int MAX = 100;

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<String> settled = new HashSet<>();

    /**
     * Starts with problems of a body's form. Whatever is found later in the same places, or within them, would only be
     * their consequence and is left out.
     */
    public static Problems startingWith(List<Problem> ofForm) {
        Problems problems = new Problems();
        problems.addAll(ofForm);
        for (Problem problem : ofForm) {
            if (problem.pointer() != null) {
                problems.settled.add(problem.pointer());
            }
        }
        return problems;
    }

    /**
     * Adds a problem, unless it is there already or a consequence of one that is.
     *
     * @throws ApiException when there are {@value #MAX} already: the request is refused with what was found until then,
     *     and whoever was looking for more stops
     */
    public void add(Problem problem) {
        if (isSettled(problem.pointer()) || found.contains(problem)) {
            return;
        }
        if (found.size() == MAX) {
            throw new ApiException(withWordOfMore());
        }
        found.add(problem);
    }

    private List<Problem> withWordOfMore() {
        List<Problem> told = new ArrayList<>(found).subList(0, MAX - 1);
        told.add(ProblemCode.UNPROCESSABLE.because("There are more problems than the " + (MAX - 1)
                + " told before this one. Looking for more was given up; mend those and send the request again."));
        return told;
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

    /** Adds one after the other; see {@link #add}. */
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
            throw new ApiException(all());
        }
    }
}
