package dev.portwright.platform.http;

import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Which methods a path takes, by the API description: the framework refuses the others without saying. */
@Singleton
class AllowedMethods {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private record Entry(Pattern path, Set<String> methods) {}

    private final List<Entry> entries = read(Json.read(Contract.json()));

    /** The value of the Allow header (RFC 9110, 10.2.1) for a path. */
    String of(String path) {
        Set<String> allowed = methodsOf(path);
        allowed.add("OPTIONS");
        return String.join(", ", allowed);
    }

    /** True for a path that is described. */
    boolean knows(String path) {
        return !methodsOf(path).isEmpty();
    }

    /** True when the description has an operation of this method at the path. */
    boolean takes(String method, String path) {
        return methodsOf(path).contains(method);
    }

    private Set<String> methodsOf(String path) {
        Set<String> found = new TreeSet<>();
        for (Entry entry : entries) {
            if (entry.path().matcher(path).matches()) {
                found.addAll(entry.methods());
            }
        }
        return found;
    }

    private static List<Entry> read(JsonNode document) {
        String prefix = document.at("/servers/0/url").asString();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            boolean own = path.getValue().at("/servers/0/url").asString("").equals("/");
            entries.add(new Entry(pattern((own ? "" : prefix) + path.getKey()), methods(path.getValue())));
        }
        return entries;
    }

    private static Pattern pattern(String template) {
        String quoted = "\\Q" + template.replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q") + "\\E";
        return Pattern.compile(quoted + "/?");
    }

    private static Set<String> methods(JsonNode path) {
        Set<String> methods = new TreeSet<>();
        for (String name : path.propertyNames()) {
            if (METHODS.contains(name)) {
                methods.add(name.toUpperCase(Locale.ROOT));
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }
}
