package dev.portwright.document.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.config.Settings;
import dev.portwright.testing.ByCorrectionLink;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import io.quarkus.test.junit.QuarkusMock;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Files that end customers send by correction links, where they are searched for malware. */
@ServerTest
class ScannedCorrectionsTest extends ByCorrectionLink {
    private static void ask(int port) {
        QuarkusMock.installMockForType(
                new MalwareScanner(new Settings.Scanner("127.0.0.1", port), Duration.ofSeconds(4)),
                MalwareScanner.class);
    }

    private String link() {
        String link = link(confirming(false), "OTHER");
        edit("{\"documents\":{\"invoice\":null}}");
        return link;
    }

    private Answer sendBill(String link, String content) {
        return sendParts(link, file(INVOICE, "bill.txt", content));
    }

    @Test
    void whatIsInfectedIsToldInPlainWordsAndNotKept() throws IOException {
        String link = link();
        try (FakeClamd clamd = new FakeClamd()) {
            ask(clamd.port());
            Answer refused = sendBill(link, "a bill with " + FakeClamd.VIRUS);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("This file is harmful: malware was found in it. It was not kept.");
            assertThat(tenant.get("/v2/documents").data()).isEmpty();
            assertThat(sendBill(link, "a bill").status()).isEqualTo(303);
        }
        assertThat(tenant.get("/v2/documents/" + tenant.show(order).value(INVOICE))
                        .value("av_scan_status"))
                .isEqualTo("scanned");
        assertThat(show(link).text()).doesNotContain("searched for malware");
    }

    @Test
    void aFileThatIsLostOnTheWayIsToBeSentAgain() {
        String link = link();
        String before = server.row(order);
        // As when it took so long that it was taken for left over.
        QuarkusMock.installMockForType(
                new MalwareScanner(null, Duration.ofSeconds(4)) {
                    @Override
                    public Verdict scan(Supplier<InputStream> content) {
                        server.run(
                                "DELETE FROM blob WHERE account_id = ?::uuid",
                                tenant.accountId().toString());
                        return new NoScanner();
                    }
                },
                MalwareScanner.class);
        Answer refused = sendBill(link, "a bill ".repeat(40_000));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains(
                        "<li><a href=\"#documents-invoice\">Recent bill of your current provider</a>: This file was lost on its"
                                + " way. Please send it again.</li>");
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(documents()).isEmpty();
    }

    @Test
    void whatIsSearchedLaterIsToldAndWhatIsFoundInfectedThenIsAskedForAgain() throws IOException {
        String link = link();
        FakeClamd away = new FakeClamd();
        away.close();
        ask(away.port());
        assertThat(sendBill(link, "a bill").status()).isEqualTo(303);
        assertThat(show(link).text())
                .contains("A file that you sent is still to be searched for malware. You need not wait for that.");
        server.run(
                "UPDATE document SET av_scan_status = 'infected' WHERE id = ?::uuid",
                tenant.show(order).value(INVOICE));
        assertThat(show(link).text())
                .contains("the file that was sent before is harmful (malware was found in it)", "type=\"file\"");
        assertThat(sendBill(link, "another bill").status()).isEqualTo(303);
        assertThat(show(link).text()).doesNotContain("type=\"file\"");
    }
}
