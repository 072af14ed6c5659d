package dev.portwright.platform.db;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SQL whose values travel with it: a statement, or a part of one that is put into others.
 *
 * <pre>{@code
 * SqlText.of("SELECT name FROM thing WHERE owner = {owner} AND {filters}")
 *         .with("owner", owner)
 *         .with("filters", where.text())
 * }</pre>
 *
 * A place in braces takes a value, which becomes a parameter wherever the place stands, or another text, which becomes
 * part of the SQL with the values it has. SQL is only what stands in the program: {@link #of} takes constants, the
 * compiler refuses everything else, and every other string is a value.
 */
public final class SqlText {
    private static final Pattern PLACE_OR_MARKS = Pattern.compile("\\{([a-z][a-z_]*)}|\\?+");

    private sealed interface Part {}

    private record Words(String sql) implements Part {}

    private record Place(String name) implements Part {}

    @FunctionalInterface
    private non-sealed interface Value extends Part {
        void setNext(Sql sql);
    }

    private final List<Part> parts;

    private SqlText(List<Part> parts) {
        List<Part> merged = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Words(String sql)
                    && !merged.isEmpty()
                    && merged.getLast() instanceof Words(String before)) {
                merged.set(merged.size() - 1, new Words(before + sql));
            } else {
                merged.add(part);
            }
        }
        this.parts = List.copyOf(merged);
    }

    /**
     * SQL with places such as {@code {limit}}. Write {@code ??} where PostgreSQL's own operator is a question mark.
     *
     * @throws IllegalArgumentException for a question mark that stands for a parameter: it has no value
     */
    public static SqlText of(@CompileTimeConstant String sql) {
        List<Part> parts = new ArrayList<>();
        Matcher found = PLACE_OR_MARKS.matcher(sql);
        int end = 0;
        while (found.find()) {
            if (found.group(1) != null) {
                parts.add(new Words(sql.substring(end, found.start())));
                parts.add(new Place(found.group(1)));
                end = found.end();
            } else if (found.group().length() % 2 != 0) {
                throw new IllegalArgumentException("a parameter without a name: " + sql);
            }
        }
        parts.add(new Words(sql.substring(end)));
        return new SqlText(parts);
    }

    /** One text after the other, with the same SQL between any two. */
    public static SqlText joined(@CompileTimeConstant String between, Collection<SqlText> texts) {
        List<Part> parts = new ArrayList<>();
        for (SqlText text : texts) {
            if (!parts.isEmpty()) {
                parts.add(new Words(between));
            }
            parts.addAll(text.parts);
        }
        return new SqlText(parts);
    }

    /**
     * Puts a text into the places of this name. A place that it has itself is one of the whole from then on.
     *
     * @throws IllegalArgumentException when there is no such place, here as in all others
     */
    public SqlText with(String name, SqlText text) {
        return replaced(name, text.parts);
    }

    public SqlText with(String name, @Nullable UUID value) {
        return value(name, sql -> sql.set(value));
    }

    public SqlText with(String name, @Nullable String value) {
        return value(name, sql -> sql.set(value));
    }

    public SqlText with(String name, @Nullable Boolean value) {
        return value(name, sql -> sql.set(value));
    }

    public SqlText with(String name, @Nullable Integer value) {
        return value(name, sql -> sql.set(value));
    }

    public SqlText with(String name, long value) {
        return value(name, sql -> sql.set(value));
    }

    public SqlText with(String name, @Nullable Instant value) {
        return value(name, sql -> sql.set(value));
    }

    /** Gives an array; {@code type} is the element's PostgreSQL type, such as {@code text} or {@code uuid}. */
    public SqlText with(String name, String type, Collection<? extends @Nullable Object> values) {
        return value(name, sql -> sql.array(type, values));
    }

    private SqlText value(String name, Value value) {
        return replaced(name, List.of(value));
    }

    private SqlText replaced(String name, List<Part> by) {
        Place place = new Place(name);
        List<Part> replaced = new ArrayList<>();
        for (Part part : parts) {
            if (part.equals(place)) {
                replaced.addAll(by);
            } else {
                replaced.add(part);
            }
        }
        if (!parts.contains(place)) {
            throw new IllegalArgumentException("there is no place {" + name + "} in: " + this);
        }
        return new SqlText(replaced);
    }

    /**
     * The statement with a question mark for each place that has no value, for what runs so often that it is made once:
     * {@link Tx#sql(String)}, whose parameters are set in the order of the places.
     *
     * @throws IllegalArgumentException when a place has a value already
     */
    public String positional() {
        if (parts.stream().anyMatch(Value.class::isInstance)) {
            throw new IllegalArgumentException("a place has a value already in: " + this);
        }
        return parts.stream()
                .map(part -> part instanceof Words(String sql) ? sql : "?")
                .collect(Collectors.joining());
    }

    /**
     * The statement as it is prepared.
     *
     * @throws IllegalArgumentException when a place has no value
     */
    String statement() {
        if (parts.stream().anyMatch(Place.class::isInstance)) {
            throw new IllegalArgumentException("a place has no value in: " + this);
        }
        return toString();
    }

    /** Sets the values in the order of their question marks. */
    void setValues(Sql sql) {
        for (Part part : parts) {
            if (part instanceof Value value) {
                value.setNext(sql);
            }
        }
    }

    /** The SQL with a question mark for each value, whatever it is; places without one stand as they were written. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    switch (part) {
                        case Words words -> words.sql;
                        case Place place -> "{" + place.name + "}";
                        case Value value -> "?";
                    });
        }
        return text.toString();
    }
}
