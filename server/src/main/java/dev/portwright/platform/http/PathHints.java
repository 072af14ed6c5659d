package dev.portwright.platform.http;

import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says which path somebody may have meant who asked for one that there is not. Only paths of the description are told,
 * nothing of what was sent. Paths of {@value #LONGEST} characters and {@value #MOST_SEGMENTS} segments are compared with
 * each of the description; who sends longer ones has not mistyped.
 */
@Singleton
class PathHints {
    private static final int LONGEST = 300;
    private static final int MOST_SEGMENTS = 12;
    private static final int MOST_TOLD = 2;

    private static final String BASE = "/v2";
    private static final String PORTOUTS = "portouts";

    private static final String END = " The operations are listed at /docs.";

    private record Known(String template, List<String> segments, String methods) {}

    private final List<Known> known;

    @Inject
    PathHints(Contract contract) {
        this(contract.paths());
    }

    /** For paths with their methods in small letters, as {@link Contract#paths()} has them. */
    PathHints(Map<String, Set<String>> paths) {
        known = paths.entrySet().stream()
                .filter(path -> path.getKey().startsWith(BASE + "/"))
                .map(path -> new Known(path.getKey(), segments(path.getKey()), methods(path.getValue())))
                .toList();
    }

    private static String methods(Set<String> methods) {
        return methods.stream().map(method -> method.toUpperCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
        segments.removeIf(String::isEmpty);
        return segments;
    }

    /** The problem of a path that is not there. */
    Problem notFound(@Nullable String path) {
        Problem plain = StatusProblem.of(ProblemCode.NOT_FOUND.status());
        if (path == null || path.length() > LONGEST) {
            return plain;
        }
        List<String> asked = segments(path);
        if (asked.isEmpty() || asked.size() > MOST_SEGMENTS) {
            return plain;
        }
        if (!asked.getFirst().equals(BASE.substring(1))) {
            return meant(withoutBase(asked), plain);
        }
        return isOfPortouts(asked) && known.stream().noneMatch(one -> isOfPortouts(one.segments()))
                ? ProblemCode.NOT_FOUND.because("There is nothing at this path. The published API has port-outs at "
                        + BASE + "/" + PORTOUTS + ", which this server does not serve." + END)
                : meant(nearest(asked), plain);
    }

    private static boolean isOfPortouts(List<String> path) {
        return path.size() > 1
                && AskedPath.OTHER_NAMES.getOrDefault(path.get(1), path.get(1)).equals(PORTOUTS);
    }

    private static Problem meant(List<Known> meant, Problem otherwise) {
        return meant.isEmpty()
                ? otherwise
                : ProblemCode.NOT_FOUND.because("There is nothing at this path. Did you mean "
                        + meant.stream()
                                .map(one -> one.template() + " (" + one.methods() + ")")
                                .collect(Collectors.joining(" or "))
                        + "?" + END);
    }

    /** What was meant by those who were told an address without the beginning that all paths of the API have. */
    private List<Known> withoutBase(List<String> asked) {
        AskedPath path = new AskedPath(asked);
        return known.stream()
                .filter(one -> one.segments().size() == asked.size() + 1)
                .filter(one -> path.cost(one.segments().subList(1, asked.size() + 1)) == 0)
                .limit(MOST_TOLD)
                .toList();
    }

    private List<Known> nearest(List<String> asked) {
        List<Known> nearest = new ArrayList<>();
        AskedPath path = new AskedPath(asked);
        int least = AskedPath.MOST_COST;
        for (Known one : known) {
            int cost = path.cost(one.segments());
            if (cost > least || !path.isNamedLike(one.segments())) {
                continue;
            }
            if (cost < least) {
                nearest.clear();
                least = cost;
            }
            if (nearest.size() < MOST_TOLD) {
                nearest.add(one);
            }
        }
        return nearest;
    }
}
