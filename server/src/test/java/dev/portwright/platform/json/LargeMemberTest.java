package dev.portwright.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.problem.ApiException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LargeMemberTest {
    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String rest(String text) {
        return new String(LargeMember.read(body(text), "file", NOWHERE), StandardCharsets.UTF_8);
    }

    @Test
    void theBytesGoOnAndEverythingElseStays() {
        byte[] content = new byte[100_000];
        content[5] = -1;
        String file = Base64.getEncoder().encodeToString(content);
        ByteArrayOutputStream taken = new ByteArrayOutputStream();

        byte[] rest = LargeMember.read(
                body("{\"a\":{\"file\":\"x\"},\"file\":\"" + file + "\",\"b\":[1.50,null,true,\"ü\"]}"), "file", taken);

        assertThat(new String(rest, StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":{\"file\":\"x\"},\"file\":\"\",\"b\":[1.50,null,true,\"ü\"]}");
        assertThat(taken.toByteArray()).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"file\":null}|{\"file\":null}",
                "{\"file\":[\"x\"]}|{\"file\":[\"x\"]}",
                "{\"file\":1e-2147483649}|{\"file\":1e-2147483649}",
                "[-0,1.50,2E+99999999999]|[-0,1.50,2E+99999999999]",
                "[]|[]",
                "7|7",
                "{\"file\":\"\"}|{\"file\":\"\"}"
            })
    void whatIsNoTextStaysForWhoeverJudgesTheForm(String body, String rest) {
        assertThat(rest(body)).isEqualTo(rest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reason\": \"never\"|400|The body is not well-formed JSON at line 1, column 19.",
                "{\"file\":\"AAAA|400|The body is not well-formed JSON",
                "{\"file\":\"AAAA\",}|400|The body is not well-formed JSON",
                "{\"file\":\"AAAA\",\"file\":\"AAAA\"}|400|An object of the body has the same key twice",
                "{} {}|400|The body goes on after its JSON object.",
                "{\"file\":\"A-_A\"}|422|The text is not base64",
                "{\"file\":\"A\"}|422|The text is not base64",
                "{\"file\":\"AA=A\"}|422|The text is not base64",
                "{\"file\":\"QUI=QUJD\"}|422|The base64 goes on after its padding",
                "{\"a\":\"file\",\"file\" : \"QQ==\\r\\nQUJD\"}|422|The base64 goes on after its padding",
                "{\"file\":\"QQ==\\/w==\"}|422|The base64 goes on after its padding"
            })
    void whatIsNoJsonOrNoBase64IsRefused(String body, int status, String detail) {
        assertThatThrownBy(() -> rest(body)).isInstanceOfSatisfying(ApiException.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.problems().getFirst().detail()).startsWith(detail);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"filename\":\"a=b=c\",\"file\":\"QUI=\",\"x\":\"=y\"}",
                "{\"file\":\"QUI=\\r\\n\"}",
                "{\"file\":\"QUI=\\u000a\"}",
                "{\"file\":\"QQ==\"}"
            })
    void paddingAtTheEndIsNothingToMind(String body) {
        assertThat(rest(body)).contains("\"file\":\"\"");
    }

    @Test
    void nothingAndOtherEncodingsAreRefused() {
        assertThatThrownBy(() -> rest("")).hasMessageContaining("no body");
        InputStream utf16 = new ByteArrayInputStream("{\"file\":\"\"}".getBytes(StandardCharsets.UTF_16LE));
        assertThatThrownBy(() -> LargeMember.read(utf16, "file", NOWHERE)).hasMessageContaining("not valid UTF-8");
    }

    @Test
    void everythingElseHasABound() {
        String text = "x".repeat(70_000);
        for (String body : new String[] {
            "{\"a\":\"" + text + "\"}", "{\"a\":[" + "1,".repeat(40_000) + "1]}", "{\"" + text + "\":1}", "[".repeat(40)
        }) {
            assertThatThrownBy(() -> rest(body))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refused -> assertThat(refused.status()).isIn(400, 413));
        }
    }

    @Test
    void aBodyThatBreaksOffIsToldAsSuch() {
        InputStream broken = new SequenceInputStream(body("{\"file\":\"AAAA"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("gone");
            }
        });
        assertThatThrownBy(() -> LargeMember.read(broken, "file", NOWHERE))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.status()).isEqualTo(400));
    }
}
