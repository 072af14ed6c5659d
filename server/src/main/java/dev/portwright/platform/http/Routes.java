package dev.portwright.platform.http;

import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The paths of the API description and which methods each takes: the framework refuses the others without saying. */
@Singleton
class Routes {
    /** Those that paths may take. */
    static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** A path that is described. */
    static final class Route {
        private final String template;
        private final Set<String> methods;
        private final List<String> neededByPost;

        private Route(String template, Set<String> methods, List<String> neededByPost) {
            this.template = template;
            this.methods = methods;
            this.neededByPost = neededByPost;
        }

        /** The path with its parameters in braces. */
        String template() {
            return template;
        }

        boolean takes(String method) {
            return methods.contains(method);
        }

        /** The problem of a method that it does not take. Who asks where something is to be sent hears what. */
        Problem otherMethod() {
            Problem plain = StatusProblem.of(ProblemCode.METHOD_NOT_ALLOWED.status());
            return takes("GET") || neededByPost.isEmpty()
                    ? plain
                    : plain.code()
                            .because(plain.detail() + " It takes a POST with " + String.join(" and ", neededByPost)
                                    + " in a JSON body.");
        }

        /** The value of the Allow header (RFC 9110, 10.2.1). */
        String allowed() {
            return String.join(", ", methods);
        }
    }

    /** One segment of paths and what may follow it. */
    private static final class Node {
        private final Map<String, Node> named = new HashMap<>();
        private @Nullable Node parameter;
        private @Nullable Route route;

        Node child(String segment) {
            if (!segment.startsWith("{")) {
                return named.computeIfAbsent(segment, name -> new Node());
            }
            Node known = parameter;
            if (known == null) {
                known = new Node();
                parameter = known;
            }
            return known;
        }
    }

    private final Node root = new Node();

    Routes(Contract contract) {
        contract.paths().forEach((template, methods) -> add(template, taken(methods), contract.neededByPost(template)));
    }

    private void add(String template, Set<String> methods, List<String> neededByPost) {
        Node node = root;
        for (String segment : template.substring(1).split("/", -1)) {
            node = node.child(segment);
        }
        node.route = new Route(template, methods, neededByPost);
    }

    /** The route of a path, a slash at its end or not; null for a path that is not described. */
    @Nullable
    Route of(String path) {
        int end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
        return path.startsWith("/") ? find(root, path, 1, end) : null;
    }

    private static @Nullable Route find(Node node, String path, int from, int end) {
        int slash = path.indexOf('/', from);
        int stop = slash < 0 || slash > end ? end : slash;
        Node named = node.named.get(path.substring(from, stop));
        Route found = named == null ? null : after(named, path, stop, end);
        if (found == null && node.parameter != null && stop > from) {
            found = after(node.parameter, path, stop, end);
        }
        return found;
    }

    private static @Nullable Route after(Node node, String path, int stop, int end) {
        return stop == end ? node.route : find(node, path, stop + 1, end);
    }

    /** The methods that are described, and those that come with them. */
    private static Set<String> taken(Set<String> described) {
        Set<String> methods = new TreeSet<>();
        methods.add("OPTIONS");
        described.forEach(method -> methods.add(method.toUpperCase(Locale.ROOT)));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }
}
