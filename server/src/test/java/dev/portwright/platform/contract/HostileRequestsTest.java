package dev.portwright.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bodies and queries cost that were made to cost much: nothing to speak of, and their answers are short. */
class HostileRequestsTest {
    private static final Contract CONTRACT = new Contract();
    private static final int MIB = 1 << 20;

    private static final String MORE = "There are more problems than the 99 told before this one. Looking for more was"
            + " given up; mend those and send the request again.";

    private static final String INTRICATE = "The body is too intricate. It may be nested 32 deep and have 65,000 keys,"
            + " values and brackets, keys of 200 characters and numbers of 100 digits.";

    @Test
    void aHundredProblemsAreAllTold() {
        assertThat(refusedBody("{\"phone_numbers\":[" + "1,".repeat(99) + "1]}"))
                .hasSize(100)
                .last()
                .extracting(Problem::pointer, Problem::detail)
                .containsExactly("/phone_numbers/99", "Expected string but found an integer.");
    }

    @Test
    void ofMoreProblemsTheFirstAreToldAndThatThereAreMore() {
        List<Problem> problems = refusedBody("{\"phone_numbers\":[" + "1,".repeat(4_999) + "1]}");
        assertThat(problems).hasSize(100);
        assertThat(problems.subList(0, 99).stream().map(Problem::pointer))
                .containsExactlyElementsOf(IntStream.range(0, 99)
                        .mapToObj(i -> "/phone_numbers/" + i)
                        .toList());
        assertThat(problems.getLast().code().code()).isEqualTo("10027");
        assertThat(problems.getLast().detail()).isEqualTo(MORE);
        assertThat(problems.getLast().pointer()).isNull();
    }

    @Test
    void aPlaceWithLongKeysIsCutAndToldOnce() {
        String key = "k".repeat(198);
        assertThat(refusedBody("{\"" + key + "~\":[" + "1e999,".repeat(3_499) + "1e999]}"))
                .singleElement()
                .extracting(Problem::pointer)
                // The escape of the tilde is not cut in two.
                .isEqualTo("/" + key + "...");
    }

    @Test
    void anOverlongKeyIsRefusedAsSuch() {
        CONTRACT.operation("CreatePortingOrder")
                .readBody(utf8("{\"" + "k".repeat(200) + "\":1,\"phone_numbers\":[\"+1\"]}"));
        assertThat(refusedBody("{\"" + "k".repeat(201) + "\":1}"))
                .singleElement()
                .extracting(Problem::detail)
                .isEqualTo(INTRICATE);
        assertThat(refusedBody("{\"" + "k".repeat(20_000) + "\":[" + "1e999,".repeat(3_499) + "1e999]}"))
                .singleElement()
                .extracting(Problem::detail)
                .isEqualTo(INTRICATE);
    }

