package dev.portwright.platform.http;

import dev.portwright.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;

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

    static boolean isWithin(String path, String asked) {
        return asked.startsWith(path)
                && (asked.length() == path.length() || "/;".indexOf(asked.charAt(path.length())) >= 0);
    }
}
