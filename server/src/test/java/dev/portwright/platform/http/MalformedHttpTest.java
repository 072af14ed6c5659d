package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import io.restassured.RestAssured;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are no HTTP, or that two readers could understand in two ways: all are answered, and the connection ends. */
@ServerTest
class MalformedHttpTest {
    private static final String KEY = "Authorization: Bearer portwright-sandbox-key\r\n";

    @ParameterizedTest
    @CsvSource({
        "400, 'nonsense\\r\\n\\r\\n'",
        "400, 'GET /v2 HTTP/1.1\\r\\nHost: x\\r\\nbad header\\r\\n\\r\\n'",
        "400, 'POST /v2/portability_checks HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: ten\\r\\n\\r\\n'",
        "400, 'POST /v2/portability_checks HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: -1\\r\\n\\r\\n'",
        "431, 'GET /v2 HTTP/1.1\\r\\nHost: x\\r\\nX-Long: LONG\\r\\n\\r\\n'",
        "414, 'GET /v2?LONG HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n'",
        "400, 'GET /v2 HTTP/1.1\\r\\n\\r\\n'",
        "400, 'GET /v2 HTTP/1.1\\r\\nHost: a b\\r\\n\\r\\n'",
        "400, 'GET /v2 HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n\\r\\n'",
        "400, 'GET ?x=1 HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n'",
        "400, 'GET #x HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n'",
        "400, 'GET /v2/../operator/accounts HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n'",
        "400, 'GET /%6fperator/accounts HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n'",
        "400, 'GET /v2;x=1/porting_orders HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n'",
        "505, 'GET /v2 XTTP/1.1\\r\\nHost: a\\r\\n\\r\\n'",
        "505, 'GET /v2 HTTP/9.9\\r\\nHost: a\\r\\n\\r\\n'",
        "505, 'PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n'",
        "400, 'POST /v2/portability_checks HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: xchunked\\r\\n\\r\\nGET /v2 HTTP/1.1\\r\\n'",
        "400, 'POST /v2/portability_checks HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: chunked\\r\\nContent-Length: 1\\r\\n\\r\\n0\\r\\n\\r\\n'",
        "400, 'POST /v2/portability_checks HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: chunked, identity\\r\\n\\r\\n0\\r\\n\\r\\n'",
        "400, 'GET /v2 HTTP/1.1\\r\\nHost: a\\r\\n\\u0000: x\\r\\n\\r\\n'",
        "417, 'POST /v2/portability_checks HTTP/1.1\\r\\nHost: a\\r\\nExpect: wonders\\r\\nContent-Length: 2\\r\\n\\r\\n{}'",
    })
    void isRefused(int status, String request) throws IOException {
        String bytes = request.replace("\\r", "\r").replace("\\n", "\n").replace("LONG", "x".repeat(40_000));

        String answer = RawHttp.exchange(RestAssured.port, bytes);

        assertThat(answer).matches("(?s)HTTP/1[.][01] " + status + " .*");
        assertThat(answer)
                .contains("content-type: application/json", "x-request-id: ")
                .contains("{\"errors\":[{\"code\":\"10015\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n{}\r\n0\r\n\r\n",
                "0x2\r\n{}\r\n0\r\n\r\n",
                "-2\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}x\r\n0\r\n\r\n",
                "2;x=LONG\r\n{}\r\n0\r\n\r\n"
            })
    void aBrokenChunkIsAnsweredAndChangesNothing(String chunks) throws IOException {
        String answer = RawHttp.exchange(
                RestAssured.port,
                "POST /v2/portability_checks HTTP/1.1\r\nHost: localhost\r\n"
                        + "Authorization: Bearer portwright-sandbox-key\r\n"
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunks.replace("LONG", "x".repeat(40_000)));

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("connection: close", "x-request-id: ")
                .endsWith("\r\n\r\n{\"errors\":[{\"code\":\"10015\",\"title\":\"Bad request\","
                        + "\"detail\":\"The body is not well-formed HTTP.\","
                        + "\"meta\":{\"url\":\"http://localhost/docs/errors.html#10015\"}}]}");
    }

    @Test
    void aRefusalKeepsItsTurnAndIsTheLastAnswer() throws IOException {
        String get = "GET /v2/porting_orders/exception_types HTTP/1.1\r\nHost: localhost\r\n" + KEY + "\r\n";
        String answers =
                RawHttp.exchange(RestAssured.port, get + get + "GET /v2/../v2 HTTP/1.1\r\nHost: a\r\n\r\n" + get);

        assertThat(answers.split("HTTP/1[.]1 ", -1))
                .extracting(part -> part.isEmpty() ? "" : part.substring(0, 3))
                .containsExactly("", "200", "200", "400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "get", "FROBFROBFROBFROBFROBFROBFROB"})
    void otherMethodsAreAnsweredWithThoseTaken(String method) throws IOException {
        String end = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        assertThat(RawHttp.exchange(RestAssured.port, method + " /v2/porting_orders" + end))
                .startsWith("HTTP/1.1 405 ")
                .contains("allow: GET, HEAD, OPTIONS, POST\r\n", "{\"errors\":[{\"code\":\"10030\"");
        assertThat(RawHttp.exchange(RestAssured.port, method + " /v2/nothing" + end))
                .startsWith("HTTP/1.1 404 ");
    }

    @Test
    void aClientOlderThanHostsIsServed() throws IOException {
        String answer = RawHttp.exchange(
                RestAssured.port,
                "GET /v2/porting_orders/exception_types HTTP/1.0\r\nAuthorization: Bearer portwright-sandbox-key\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.0 200 OK");
    }

    @Test
    void anUpgradeToAnotherProtocolIsNotTaken() throws IOException {
        String answer = RawHttp.exchange(
                RestAssured.port,
                "GET /v2/porting_orders/exception_types HTTP/1.1\r\nHost: localhost\r\n"
                        + KEY + "Connection: Upgrade, HTTP2-Settings, close\r\n"
                        + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 OK");
    }
}