    @Test
    void theLargestBodyInOrderIsTaken() {
        String numbers = "\"+13035550000\",".repeat(9_999) + "\"+13035550000\"";
        CONTRACT.operation("DeskSplitPortingOrder")
                .readBody(utf8("{\"reason\":\"It asks for it.\",\"phone_numbers\":[" + numbers + "]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,",
                "[],",
                "{},",
                "[[]],",
                "\"\",",
                "1e999,",
                "null,",
                "{\"a\":1},",
                "\"\\u0000\",",
                "\"\\ud800\",",
                "1e9,"
            })
    void aMebibyteOfEntriesIsRefusedBeforeItIsInMemory(String entry) {
        for (String name : List.of("phone_numbers", "x")) {
            String body = "{\"" + name + "\":[" + entry.repeat(MIB / entry.length()) + "1]}";
            assertThat(cost(() -> assertThat(refusedBody(body))
                            .extracting(Problem::detail)
                            .containsExactly(INTRICATE)))
                    .as(name)
                    .isLessThan(16L * MIB);
        }
    }

    @Test
    void aMebibyteOfKeysIsRefusedBeforeItIsInMemory() {
        StringBuilder body = new StringBuilder("{");
        for (int i = 0; body.length() < MIB; i++) {
            body.append('"').append(i).append("\":1,");
        }
        String text = body.append("\"x\":1}").toString();
        assertThat(cost(() -> assertThat(refusedBody(text))
                        .extracting(Problem::detail)
                        .containsExactly(INTRICATE)))
                .isLessThan(16L * MIB);
    }

    /** As many entries as a body may have, so that nothing is refused before every one was looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "[]", "{}", "{\"a\":1}", "1e999", "\"\\u0000\"", "null", "\"x\""})
    void whatTheBoundsAllowIsCheap(String entry) {
        String entries = (entry + ",").repeat(19_000 / Math.max(1, entry.split("[\\[{:]", -1).length * 2 - 2)) + entry;
        for (String body : List.of(
                "{\"phone_numbers\":[" + entries + "]}",
                "{\"requirements\":[" + entries + "]}",
                "{\"" + "k".repeat(200) + "\":[" + entries + "]}",
                "[" + entries + "]")) {
            assertThat(cost(() -> check("UpdatePortingOrder", body))).isLessThan(64L * MIB);
            assertThat(cost(() -> check("CreatePortingOrder", body))).isLessThan(64L * MIB);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "1", "0.", "a@", "a.", "@a.", "http://", "a:", "/", "%41", "-", "2026-", "+", " ", "\\\"", "(",
                "\\n"
            })
    void longTextsAreJudgedAtOnce(String part) {
        // Long enough for whatever goes over a text again and again to take minutes.
        String text = part.repeat(MIB / 4 / part.length());
        for (String start :
                List.of("", "a@a", "http://", "http://a@a:", "2026-01-01T00:00:00", "24b4a4bb-c4df-46ad-")) {
            check("CreateUser", "{\"email\":\"" + start + text + "\"}");
            check("UpdatePortingOrder", "{\"webhook_url\":\"" + start + text + "\"}");
            check(
                    "UpdatePortingOrder",
                    "{\"activation_settings\":{\"foc_datetime_requested\":\"" + start + text + "\"}}");
            check("UpdatePortingOrder", "{\"documents\":{\"loa\":\"" + start + text + "\"}}");
            check("UpdatePortingOrder", "{\"end_user\":{\"location\":{\"country_code\":\"" + start + text + "\"}}}");
        }
    }

    @Test
    void aProblemOfAQueryIsToldOnce() {
        assertThat(refusedQuery("filter[status]=" + ",".repeat(200)))
                .singleElement()
                .extracting(problem -> problem.code().code(), Problem::parameter)
                .containsExactly("10032", "filter[status]");
    }

    @Test
    void aParameterTakesAsManyValuesAsAPageHasEntries() {
        String values = "draft,".repeat(249) + "draft";
        assertThat(CONTRACT.operation("ListPortingOrders")
                        .readQuery("filter[status]=" + values)
                        .texts("filter.status"))
                .hasSize(250);
        for (String query : List.of(
                "filter[status]=" + values + ",draft",
                "filter[status]=" + values + "&filter[status]=draft",
                "filter[status]=" + "draft,".repeat(2_500))) {
            assertThat(refusedQuery(query))
                    .singleElement()
                    .extracting(problem -> problem.code().code(), Problem::parameter, Problem::detail)
                    .containsExactly("10033", "filter[status]", "'filter[status]' takes at most 250 values.");
        }
    }

    @Test
    void aQueryHasAtMost500Parameters() {
        CONTRACT.operation("ListPortingOrders").readQuery("x&".repeat(499) + "x");
        for (String query : List.of("x&".repeat(500) + "x", "&".repeat(16_000))) {
            assertThat(refusedQuery(query))
                    .singleElement()
                    .extracting(problem -> problem.code().code(), Problem::detail)
                    .containsExactly(
                            "10015", "The query string has more than 500 parameters. Ask in several requests.");
        }
    }

    @Test
    void manyUnknownFiltersAreToldOnceWhichAreKnown() {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            query.append("filter[").append(i).append("]&");
        }
        List<Problem> problems = refusedQuery(query.toString());
        assertThat(problems).hasSize(100);
        assertThat(problems.getFirst().detail())
                .startsWith("'filter[0]' is not a filter or sort of this list. It knows: filter[status]");
        assertThat(problems.get(1).detail()).isEqualTo("'filter[1]' is not a filter or sort of this list.");
        assertThat(problems.getLast().detail()).isEqualTo(MORE);
    }

    @Test
    void aLongNameIsCut() {
        Problem problem = refusedQuery("filter[" + "x".repeat(16_000) + "]=1").getFirst();
        assertThat(problem.parameter()).isEqualTo("filter[" + "x".repeat(193) + "...");
        assertThat(problem.detail())
                .startsWith("'filter[" + "x".repeat(33) + "...' is not a filter or sort of this list.");
    }

    private static void check(String operation, String body) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long started = threads.getCurrentThreadCpuTime();
        try {
            CONTRACT.operation(operation).checkBody(utf8(body));
        } catch (ApiException e) {
            assertThat(e.problems()).hasSizeLessThanOrEqualTo(100);
            assertThat(Json.bytes(e.problems())).hasSizeLessThan(100_000);
        }
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - started))
                .isLessThan(Duration.ofSeconds(1));
    }

    /** Bytes of the heap that the action asks for, garbage included. */
    private static long cost(ThrowingCallable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try {
            action.call();
            long before = threads.getCurrentThreadAllocatedBytes();
            action.call();
            return threads.getCurrentThreadAllocatedBytes() - before;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static List<Problem> refusedBody(String body) {
        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> CONTRACT.operation("CreatePortingOrder").readBody(utf8(body)));
        assertThat(refusal).isNotNull();
        return refusal.problems();
    }

    private static List<Problem> refusedQuery(String query) {
        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> CONTRACT.operation("ListPortingOrders").readQuery(query));
        assertThat(refusal).isNotNull();
        return refusal.problems();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
