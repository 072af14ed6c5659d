package dev.portwright.platform.page;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.platform.time.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A filter of a list: the name that clients know it by, the operators they may use with it, and what each is in SQL. A
 * list declares all of its filters in one place. The API description says what they take, so values have their form
 * already; several values, where it lets several be given, are alternatives.
 *
 * <p>Names are in normal form, {@code created_at} for {@code filter[created_at]}. A column is any SQL expression.
 */
public final class Filter {
    private static final String PREFIX = "filter.";
    private static final SqlText EQUAL = SqlText.of("{column} = {value}");
    private static final SqlText ANY = SqlText.of("{column} = ANY ({values})");
    private static final SqlText LIKE = SqlText.of("{column} LIKE {value}");
    private static final SqlText EITHER = SqlText.of("({own} OR {column} = ANY (ARRAY({called})))");
    private static final SqlText LOWER = SqlText.of("lower({column})");

    /** The ends that a span of time may have. */
    public enum Bound {
        GTE,
        LTE,
        GT,
        LT;

        /** With places for the {@code column} and the {@code value}. */
        private SqlText condition() {
            return switch (this) {
                case GTE -> SqlText.of("{column} >= {value}");
                case LTE -> SqlText.of("{column} <= {value}");
                case GT -> SqlText.of("{column} > {value}");
                case LT -> SqlText.of("{column} < {value}");
            };
        }

        private String operator() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Makes a condition of at least one value, or refuses what cannot be looked for. */
    @FunctionalInterface
    private interface Condition {
        SqlText of(List<String> values);
    }

    private record Operator(String key, Condition condition) {
        Operator with(Function<Condition, Condition> change) {
            return new Operator(key, change.apply(condition));
        }
    }

    private final String name;
    private final List<Operator> operators;

    /** Stands for values that were not given; empty when all entries are wanted then. */
    private final List<String> otherwise;

    private Filter(String name, List<Operator> operators, List<String> otherwise) {
        this.name = name;
        this.operators = operators;
        this.otherwise = otherwise;
    }

    private static Filter plain(String name, Condition condition) {
        return new Filter(name, List.of(new Operator(PREFIX + name, condition)), List.of());
    }

    /**
     * The conditions that a query asks for, each by the name of its filter.
     *
     * @throws ApiException with the problems of the first filter whose values cannot be looked for
     * @throws IllegalStateException when the API description takes a filter that is not declared: to pass it over would be
     *     to answer with what was not asked for
     */
    public static Where where(List<Filter> declared, Query query) {
        for (String key : query.keys()) {
            if (key.startsWith(PREFIX) && declared.stream().noneMatch(filter -> filter.has(key))) {
                throw new IllegalStateException("the list does not declare the filter " + key);
            }
        }
        Where where = new Where();
        declared.forEach(filter -> filter.addTo(where, query));
        return where;
    }

    private boolean has(String key) {
        return operators.stream().anyMatch(operator -> operator.key.equals(key));
    }

