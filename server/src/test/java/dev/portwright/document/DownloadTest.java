package dev.portwright.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.document.file.Files;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes out is what went in, and nothing that a browser shows. */
@ServerTest
class DownloadTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;

    @BeforeEach
    void account() {
        clock.set(NOW);
        tenant = server.tenant();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private static byte[] large() {
        byte[] content = new byte[400_000];
        new Random(1).nextBytes(content);
        System.arraycopy(Files.PDF, 0, content, 0, Files.PDF.length);
        return content;
    }

    private RequestSpecification asked() {
        return Api.withKey(tenant.key());
    }

    private static String path(String id) {
        return "/v2/documents/" + id + "/download";
    }

    @Test
    void aBrowserSavesItAndDoesNothingElseWithIt() {
        String id = tenant.document("Vollmacht \"ü\".txt", Files.text("{\"<script>alert(1)</script>\"}"));
        Response answer = asked().header("accept", "application/octet-stream").get(path(id));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo("{\"<script>alert(1)</script>\"}");
        assertThat(answer.header("content-type")).startsWith("text/plain");
        assertThat(answer.header("content-disposition"))
                .isEqualTo("attachment; filename=\"Vollmacht___.txt\"; filename*=UTF-8''Vollmacht%22%C3%BC%22.txt");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("content-security-policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'; sandbox");
        assertThat(answer.header("content-length")).isEqualTo("29");
        assertThat(answer.header("accept-ranges")).isEqualTo("bytes");
        assertThat(answer.header("transfer-encoding")).isNull();
    }

    @Test
    void aPartOfItIsAnsweredWhereOneIsAskedFor() {
        byte[] content = large();
        String id = tenant.document("a.pdf", content);
        Response part = asked().header("range", "bytes=131000-131999").get(path(id));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.header("content-range")).isEqualTo("bytes 131000-131999/400000");
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(content, 131_000, 132_000));
        assertThat(asked().header("range", "bytes=-5").get(path(id)).asByteArray())
                .isEqualTo(Arrays.copyOfRange(content, 399_995, 400_000));
        String etag = part.header("etag");
        assertThat(asked().header("range", "bytes=0-0")
                        .header("if-range", etag)
                        .get(path(id))
                        .statusCode())
                .isEqualTo(206);
        assertThat(asked().header("range", "bytes=0-0")
                        .header("if-range", "\"x\"")
                        .get(path(id))
                        .asByteArray())
                .isEqualTo(content);
        Answer beyond = tenant.get(path(id), "range", "bytes=400000-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.problems()).containsExactly("10033 Range");
        assertThat(beyond.header("content-range")).isEqualTo("bytes */400000");
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        String id = tenant.document("a.pdf", Files.PDF);
        String etag = asked().get(path(id)).header("etag");
        assertThat(etag).isEqualTo("\"" + tenant.get("/v2/documents/" + id).value("sha256") + "\"");
        Response same = asked().header("if-none-match", "\"x\", W/" + etag).get(path(id));
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.header("etag")).isEqualTo(etag);
        assertThat(asked().header("if-none-match", "\"x\"").get(path(id)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void itsHeadTellsHowLargeItIs() {
        String id = tenant.document("a.pdf", large());
        Response head = asked().head(path(id));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("content-length")).isEqualTo("400000");
        assertThat(head.asByteArray()).isEmpty();
    }

    @Test
    void whatWasDamagedIsNotAnsweredAsIfItWereWhole() {
        String small = tenant.document("a.pdf", Files.PDF);
        damage(small);
        assertThat(asked().get(path(small)).statusCode()).isEqualTo(500);
        assertThat(asked().header("range", "bytes=0-0").get(path(small)).statusCode())
                .isEqualTo(500);

        String large = tenant.document("a.pdf", large());
        damage(large);
        assertThatThrownBy(() -> asked().get(path(large)).asByteArray()).hasMessageContaining("Premature end");
        assertThat(tenant.get("/v2/documents/" + small).status()).isEqualTo(200);
    }

    private void damage(String id) {
        server.run("""
                UPDATE blob_part SET bytes = set_byte(bytes, 10, 1 - get_byte(bytes, 10) % 2)
                WHERE blob_id = (SELECT blob_id FROM document WHERE id = ?::uuid) AND position = 0""", id);
    }

    @Test
    void aLinkOpensOneDocumentForAQuarterOfAnHour() {
        String id = tenant.document("a.pdf", Files.PDF);
        String url = tenant.get("/v2/documents/" + id + "/download_link").ok().value("url");
        assertThat(url).startsWith(tenant.client().server() + "/v2/document_downloads?token=");
        Response answer = given().urlEncodingEnabled(false).get(url);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asByteArray()).isEqualTo(Files.PDF);
        assertThat(answer.header("content-disposition")).startsWith("attachment; ");
        int middle = url.length() - 40;
        String other = url.substring(0, middle) + (url.charAt(middle) == 'A' ? 'B' : 'A') + url.substring(middle + 1);
        assertThat(given().get(other).statusCode()).isEqualTo(404);
        assertThat(given().get("/v2/document_downloads").statusCode()).isEqualTo(404);
        assertThat(given().get("/v2/document_downloads?token=ä").statusCode()).isEqualTo(404);
        clock.advance(DownloadTokens.VALID.minusMillis(1));
        assertThat(given().get(url).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMillis(1));
        assertThat(given().get(url).statusCode()).isEqualTo(404);
    }

    @Test
    void aLinkToWhatWasDeletedOpensNothing() {
        String id = tenant.document("a.pdf", Files.PDF);
        String url = tenant.get("/v2/documents/" + id + "/download_link").value("url");
        tenant.delete("/v2/documents/" + id).ok();
        assertThat(given().get(url).statusCode()).isEqualTo(404);
    }
}
