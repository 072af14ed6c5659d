package dev.portwright.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class SqlTextTest {
    private static final UUID OWNER = UUID.fromString("0198f2a1-7c3e-7d54-9b1a-0123456789ab");
    private static final Instant TIME = Instant.parse("2026-03-11T15:00:00Z");

    @Test
    void eachPlaceIsAParameterOfTheTypeOfItsValue() {
        SqlText text = SqlText.of(
                        "SELECT {a}, {b}, {c}, {d}, {e}, {f}, {g} FROM thing WHERE name = '{}' AND tags ?? 'x'")
                .with("g", "uuid", List.of(OWNER))
                .with("f", TIME)
                .with("e", 5L)
                .with("d", (Integer) null)
                .with("c", true)
                .with("b", "it's {a}; DROP TABLE thing -- ?")
                .with("a", OWNER);
        assertThat(text.statement())
                .isEqualTo("SELECT ?, ?, ?, ?, ?, ?, ? FROM thing WHERE name = '{}' AND tags ?? 'x'");
        assertThat(values(text))
                .containsExactly(
                        "1 OTHER " + OWNER,
                        "2 VARCHAR it's {a}; DROP TABLE thing -- ?",
                        "3 BOOLEAN true",
                        "4 INTEGER null",
                        "5 BIGINT 5",
                        "6 TIMESTAMP_WITH_TIMEZONE " + OffsetDateTime.ofInstant(TIME, ZoneOffset.UTC),
                        "7 uuid[] [" + OWNER + "]");
    }

    @Test
    void aTextInATextBringsItsValuesWithItWhereverAndHoweverOftenItStands() {
        SqlText inner = SqlText.of("x = {x} OR y = {y}").with("x", "1").with("y", "2");
        SqlText text = SqlText.of("SELECT {first} WHERE {inner} LIMIT {limit} UNION SELECT {first} WHERE {inner}")
                .with("limit", 3L)
                .with("inner", inner)
                .with("first", "0");
        assertThat(text.statement())
                .isEqualTo("SELECT ? WHERE x = ? OR y = ? LIMIT ? UNION SELECT ? WHERE x = ? OR y = ?");
        assertThat(values(text))
                .containsExactly(
                        "1 VARCHAR 0",
                        "2 VARCHAR 1",
                        "3 VARCHAR 2",
                        "4 BIGINT 3",
                        "5 VARCHAR 0",
                        "6 VARCHAR 1",
                        "7 VARCHAR 2");
    }

    @Test
    void aTextIsNotChangedByWhatIsMadeOfIt() {
        SqlText template = SqlText.of("SELECT {a}");
        SqlText one = template.with("a", "1");
        SqlText other = template.with("a", "2");
        assertThat(template).hasToString("SELECT {a}");
        assertThat(values(one)).containsExactly("1 VARCHAR 1");
        assertThat(values(other)).containsExactly("1 VARCHAR 2");
    }

    @Test
    void textsAreJoined() {
        SqlText columns = SqlText.joined(", ", List.of(SqlText.of("a"), SqlText.of("{b}"), SqlText.of("c")));
        assertThat(columns.with("b", "2").statement()).isEqualTo("a, ?, c");
        assertThat(SqlText.joined(", ", List.of()).statement()).isEmpty();
    }

    @Test
    void aPlaceWithoutAValueIsRefused() {
        SqlText text = SqlText.of("SELECT {a}, {inner}").with("inner", SqlText.of("{b}"));
        assertThatThrownBy(() -> text.with("a", "1").statement())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a place has no value in: SELECT ?, {b}");
        assertThat(text.with("a", "1").with("b", "2").statement()).isEqualTo("SELECT ?, ?");
    }

    @Test
    void aValueWithoutAPlaceIsRefused() {
        SqlText text = SqlText.of("SELECT {a}");
        assertThatThrownBy(() -> text.with("b", "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no place {b} in: SELECT {a}");
        assertThatThrownBy(() -> text.with("a", "1").with("a", "2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aParameterWithoutANameIsRefused() {
        assertThatThrownBy(() -> SqlText.of("SELECT ?")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SqlText.of("SELECT ???")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void conditionsAreAllToHoldAndKnowWhoAskedForThem() {
        Where where = new Where()
                .and(
                        "status",
                        SqlText.of("status = {v} OR {w}").with("v", "draft").with("w", false))
                .and("created_at", SqlText.of("created_at >= {v}").with("v", TIME))
                .and("created_at", SqlText.of("created_at <= {v}").with("v", TIME));
        assertThat(where.text().statement()).isEqualTo("(status = ? OR ?) AND (created_at >= ?) AND (created_at <= ?)");
        assertThat(values(where.text()))
                .containsExactly(
                        "1 VARCHAR draft",
                        "2 BOOLEAN false",
                        "3 TIMESTAMP_WITH_TIMEZONE 2026-03-11T15:00Z",
                        "4 TIMESTAMP_WITH_TIMEZONE 2026-03-11T15:00Z");
        assertThat(where.size()).isEqualTo(3);
        assertThat(where.size("created_at")).isEqualTo(2);
        assertThat(where.size("type")).isZero();
        assertThat(where.has("status")).isTrue();
        assertThat(where.has("type")).isFalse();
    }

    @Test
    void withoutConditionsEverythingIsWanted() {
        assertThat(new Where().text().statement()).isEqualTo("true");
    }

    /** What a statement is told: place, type and value of each parameter. */
    private static List<String> values(SqlText text) {
        List<String> told = new ArrayList<>();
        Connection connection = proxy(
                Connection.class,
                (method, arguments) -> proxy(
                        Array.class, (any, none) -> arguments[0] + "[] " + Arrays.toString((Object[]) arguments[1])));
        PreparedStatement statement = proxy(PreparedStatement.class, (method, arguments) -> switch (method) {
            case "getConnection" -> connection;
            case "setObject" ->
                told.add(arguments[0] + " " + JDBCType.valueOf((int) arguments[2]) + " " + arguments[1]);
            case "setArray" -> told.add(arguments[0] + " " + arguments[1]);
            default -> throw new AssertionError(method);
        });
        text.setValues(new Sql(statement));
        return told;
    }

    /** Methods without an answer answer null, whatever the function says. */
    private static <T> T proxy(Class<T> type, BiFunction<String, Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            Object answered = answer.apply(method.getName(), given);
            return method.getReturnType() == void.class ? null : answered;
        }));
    }
}
