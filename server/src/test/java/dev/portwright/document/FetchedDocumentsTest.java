package dev.portwright.document;

import static dev.portwright.testing.Api.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.portwright.document.file.Files;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Await;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents that the server fetches from where the client says. */
@ServerTest
class FetchedDocumentsTest {
    @Inject
    TestServer server;

    private final AtomicInteger fetched = new AtomicInteger();
    private final HttpServer elsewhere = start();
    private Tenant tenant;

    private HttpServer start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            answer(started, "/files/my%20loa.pdf", 200, Files.PDF, Files.PDF.length);
            answer(started, "/large", 200, new byte[Upload.MOST_BYTES + 1], Upload.MOST_BYTES + 1);
            answer(started, "/largest.pdf", 200, largest(), Upload.MOST_BYTES);
            answer(started, "/cut.pdf", 200, Files.PDF, Files.PDF.length + 1);
            answer(started, "/page", 200, Files.text("<html><body>Log in</body></html>"), 0);
            answer(started, "/missing", 404, Files.PDF, Files.PDF.length);
            started.createContext("/moved", exchange -> {
                exchange.getResponseHeaders().set("location", "/files/my%20loa.pdf");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            started.start();
            return started;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] largest() {
        byte[] content = new byte[Upload.MOST_BYTES];
        System.arraycopy(Files.PDF, 0, content, 0, Files.PDF.length);
        return content;
    }

    /** @param announced the length that is told before the body; 0 for none */
    private void answer(HttpServer there, String path, int status, byte[] body, int announced) {
        there.createContext(path.replace("%20", " "), exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(status, announced);
            try {
                exchange.getResponseBody().write(body);
                exchange.getResponseBody().flush();
            } catch (IOException e) {
                // The other side had enough of it.
            } finally {
                exchange.close();
            }
        });
    }

    @BeforeEach
    void account() {
        tenant = server.tenant();
    }

    @AfterEach
    void stop() {
        elsewhere.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + elsewhere.getAddress().getPort() + path;
    }

    private Answer fetch(String path) {
        return tenant.post("/v2/documents", Body.of("url", url(path)));
    }

    @Test
    void aFileIsFetchedOnceAndCalledWhatItIsCalledThere() {
        Body body = Body.of("url", url("/files/my%20loa.pdf?a=b"));
        Answer made = tenant.post("/v2/documents", body, "idempotency-key", "a").ok();
        assertThat(made.value("filename")).isEqualTo("myloa.pdf");
        assertThat(made.value("content_type")).isEqualTo("application/pdf");
        assertThat(tenant.get("/v2/documents/" + made.id() + "/download").text())
                .isEqualTo(new String(Files.PDF, StandardCharsets.UTF_8));
        assertThat(tenant.post("/v2/documents", body, "idempotency-key", "a").text())
                .isEqualTo(made.text());
        assertThat(fetched).hasValue(1);
        assertThat(tenant.post("/v2/documents", body.with("filename", "other")).value("filename"))
                .isEqualTo("other.pdf");
    }

    @Test
    void theLargestFileIsFetchedAndALargerOneIsNot() {
        assertThat(fetch("/largest.pdf").ok().data("size.amount")).isEqualTo(String.valueOf(Upload.MOST_BYTES));
        Answer refused = fetch("/large");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.problems()).containsExactly("10015 /file");
        tenant.post("/sandbox/reset", "").ok();
    }

    @Test
    void whatCannotBeFetchedIsRefusedAndNothingIsKept() {
        assertThat(fetch("/moved").text()).contains("the answer has status 302, and redirects are not followed.");
        assertThat(fetch("/missing").text()).contains("the answer has status 404, not 200.");
        assertThat(fetch("/cut.pdf").text()).contains("its connection ended, or 30 seconds were over");
        assertThat(fetch("/page").problems()).containsExactly("80022 /file");
        assertThat(tenant.get("/v2/documents").data()).isEmpty();
        assertThat(server.rows(
                        "SELECT id::text FROM blob WHERE account_id = ?::uuid",
                        tenant.accountId().toString()))
                .isEmpty();
    }

    /** What had come of it is gone with the account's documents, and the rest belongs to nothing. */
    @Test
    void anUploadWhoseAccountIsEmptiedMeanwhileIsRefusedAndLeavesNothing() throws Exception {
        CountDownLatch emptied = new CountDownLatch(1);
        byte[] content = largest();
        elsewhere.createContext("/slow.pdf", exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(content, 0, content.length / 2);
                body.flush();
                emptied.await();
                body.write(content, content.length / 2, content.length - content.length / 2);
            } catch (IOException | InterruptedException e) {
                // The other side had enough of it.
            }
        });
        Future<Answer> upload = CompletableFuture.supplyAsync(() -> fetch("/slow.pdf"), Thread::startVirtualThread);
        String account = tenant.accountId().toString();
        Await.that("half of it is here", () -> parts(account), count -> count >= 79);
        tenant.post("/sandbox/reset", "").ok();
        assertThat(parts(account)).isZero();
        emptied.countDown();
        Answer refused = upload.get();
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.text(error(
                        "10036",
                        "Resource is being processed",
                        "What came of the file was deleted on the way: the account was emptied meanwhile, or nothing came"
                                + " for too long. Send the request again.",
                        null))));
        assertThat(server.rows("SELECT id::text FROM blob WHERE account_id = ?::uuid", account))
                .isEmpty();
        assertThat(tenant.get("/v2/documents").ok().data()).isEmpty();
    }

    private int parts(String account) {
        return server.rows(
                        "SELECT p.position::text FROM blob b JOIN blob_part p ON p.blob_id = b.id WHERE b.account_id = ?::uuid",
                        account)
                .size();
    }

    @Test
    void addressesThatAreNotTheInternetsAreNotAsked() {
        for (String url :
                new String[] {"http://10.0.0.1/", "http://169.254.169.254/latest/meta-data", "http://[fd00::1]/"}) {
            Answer refused = tenant.post("/v2/documents", Body.of("url", url));
            assertThat(refused.status()).as(url).isEqualTo(422);
            assertThat(refused.problems()).containsExactly("10027 /url");
        }
    }
}