    private void addTo(Where where, Query query) {
        Problems problems = new Problems();
        for (Operator operator : operators) {
            List<String> given = query.texts(operator.key);
            List<String> values = given.isEmpty() ? otherwise : given;
            if (!values.isEmpty()) {
                try {
                    where.and(name, operator.condition.of(values));
                } catch (ApiException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        problems.throwIfAny();
    }

    /** The text itself. */
    public static Filter text(String name, @CompileTimeConstant String column) {
        return text(name, SqlText.of(column));
    }

    /** The same of an expression that other statements have too. */
    public static Filter text(String name, SqlText column) {
        return plain(name, equal(column));
    }

    private static Condition equal(SqlText column) {
        return oneOf(column, "text", value -> EQUAL.with("value", value));
    }

    /** For a column that is a list of texts: what has one of the values in it. */
    public static Filter overlapping(String name, @CompileTimeConstant String column) {
        return texts(name, SqlText.of("{column} && {values}").with("column", SqlText.of(column)));
    }

    /**
     * For what is compared in a way of its own.
     *
     * @param condition holds for what has one of the texts in the place {@code values}, an array
     */
    public static Filter texts(String name, SqlText condition) {
        return plain(name, values -> condition.with("values", "text", values));
    }

    public static Filter uuid(String name, @CompileTimeConstant String column) {
        return plain(name, oneOf(SqlText.of(column), "uuid", value -> EQUAL.with("value", UUID.fromString(value))));
    }

    /** One value is compared by itself: an index that begins with the column then has its rows in order. */
    private static Condition oneOf(SqlText column, String type, Function<String, SqlText> equal) {
        return values -> {
            List<String> distinct = values.stream().distinct().toList();
            SqlText condition =
                    distinct.size() == 1 ? equal.apply(distinct.getFirst()) : ANY.with("values", type, distinct);
            return condition.with("column", column);
        };
    }

    /** A code that is kept in capitals, such as that of a country, in whichever case it is given. */
    public static Filter code(String name, @CompileTimeConstant String column) {
        return text(name, column).as(code -> code.toUpperCase(Locale.ROOT));
    }

    /** An id that others have made, of which it is not known whether case matters there: here it does not. */
    public static Filter id(String name, @CompileTimeConstant String column) {
        return plain(name, equal(LOWER.with("column", SqlText.of(column)))).as(Filter::lowerCase);
    }

    /** The same; the word {@code null} stands for having none. */
    public static Filter idOrNone(String name, @CompileTimeConstant String column) {
        SqlText none = SqlText.of("{column} IS NULL").with("column", SqlText.of(column));
        return id(name, column).changed(id -> values -> values.contains("null") ? none : id.of(values));
    }

    /**
     * An id of something with a name, found by the id or by the name, or by a part of either: {@code contains}, {@code
     * starts_with} and {@code ends_with}.
     *
     * @param called a query of the ids, in small letters, of those whose name meets the condition in the place {@code matching}
     * @param nameColumn the name in that query
     */
    public static Filter idOrName(
            String name, @CompileTimeConstant String column, SqlText called, @CompileTimeConstant String nameColumn) {
        SqlText id = LOWER.with("column", SqlText.of(column));
        SqlText either = EITHER.with("column", id).with("called", called);
        List<Operator> byId = byPart(PREFIX + name, id);
        List<Operator> byName = byPart(PREFIX + name, LOWER.with("column", SqlText.of(nameColumn)));
        List<Operator> operators = new ArrayList<>();
        for (int i = 0; i < byId.size(); i++) {
            Condition own = byId.get(i).condition;
            Condition its = byName.get(i).condition;
            operators.add(new Operator(
                    byId.get(i).key,
                    values -> either.with("own", own.of(values)).with("matching", its.of(values))));
        }
        return new Filter(name, operators, List.of()).as(Filter::lowerCase);
    }

    /** A text in whichever case, found by a part of it too: {@code contains}, {@code starts_with} and {@code ends_with}. */
    public static Filter textOrPart(String name, @CompileTimeConstant String column) {
        List<Operator> operators = byPart(PREFIX + name, LOWER.with("column", SqlText.of(column)));
        return new Filter(name, operators, List.of()).as(Filter::lowerCase);
    }

    private static List<Operator> byPart(String key, SqlText column) {
        SqlText like = LIKE.with("column", column);
        return List.of(
                new Operator(key, equal(column)),
                new Operator(key + ".contains", parts -> like.with("value", "%" + literally(parts.getFirst()) + "%")),
                new Operator(key + ".starts_with", parts -> like.with("value", literally(parts.getFirst()) + "%")),
                new Operator(key + ".ends_with", parts -> like.with("value", "%" + literally(parts.getFirst()))));
    }

    /** A part as it stands in a pattern of LIKE, where it means nothing but itself. */
    public static String literally(String part) {
        return part.replaceAll("[\\\\%_]", "\\\\$0");
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public static Filter bool(String name, @CompileTimeConstant String column) {
        SqlText equal = EQUAL.with("column", SqlText.of(column));
        return plain(name, values -> equal.with("value", isTrue(values)));
    }

    /** For what is no column: a condition for true and one for false. */
    public static Filter bool(
            String name, @CompileTimeConstant String whenTrue, @CompileTimeConstant String whenFalse) {
        SqlText yes = SqlText.of(whenTrue);
        SqlText no = SqlText.of(whenFalse);
        return plain(name, values -> isTrue(values) ? yes : no);
    }

    private static boolean isTrue(List<String> values) {
        return values.getFirst().equals("true");
    }

    /** A span of time by those of its ends that the list knows: the way to what lies beyond the pages of a long list. */
    public static Filter time(String name, @CompileTimeConstant String column, Bound... bounds) {
        SqlText time = SqlText.of(column);
        List<Operator> operators = Arrays.stream(bounds)
                .map(bound -> new Operator(
                        PREFIX + name + "." + bound.operator(),
                        values -> bound.condition()
                                .with("column", time)
                                .with(
                                        "value",
                                        instant("filter[" + name + "][" + bound.operator() + "]", values.getFirst()))))
                .toList();
        return new Filter(name, operators, List.of());
    }

    /**
     * A time to look for.
     *
     * @param parameter where it was given
     * @throws ApiException 422 when it is none that there can be
     */
    public static Instant instant(String parameter, String text) {
        return Times.parse(text)
                .orElseThrow(() -> new ApiException(ProblemCode.INVALID_TYPE.in(
                        parameter, "The value must be an ISO 8601 date and time of the years 1900 to 9999.")));
    }

    /** For what is the same of all entries: any other value finds none. */
    public static Filter always(String name, String value) {
        SqlText all = SqlText.of("true");
        SqlText none = SqlText.of("false");
        return plain(name, values -> values.contains(value) ? all : none);
    }

    /**
     * A filter that is like no other.
     *
     * @param condition makes the condition of the value, and may refuse it by an {@link ApiException}
     */
    public static Filter of(String name, Function<String, SqlText> condition) {
        return plain(name, values -> condition.apply(values.getFirst()));
    }

    /** The same for values that are read as something else before they are compared. */
    public Filter as(UnaryOperator<String> reading) {
        return changed(
                condition -> values -> condition.of(values.stream().map(reading).toList()));
    }

    /** The same for values each of which may be read as several. The reading may refuse one by an {@link ApiException}. */
    public Filter asAny(Function<String, List<String>> reading) {
        return changed(condition -> values ->
                condition.of(values.stream().map(reading).flatMap(List::stream).toList()));
    }

    /** The same, with a condition that must hold too when the filter is used. */
    public Filter and(@CompileTimeConstant String further) {
        SqlText both = SqlText.of("{condition} AND {further}").with("further", SqlText.of(further));
        return changed(condition -> values -> both.with("condition", condition.of(values)));
    }

    /** The same, used with this value when none is given. For filters of one operator. */
    public Filter otherwise(String value) {
        if (operators.size() != 1) {
            throw new IllegalStateException(name + " has several operators");
        }
        return new Filter(name, operators, List.of(value));
    }

    private Filter changed(Function<Condition, Condition> change) {
        return new Filter(
                name, operators.stream().map(operator -> operator.with(change)).toList(), otherwise);
    }
}
