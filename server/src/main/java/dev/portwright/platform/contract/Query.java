package dev.portwright.platform.contract;

import dev.portwright.platform.problem.PageBounds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The checked parameters of a query string, by their normal form such as {@code filter.status}. */
public final class Query {
    static final Query EMPTY = new Query(Map.of());

    private final Map<String, List<String>> values;

    Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /** The value of a parameter that takes one. */
    public Optional<String> text(String key) {
        List<String> given = values.getOrDefault(key, List.of());
        return given.isEmpty() ? Optional.empty() : Optional.of(given.getFirst());
    }

    /** Every value of a parameter that takes several; empty when it was not given. */
    public List<String> texts(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** The normal forms of all parameters that were given. */
    public Set<String> keys() {
        return values.keySet();
    }

    public Optional<Boolean> bool(String key) {
        return text(key).map("true"::equals);
    }

    public int integer(String key, int otherwise) {
        return text(key).map(Integer::parseInt).orElse(otherwise);
    }

    /**
     * The page asked for, by {@code page[number]} and {@code page[size]}.
     *
     * @throws dev.portwright.platform.problem.ApiException 10033 when it reaches beyond {@link PageBounds#LAST_ENTRY}
     */
    public Page page() {
        Page page = new Page(integer("page.number", 1), integer("page.size", Page.DEFAULT_SIZE));
        if (page.offset() + page.size() > PageBounds.LAST_ENTRY) {
            throw PageBounds.tooFar();
        }
        return page;
    }
}
