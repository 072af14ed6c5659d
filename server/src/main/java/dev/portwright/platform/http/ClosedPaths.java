package dev.portwright.platform.http;

import dev.portwright.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import java.util.Set;

/**
 * Parts of the API that a server does not have, by its settings. Whatever the method, and whether or not there would be
 * an operation: the framework answers {@code OPTIONS} and methods that nobody knows by itself.
 */
public final class ClosedPaths {
    private static final int AFTER_FRONT_DOOR = 8_000;

    private ClosedPaths() {}

    /** Answers 404 at the path and everywhere below it. */
    public static void close(Filters filters, String path) {
        close(filters, path, StatusProblem.of(404));
    }

    /**
     * Answers the problem at the path and everywhere below it.
     *
     * @param path such as {@code /sandbox}
     */
    public static void close(Filters filters, String path, Problem problem) {
        filters.register(
                context -> {
                    if (isWithin(path, context.normalizedPath())) {
                        FrontDoor.refuse(context, problem, problem.code().status());
                    } else {
                        context.next();
                    }
                },
                AFTER_FRONT_DOOR);
    }

    /**
     * Answers 404 at some of the paths that stand one below another, and everywhere below them: for names that would be
     * taken for ids there.
     *
     * @param path such as {@code /v2/phone_numbers}
     * @param names such as {@code voice}
     */
    public static void closeBelow(Filters filters, String path, Set<String> names) {
        Problem problem = StatusProblem.of(404);
        filters.register(
                context -> {
                    String asked = context.normalizedPath();
                    if (isWithin(path, asked) && names.contains(nameBelow(path, asked))) {
                        FrontDoor.refuse(context, problem, problem.code().status());
                    } else {
                        context.next();
                    }
                },
                AFTER_FRONT_DOOR);
    }

    private static String nameBelow(String path, String asked) {
        String below = asked.substring(Math.min(asked.length(), path.length() + 1));
        int end = 0;
        while (end < below.length() && "/;".indexOf(below.charAt(end)) < 0) {
            end++;
        }
        return below.substring(0, end);
    }

    static boolean isWithin(String path, String asked) {
        return asked.startsWith(path)
                && (asked.length() == path.length() || "/;".indexOf(asked.charAt(path.length())) >= 0);
    }
}
