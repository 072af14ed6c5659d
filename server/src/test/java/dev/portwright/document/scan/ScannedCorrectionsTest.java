package dev.portwright.document.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.config.Settings;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import io.quarkus.test.junit.QuarkusMock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Files that end customers send by correction links, where they are searched for malware. */
@ServerTest
class ScannedCorrectionsTest extends AtTheDesk {
    private static final String INVOICE = "documents.invoice";

    private static void ask(int port) {
        QuarkusMock.installMockForType(
                new MalwareScanner(new Settings.Scanner("127.0.0.1", port), Duration.ofSeconds(4)),
                MalwareScanner.class);
    }

    private String order() {
        String order = server.completeOrder(tenant, one);
        tenant.confirm(order).ok();
        desk.raiseException(order, "OTHER").ok();
        tenant.edit(order, "{\"documents\":{\"invoice\":null}}").ok();
        return order;
    }

    private String link(String order) {
        URI url = URI.create(tenant.post("/v2/porting_orders/" + order + "/correction_links", "")
                .ok()
                .value("url"));
        return url.getRawPath() + "?" + url.getRawQuery();
    }

    private Answer send(String link, String content) {
        return tenant.withKey("")
                .post(
                        link,
                        "--b\r\ncontent-disposition: form-data; name=\"" + INVOICE + "\"; filename=\"bill.txt\"\r\n\r\n"
                                + content + "\r\n--b--\r\n",
                        "content-type",
                        "multipart/form-data; boundary=b");
    }

    @Test
    void whatIsInfectedIsToldInPlainWordsAndNotKept() throws IOException {
        String order = order();
        String link = link(order);
        try (FakeClamd clamd = new FakeClamd()) {
            ask(clamd.port());
            Answer refused = send(link, "a bill with " + FakeClamd.VIRUS);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("This file is harmful: malware was found in it. It was not kept.");
            assertThat(tenant.get("/v2/documents").data()).isEmpty();
            assertThat(send(link, "a bill").status()).isEqualTo(303);
        }
        assertThat(tenant.get("/v2/documents/" + tenant.show(order).value(INVOICE))
                        .value("av_scan_status"))
                .isEqualTo("scanned");
        assertThat(tenant.withKey("").get(link).text()).doesNotContain("searched for malware");
    }

    @Test
    void whatIsSearchedLaterIsToldAndWhatIsFoundInfectedThenIsAskedForAgain() throws IOException {
        String order = order();
        String link = link(order);
        FakeClamd away = new FakeClamd();
        away.close();
        ask(away.port());
        assertThat(send(link, "a bill").status()).isEqualTo(303);
        assertThat(tenant.withKey("").get(link).text())
                .contains("A file that you sent is still to be searched for malware. You need not wait for that.");
        server.run(
                "UPDATE document SET av_scan_status = 'infected' WHERE id = ?::uuid",
                tenant.show(order).value(INVOICE));
        assertThat(tenant.withKey("").get(link).text())
                .contains("the file that was sent before is harmful (malware was found in it)", "type=\"file\"");
        assertThat(send(link, "another bill").status()).isEqualTo(303);
        assertThat(tenant.withKey("").get(link).text()).doesNotContain("type=\"file\"");
    }
}
