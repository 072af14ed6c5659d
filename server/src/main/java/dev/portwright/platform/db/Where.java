package dev.portwright.platform.db;

import java.util.ArrayList;
import java.util.List;

/** Conditions that all must hold, each with the values it compares with and the name of the filter that asked for it. */
public final class Where {
    private static final SqlText EVERYTHING = SqlText.of("true");
    private static final SqlText ONE = SqlText.of("({condition})");

    private final List<SqlText> conditions = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** Adds a condition; what it holds, be it an OR, stays together. */
    public Where and(String name, SqlText condition) {
        conditions.add(ONE.with("condition", condition));
        names.add(name);
        return this;
    }

    /** How many conditions there are. */
    public int size() {
        return names.size();
    }

    /** How many of them the filter of this name has asked for, such as two for both ends of a span of time. */
    public int size(String name) {
        return (int) names.stream().filter(name::equals).count();
    }

    public boolean has(String name) {
        return names.contains(name);
    }

    /** What stands after WHERE, or after an AND of it. */
    public SqlText text() {
        return conditions.isEmpty() ? EVERYTHING : SqlText.joined(" AND ", conditions);
    }
}
