package dev.portwright.platform.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests pass the door, and in which form. */
class RequestRulesTest {
    private final RequestRules rules = new RequestRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v2/porting_orders",
                "/v2/porting_orders/",
                "/v2/porting_orders?filter[status][in][]=draft&page[size]=2",
                "/v2/porting_orders?x=/../%6f;y//",
                "/v2/porting_orders/%C3%A9%20x",
                "/docs/index.html",
                "/v2/porting_orders/%00",
                "/v2/a.b/..c/d..",
            })
    void aPathInItsPlainFormPasses(String target) {
        assertThat(judge("GET " + target + " HTTP/1.1", "Host: localhost:8080")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/../operator",
                "/v2/./porting_orders",
                "/v2/porting_orders/..",
                "//operator/accounts",
                "/v2//porting_orders",
                "/%6fperator/accounts",
                "/%6Fperator/accounts",
                "/v2/%2e%2e/operator",
                "/v2/porting_orders/%2E",
                "/v2/porting_orders%2Fx",
                "/v2/porting_orders/a%5cb",
                "/v2;x=1/porting_orders",
                "/v2/porting_orders;jsessionid=1",
                "/v2/porting_orders\\x",
                "/v2/%",
                "/v2/%4",
                "/v2/%zz",
                "/v2/porting_orders#x",
                "/v2/\"",
                "/v2?x={}",
                "?x=1",
                "#x",
                "*",
                "v2/porting_orders",
                "localhost:80",
                "ftp://localhost/v2",
            })
    void aPathInAnotherFormIsRefused(String target) {
        assertThat(status(judge("GET " + target + " HTTP/1.1", "Host: localhost")))
                .isEqualTo(400);
    }

    @Test
    void theHostOfTheTargetCountsWhereThereIsOne() {
        HttpRequest request = parse("GET http://example.com:81/v2?x=1 HTTP/1.1", "Host: other");
        assertThat(rules.judge(request)).isNull();
        assertThat(request.uri()).isEqualTo("/v2?x=1");
        assertThat(request.headers().getAll("host")).containsExactly("example.com:81");

        HttpRequest bare = parse("GET http://example.com?x=1 HTTP/1.1", "Host: other");
        assertThat(rules.judge(bare)).isNull();
        assertThat(bare.uri()).isEqualTo("/?x=1");
    }

    @Test
    void nobodyIsConnectedToAnotherHost() {
        assertThat(status(judge("CONNECT example.com:443 HTTP/1.1", "Host: example.com:443")))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "a-b_c.example", "127.0.0.1:0", "[::1]", "[::1]:8080"})
    void aHostPasses(String host) {
        assertThat(judge("GET / HTTP/1.1", "Host: " + host)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a/b",
                "user@host",
                "127.0.0.1:x",
                "127.0.0.1#x",
                "a:123456",
                "a:65536",
                "a_b:99999",
                "[::::]",
                "[::1",
                "[]",
                "::1",
                "a,b",
                "a\u00e9",
            })
    void whatNamesNoHostIsRefused(String host) {
        assertThat(status(judge("GET / HTTP/1.1", "Host: " + host))).isEqualTo(400);
    }

    @Test
    void aHostIsGivenOnceUnlessTheClientIsOlderThanHosts() {
        assertThat(status(judge("GET / HTTP/1.1"))).isEqualTo(400);
        assertThat(status(judge("GET / HTTP/1.1", "Host: a", "Host: a"))).isEqualTo(400);
        assertThat(status(judge("GET / HTTP/1.0", "Host: a", "Host: b"))).isEqualTo(400);
        HttpRequest old = parse("GET / HTTP/1.0");
        assertThat(rules.judge(old)).isNull();
        assertThat(old.headers().get("host")).isEqualTo("localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 5",
                "Content-Length: +5",
                "Content-Length: -1",
                "Content-Length: ten",
                ": nameless",
                "Accept: a\r\n Transfer-Encoding: chunked",
                "Accept: a\r\n\tb",
                " Transfer-Encoding: chunked",
                "Content-Length : 5",
                "Content-Type: text/plain\r\nContent-Type: application/json",
            })
    void aBodyWhoseEndOrKindIsInDoubtIsRefused(String headers) {
        assertThat(status(judge("POST / HTTP/1.1", "Host: a", headers))).isEqualTo(400);
    }

    @Test
    void aFoldedLineIsSeenHoweverItsBytesCome() {
        String head = "GET / HTTP/1.1\r\nHost: a\r\nAccept: b\r\n c\r\n\r\n";
        for (int cut = 1; cut < head.length(); cut++) {
            EmbeddedChannel channel = new EmbeddedChannel(new RequestDecoder());
            channel.writeInbound(Unpooled.copiedBuffer(head.substring(0, cut), StandardCharsets.ISO_8859_1));
            channel.writeInbound(Unpooled.copiedBuffer(head.substring(cut), StandardCharsets.ISO_8859_1));
            HttpRequest request = channel.readInbound();
            assertThat(request.decoderResult().isFailure()).as("cut at %d", cut).isTrue();
            channel.finishAndReleaseAll();
        }
    }

    @Test
    void whatABodyLooksLikeSaysNothingOfTheNextHead() {
        EmbeddedChannel channel = new EmbeddedChannel(new RequestDecoder());
        String body = "\n x\n\ty";
        String post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        channel.writeInbound(Unpooled.copiedBuffer(post + "\r\n" + post, StandardCharsets.ISO_8859_1));
        int requests = 0;
        for (Object decoded = channel.readInbound(); decoded != null; decoded = channel.readInbound()) {
            if (decoded instanceof HttpRequest request) {
                requests++;
                assertThat(rules.judge(request)).isNull();
            }
        }
        assertThat(requests).isEqualTo(2);
        channel.finishAndReleaseAll();
    }

    @Test
    void oldClientsDoNotSendChunks() {
        assertThat(status(judge("POST / HTTP/1.0", "Host: a", "Transfer-Encoding: chunked")))
                .isEqualTo(400);
        assertThat(judge("POST / HTTP/1.1", "Host: a", "Transfer-Encoding: Chunked"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/9.9", "HTTP/2.0", "HTTP/0.9", "HTTP/1.2"})
    void otherVersionsAreRefused(String version) {
        assertThat(status(judge("GET / " + version, "Host: a"))).isEqualTo(505);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x:y", "json", "/", "application/json/x", "a b/c", "application/json\u00e9"})
    void aContentTypeThatSaysNothingIsAnUnknownOne(String type) {
        HttpRequest request = parse("POST / HTTP/1.1", "Host: a", "Content-Type: " + type);
        assertThat(rules.judge(request)).isNull();
        assertThat(request.headers().get("content-type")).isEqualTo("application/octet-stream");
    }

    @Test
    void aContentTypeThatCanBeReadStays() {
        HttpRequest request = parse("POST / HTTP/1.1", "Host: a", "Content-Type: application/json; charset=utf-8");
        assertThat(rules.judge(request)).isNull();
        assertThat(request.headers().get("content-type")).isEqualTo("application/json; charset=utf-8");
    }

    private static @Nullable Integer status(@Nullable Refusal refusal) {
        return refusal == null ? null : refusal.status();
    }

    private @Nullable Refusal judge(String line, String... headers) {
        return rules.judge(parse(line, headers));
    }

    private static HttpRequest parse(String line, String... headers) {
        EmbeddedChannel channel = new EmbeddedChannel(new RequestDecoder());
        String text =
                line + "\r\n" + String.join("\r\n", List.of(headers)) + (headers.length == 0 ? "" : "\r\n") + "\r\n";
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
        HttpRequest request = channel.readInbound();
        channel.finishAndReleaseAll();
        return request;
    }
}
