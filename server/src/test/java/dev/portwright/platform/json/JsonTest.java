package dev.portwright.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonTest {
    @Test
    void aWellFormedBodyIsRead() {
        assertThat(read(utf8(" {\"a\": [1, true, null, \"\u00e9\uD83D\uDE00\"]} "))
                        .toString())
                .isEqualTo("{\"a\":[1,true,null,\"\u00e9\uD83D\uDE00\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "nonsense",
                "NaN",
                "{\"a\":01}",
                "{\"a\":1} {}",
                "{} x",
                "[1] 2",
                "{\"a\":\"\n\"}",
                "/* no */ {}",
                "{\"a\":+1}",
                "\uFEFF{"
            })
    void whatIsNotOneJsonDocumentIs10023(String body) {
        ApiException refusal = refusal(utf8(body));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(codes(refusal)).containsExactly("10023");
    }

    @Test
    void aKeyTwiceIs10023AndSaysWhere() {
        ApiException refusal = refusal(utf8("{\"a\":{\"b\":1,\n\"b\":2}}"));
        assertThat(codes(refusal)).containsExactly("10023");
        assertThat(refusal.problems().getFirst().detail()).contains("same key twice", "line 2");
    }

    @Test
    void bytesThatAreNotUtf8Are10023() {
        for (byte[] bytes : List.of(
                new byte[] {'"', (byte) 0xC3, '"'},
                new byte[] {'"', (byte) 0xFF, '"'},
                new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'})) {
            ApiException refusal = refusal(bytes);
            assertThat(codes(refusal)).containsExactly("10023");
            assertThat(refusal.problems().getFirst().detail()).isEqualTo("The body is not valid UTF-8.");
        }
    }

    @Test
    void utf16IsNotTaken() {
        assertThat(codes(refusal("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE))))
                .containsExactly("10023");
    }

    @Test
    void nestingEndsAtTheLimit() {
        read(utf8("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH)));
        assertThat(codes(refusal(utf8("[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1)))))
                .containsExactly("10023");
        assertThat(codes(refusal(utf8("[".repeat(200_000))))).containsExactly("10023");
    }

    @Test
    void overlongNumbersAre10023() {
        read(utf8("9".repeat(100)));
        assertThat(codes(refusal(utf8("9".repeat(101))))).containsExactly("10023");
    }

    @Test
    void textThatNoDatabaseHoldsIs10015WithAPointerForEach() {
        ApiException refusal = refusal(
                utf8(
                        "{\"a\":\"x\\u0000\",\"b\":[\"ok\",\"\\ud800\"],\"c~d/e\":\"\\udc00x\",\"f\":{\"g\\u0000\":1},\"h\":\"\\ud83d\\ude00\"}"));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(codes(refusal)).containsExactly("10015", "10015", "10015", "10015");
        assertThat(refusal.problems().stream().map(Problem::pointer)).containsExactly("/a", "/b/1", "/c~0d~1e", "/f");
    }

    @Test
    void recordsAreWrittenInSnakeCase() {
        record Wire(String someText, int aNumber) {}
        assertThat(Json.text(new Wire("x", 1))).isEqualTo("{\"some_text\":\"x\",\"a_number\":1}");
        assertThat(Json.read("{\"some_text\":\"x\",\"a_number\":1,\"unknown\":2}", Wire.class))
                .isEqualTo(new Wire("x", 1));
    }

    @Test
    void unstorableTextIsToldFromText() {
        assertThat(Json.unstorable("plain \uD83D\uDE00")).isFalse();
        assertThat(Json.unstorable("\0")).isTrue();
        assertThat(Json.unstorable("\uD83D")).isTrue();
        assertThat(Json.unstorable("\uD83D\uD83D\uDE00")).isTrue();
        assertThat(Json.unstorable("\uDE00")).isTrue();
    }

    @Test
    void whatCannotBeUsedIsLeftOutAndTheRestIsRead() {
        Problems problems = new Problems();
        JsonNode read = Json.readBody(
                utf8(
                        "{\"a\":\"x\\u0000\",\"b\":[1,\"\\ud800\",2],\"c\":1e400,\"d\":{\"\\u0000\":1,\"e\":[1e-200,\"ok\"]},\"f\":true}"),
                problems);
        assertThat(read.toString()).isEqualTo("{\"b\":[1,null,2],\"d\":{\"e\":[null,\"ok\"]},\"f\":true}");
        assertThat(problems.all().stream().map(problem -> problem.code().code() + " " + problem.pointer()))
                .containsExactly("10015 /a", "10015 /b/1", "10033 /c", "10015 /d", "10033 /d/e/0");
    }

    private static JsonNode read(byte[] body) {
        Problems problems = new Problems();
        JsonNode read = Json.readBody(body, problems);
        problems.throwIfAny();
        return read;
    }

    private static ApiException refusal(byte[] body) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> read(body));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static List<String> codes(ApiException refusal) {
        return refusal.problems().stream().map(problem -> problem.code().code()).toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
