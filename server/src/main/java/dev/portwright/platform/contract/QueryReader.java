package dev.portwright.platform.contract;

import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ClientText;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes a query string apart and checks each parameter against the API description. */
final class QueryReader {
    /** The most parameters of a query, counted as often as each is given. */
    static final int MAX_PARAMETERS = 500;

    /** The most values of one parameter; as many as the largest page has entries. */
    static final int MAX_VALUES = 250;

    private final Map<String, QueryParameter> known;
    private final Problems problems = new Problems();
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private boolean knownKeysTold;

    private QueryReader(Map<String, QueryParameter> known) {
        this.known = known;
    }

    static Query read(Map<String, QueryParameter> known, @Nullable String rawQuery) {
        if (rawQuery == null || rawQuery.isEmpty()) {
            return Query.EMPTY;
        }
        QueryReader reader = new QueryReader(known);
        String[] pairs = rawQuery.split("&", MAX_PARAMETERS + 1);
        if (pairs.length > MAX_PARAMETERS) {
            throw new ApiException(ProblemCode.BAD_REQUEST.because(
                    "The query string has more than " + MAX_PARAMETERS + " parameters. Ask in several requests."));
        }
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                reader.take(pair);
            }
        }
        reader.problems.throwIfAny();
        return new Query(reader.values);
    }

    /** The normal form of the name in a part of a query such as {@code page%5Bsize%5D=5}. */
    static String key(String pair) {
        return QueryParameter.key(name(pair));
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return decode(equals < 0 ? pair : pair.substring(0, equals));
    }

    private void take(String pair) {
        int equals = pair.indexOf('=');
        String name = name(pair);
        String text = equals < 0 ? "" : decode(pair.substring(equals + 1));
        String key = QueryParameter.key(name);
        QueryParameter parameter = known.get(key);
        if (parameter != null) {
            add(name, parameter, text);
        } else if (key.equals("filter") || key.startsWith("filter.") || key.equals("sort") || key.startsWith("sort.")) {
            problems.add(ProblemCode.INVALID_FILTER.in(
                    name,
                    "'" + ClientText.quoted(name) + "' is not a filter or sort of this list."
                            + (knownKeysTold ? "" : " It knows: " + knownKeys() + ".")));
            knownKeysTold = true;
        } else if (key.equals("page") || key.startsWith("page.")) {
            problems.add(ProblemCode.BAD_REQUEST.in(
                    name,
                    known.containsKey("page.number")
                            ? "Use page[number] and page[size]."
                            : "What is listed here comes as a whole, without pages."));
        }
    }

    private void add(String name, QueryParameter parameter, String text) {
        List<String> already = values.computeIfAbsent(parameter.key(), key -> new ArrayList<>());
        if (!parameter.many() && !already.isEmpty()) {
            problems.add(ProblemCode.BAD_REQUEST.in(
                    name, "'" + ClientText.quoted(name) + "' is given twice. Give one value."));
            return;
        }
        for (String value : parameter.many() ? text.split(",", MAX_VALUES + 1) : new String[] {text}) {
            if (already.size() == MAX_VALUES) {
                problems.add(ProblemCode.OUT_OF_RANGE.in(
                        name, "'" + ClientText.quoted(name) + "' takes at most " + MAX_VALUES + " values."));
                return;
            }
            JsonNode node = node(parameter.type(), value);
            Problems found = new Problems();
            if (Json.unstorable(value)) {
                found.add(ProblemCode.BAD_REQUEST.because("The text holds a NUL character or half a surrogate pair."));
            } else {
                parameter.schema().check(node, found);
            }
            found.forEach(problem -> problems.add(asParameter(name, parameter, problem.code(), problem.detail())));
            already.add(value);
        }
    }

    private static Problem asParameter(String name, QueryParameter parameter, ProblemCode code, String detail) {
        boolean unknownSort = parameter.key().equals("sort") && code == ProblemCode.INVALID_ENUM;
        String what = code != ProblemCode.INVALID_TYPE
                ? detail
                : switch (parameter.type()) {
                    case "integer" -> "The value must be a whole number.";
                    case "boolean" -> "The value must be true or false.";
                    default -> detail;
                };
        return (unknownSort ? ProblemCode.INVALID_FILTER : code).in(name, what);
    }

    private static JsonNode node(String type, String value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (type.equals("integer") && value.matches("-?[0-9]{1,18}")) {
            return nodes.numberNode(Long.parseLong(value));
        }
        if (type.equals("boolean") && (value.equals("true") || value.equals("false"))) {
            return nodes.booleanNode(value.equals("true"));
        }
        return nodes.stringNode(value);
    }

    private String knownKeys() {
        List<String> names = new ArrayList<>();
        for (QueryParameter parameter : known.values()) {
            if (parameter.key().startsWith("filter") || parameter.key().startsWith("sort")) {
                names.add(parameter.name());
            }
        }
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String decode(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\uFFFD') >= 0) {
                throw new IllegalArgumentException();
            }
            return decoded;
        } catch (IllegalArgumentException e) {
            throw new ApiException(
                    ProblemCode.BAD_REQUEST.because("The query string is not valid percent-encoded UTF-8."));
        }
    }
}
