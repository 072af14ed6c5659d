package dev.portwright.document.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.document.file.Files;
import dev.portwright.platform.config.Settings;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.SandboxClock;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents at a server that has them searched, by a daemon that answers, is away, hangs or refuses. */
@ServerTest
class ScanTest {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final byte[] BAD = Files.text("a text with " + FakeClamd.VIRUS + " in it");

    @Inject
    TestServer server;

    Tenant tenant;
    SandboxClock clock;
    FakeClamd clamd;

    @BeforeEach
    void start() throws IOException {
        tenant = server.tenant();
        clock = new SandboxClock(tenant.client());
        clock.freeze();
        clamd = new FakeClamd();
        ask(clamd.port());
    }

    @AfterEach
    void stop() throws IOException {
        clock.reset();
        clamd.close();
    }

    /** The bean itself, but for where the daemon is. */
    private static void ask(int port) {
        QuarkusMock.installMockForType(
                new MalwareScanner(new Settings.Scanner("127.0.0.1", port), PATIENCE), MalwareScanner.class);
    }

    private Answer upload(byte[] content) {
        return tenant.post("/v2/documents", Body.of("file", Base64.getEncoder().encodeToString(content)));
    }

    private String status(String id) {
        return tenant.get("/v2/documents/" + id).value("av_scan_status");
    }

    private static byte[] large(int size) {
        byte[] content = new byte[size];
        new Random(1).nextBytes(content);
        System.arraycopy(Files.PDF, 0, content, 0, Files.PDF.length);
        return content;
    }

    @Test
    void whatIsCleanIsSaidToBe() {
        assertThat(upload(Files.PDF).ok().value("av_scan_status")).isEqualTo("scanned");
        assertThat(upload(large(400_000)).ok().value("av_scan_status")).isEqualTo("scanned");
        assertThat(clamd.sizes()).containsExactly(Files.PDF.length, 400_000);
    }

    @Test
    void aLargeFileReachesADaemonWhole() {
        clamd.readLate();
        assertThat(upload(large(12_000_000)).ok().value("av_scan_status")).isEqualTo("scanned");
        assertThat(clamd.sizes()).containsExactly(12_000_000);
        tenant.post("/sandbox/reset", "").ok();
    }

    @Test
    void whatIsInfectedIsRefusedAndNotKept() {
        Answer refused = upload(BAD);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("10027 /file");
        assertThat(refused.text()).contains("The file holds malware: Test.Virus.");
        byte[] large = large(400_000);
        System.arraycopy(BAD, 0, large, 131_000, BAD.length);
        assertThat(upload(large).status()).isEqualTo(422);
        assertThat(tenant.get("/v2/documents").data()).isEmpty();
        assertThat(server.rows(
                        "SELECT id::text FROM blob WHERE account_id = ?::uuid",
                        tenant.accountId().toString()))
                .isEmpty();
    }

    @Test
    void whileTheDaemonIsAwayDocumentsAreTakenAndSearchedWhenItIsBack() throws IOException {
        int port = clamd.port();
        clamd.close();
        String good = upload(Files.PDF).ok().id();
        String bad = upload(BAD).ok().id();
        assertThat(status(good)).isEqualTo("pending_scan");
        clock.advance(Duration.ofMinutes(2));
        assertThat(status(good)).isEqualTo("pending_scan");
        String order = server.completeOrder(tenant, "+13035550000");
        tenant.edit(order, Body.of("documents.loa", good).with("documents.invoice", bad))
                .ok();
        assertThat(tenant.get("/v2/porting_orders/" + order + "/readiness").data("ready"))
                .isEqualTo("true");

        clamd = new FakeClamd(port);
        clock.advance(Duration.ofMinutes(10));
        assertThat(status(good)).isEqualTo("scanned");
        assertThat(status(bad)).isEqualTo("infected");
        assertThat(tenant.get("/v2/documents/" + good + "/download").status()).isEqualTo(200);
        Answer refused = tenant.get("/v2/documents/" + bad + "/download");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Malware was found in the document");
        assertThat(tenant.edit(tenant.order("+13035550001"), Body.of("documents.loa", bad))
                        .problems())
                .containsExactly("10017 /documents/loa");
        assertThat(tenant.get("/v2/porting_orders/" + order + "/readiness").data("ready"))
                .isEqualTo("false");
        Answer confirmed = tenant.confirm(order);
        assertThat(confirmed.problems()).containsExactly("10027 /documents/invoice");
        assertThat(confirmed.text())
                .contains("Malware was found in this document. Upload another one and give its id.");
        int searched = clamd.sizes().size();
        clock.advance(Duration.ofDays(1));
        assertThat(clamd.sizes()).hasSize(searched);
    }

    /** Orders of before may have such a value. */
    @Test
    void aRequirementWhoseDocumentHasNoIdIsNotSearchedFor() {
        String order = server.completeOrder(tenant, "+13035550000");
        server.run(
                "UPDATE porting_order SET requirements = ?::jsonb WHERE id = ?::uuid",
                "[{\"requirement_type_id\":\"other\",\"field_type\":\"document\",\"field_value\":\"kept\",\"status\":\"approved\"}]",
                order);
        assertThat(tenant.get("/v2/porting_orders/" + order + "/readiness").status())
                .isEqualTo(200);
        assertThat(tenant.confirm(order).status()).isEqualTo(200);
    }

    @Test
    void aDaemonThatHangsOrRefusesKeepsNobody() {
        clamd.fallSilent();
        long began = System.nanoTime();
        assertThat(upload(Files.PDF).ok().value("av_scan_status")).isEqualTo("pending_scan");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE.multipliedBy(5));
    }

    @Test
    void aFileThatIsTooLargeForTheDaemonWaits() {
        clamd.refuseBeyond(100_000);
        assertThat(upload(large(400_000)).ok().value("av_scan_status")).isEqualTo("pending_scan");
        assertThat(upload(Files.PDF).ok().value("av_scan_status")).isEqualTo("scanned");
    }

    @Test
    void aJobOfADocumentThatIsGoneFindsNothingToDo() throws IOException {
        clamd.close();
        String id = upload(Files.PDF).ok().id();
        tenant.delete("/v2/documents/" + id).ok();
        assertThat(server.rows("SELECT task_name FROM scheduled_tasks WHERE task_instance = ?", id))
                .isEmpty();
    }
}
