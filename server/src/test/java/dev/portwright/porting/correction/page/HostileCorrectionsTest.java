package dev.portwright.porting.correction.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.AtOnce;
import dev.portwright.testing.ByCorrectionLink;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Await;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that are sent at once, amid something else, by somebody else, or that are none. */
@ServerTest
class HostileCorrectionsTest extends ByCorrectionLink {
    private static final String NO_INVOICE = "{\"documents\":{\"invoice\":null}}";
    private static final String WITH_FILES = "multipart/form-data; boundary=b";

    private String linkWithoutInvoice() {
        String link = link(confirming(true), "ENTITY_NAME_MISMATCH");
        edit(NO_INVOICE);
        return link;
    }

    @Test
    void ofFormsThatAreSentAtOnceByDifferentLinksOneIsDone() throws Exception {
        String link = linkWithoutInvoice();
        String other = linkTo(confirming(true));
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String name = "Acme " + i;
            requests.add(() -> sendParts(
                            name.endsWith("0") || name.endsWith("1") ? link : other,
                            value(NAME, name),
                            file(INVOICE, "bill.pdf", "%PDF-1.4\n" + name.repeat(60_000)))
                    .status());
        }
        assertThat(AtOnce.of(requests)).containsOnly(303).hasSize(4);
        assertThat(tenant.status(order)).isEqualTo("submitted");
        assertThat(documents()).containsExactly(attribute(INVOICE));
        assertThat(blobs()).hasSize(1);
        assertThat(attribute(NAME)).matches("Acme [0-3]");
        assertThat(comments()).hasSize(1);
        assertThat(tenant.get("/v2/porting_orders/" + order + "/history").column("reason"))
                .containsOnlyOnce("Submitted again by its end customer.");
    }

    @Test
    void ofSignaturesThatAreSentAtOnceOneIsKept() throws Exception {
        String link = link(confirming(false), "OTHER");
        edit("{\"documents\":{\"loa\":null}}");
        String shown = version(link);
        Callable<Integer> signature = () -> sign(link, "Ann Person", shown).status();
        assertThat(AtOnce.of(Collections.nCopies(2, signature))).containsExactly(303, 303);
        assertThat(documents()).containsExactly(attribute(LOA));
        assertThat(comments()).hasSize(1);
    }

    /** What is answered to a form with a file, of which the second half comes after something was done. */
    private String amid(String link, Runnable done) throws IOException {
        byte[] body = (value(NAME, "Acme Holding")
                        + file(INVOICE, "bill.pdf", "%PDF-1.4\n" + "x".repeat(900_000))
                        + "--b--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        int half = body.length / 2;
        try (Socket socket = begin(link, body.length)) {
            OutputStream out = socket.getOutputStream();
            out.write(body, 0, half);
            out.flush();
            Await.that("the file is on its way", this::uploads, "1"::equals);
            done.run();
            out.write(body, half, body.length - half);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A request of which the head was sent. */
    private static Socket begin(String link, long length) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("POST " + link + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                                + WITH_FILES + "\r\nContent-Length: " + length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void account(String action) {
        desk.client()
                .post("/operator/accounts/" + tenant.accountId() + "/actions/" + action, "")
                .ok();
    }

    private void end(String how) {
        String links = "/v2/porting_orders/" + order + "/correction_links";
        switch (how) {
            case "revoked" ->
                tenant.delete(links + "/" + tenant.get(links).id()).ok();
            case "expired" -> clock.set(NOW.plus(Duration.ofDays(7)));
            default -> account("suspend");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked", "expired", "suspended"})
    void aLinkThatEndsAmidAnUploadTakesNothingOfIt(String how) throws IOException {
        String link = linkWithoutInvoice();
        String before = server.row(order);
        String answer = amid(link, () -> end(how));
        assertThat(answer)
                .startsWith("HTTP/1.1 404 ")
                .contains("<h1>This link does not work any more</h1>")
                .doesNotContain(one, "Acme");
        if (how.equals("suspended")) {
            account("resume");
        }
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(documents()).isEmpty();
        assertThat(blobs()).isEmpty();
        assertThat(comments()).isEmpty();
    }

    @Test
    void anOrderThatIsCalledOffAmidAnUploadTakesNothingOfIt() throws IOException {
        String link = linkWithoutInvoice();
        assertThat(amid(link, () -> tenant.cancel(order).ok())).startsWith("HTTP/1.1 303 ");
        assertThat(show(link).text()).contains("The transfer of your numbers was called off.");
        assertThat(attribute(NAME)).isEqualTo("Acme");
        assertThat(documents()).isEmpty();
        assertThat(blobs()).isEmpty();
    }

    @Test
    void anOrderThatIsSubmittedAmidAnUploadTakesNothingOfIt() throws IOException {
        String link = linkWithoutInvoice();
        String document = server.reference(tenant, "document");
        String answer = amid(link, () -> {
            edit("{\"documents\":{\"invoice\":\"" + document + "\"}}");
            tenant.confirm(order).ok();
        });
        assertThat(answer).startsWith("HTTP/1.1 303 ");
        assertThat(attribute(INVOICE)).isEqualTo(document);
        assertThat(attribute(NAME)).isEqualTo("Acme");
        assertThat(blobs()).isEmpty();
    }

    @Test
    void aPageElsewhereDoesNothingForWhoeverTheBrowserKnows() {
        String link = linkWithoutInvoice();
        String token = link.substring(link.indexOf('=') + 1);
        String before = server.row(order);
        String form = NAME + "=Mallory&token=" + token;
        String[] headers = {
            "content-type",
            "application/x-www-form-urlencoded",
            "origin",
            "https://elsewhere.example",
            "cookie",
            "token=" + token
        };
        assertThat(tenant.post("/corrections", form, headers).status()).isEqualTo(404);
        assertThat(tenant.withKey("").post("/corrections", form, headers).status())
                .isEqualTo(404);
        // What a page elsewhere sends without asking, other than a form.
        assertThat(tenant.withKey("")
                        .post(link, form, "content-type", "text/plain")
                        .status())
                .isEqualTo(415);
        Answer shown = tenant.withKey("").get(link, "origin", "https://elsewhere.example");
        Answer asked = tenant.client()
                .send(
                        "OPTIONS",
                        link,
                        "",
                        "origin",
                        "https://elsewhere.example",
                        "access-control-request-method",
                        "POST");
        for (Answer answer : List.of(shown, asked)) {
            assertThat(answer.header("access-control-allow-origin")).isEmpty();
            assertThat(answer.header("access-control-allow-methods")).isEmpty();
            assertThat(answer.header("set-cookie")).isEmpty();
        }
        assertThat(server.row(order)).isEqualTo(before);
    }

    @Test
    void aFormThatIsTooLargeIsRefusedBeforeItHasCome() throws IOException {
        String link = linkWithoutInvoice();
        try (Socket socket = begin(link, 128L * 1024 * 1024 + 1)) {
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
        }
        assertThat(uploads()).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GIF89a",
                "MZ\u0000\u0000",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>",
                "PK\u0003\u0004"
            })
    void whatAFileIsSaysItsContentWhateverItIsCalled(String content) {
        String link = linkWithoutInvoice();
        String before = server.row(order);
        Answer refused = sendParts(
                link,
                value(NAME, "Acme Holding"),
                file(INVOICE, "bill.pdf\"; content-type=\"application/pdf", content));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("Recent bill of your current provider</a>: This kind of file cannot be used.");
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(blobs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "end_user.admin.entity_name=Acme%00 | 422",
                "end_user.admin.entity_name=Acme%0D%0AX-Mine:+1 | 422",
                "end_user.admin.entity_name[]=Acme+Inc | 422",
                "end_user[admin][entity_name]=Acme+Inc | 422",
                "was.end_user.admin.entity_name=Acme+Inc | 422",
                "=&=&& | 422",
                "signature.version=99999999999999999999&signature.name=Ann+Person&signature.consent=true | 303",
                "documents.invoice=00000000-0000-0000-0000-000000000000&end_user.admin.entity_name=Acme+Inc | 422"
            })
    void whatIsNoAnswerChangesNothing(String form, int status) {
        String link = linkWithoutInvoice();
        String before = server.row(order);
        assertThat(send(link, form).status()).isEqualTo(status);
        assertThat(server.row(order)).isEqualTo(before);
    }

    @Test
    void partsThatAreNotAsTheyShouldBeChangeNothing() {
        String link = linkWithoutInvoice();
        String before = server.row(order);
        String name = value(NAME, "Acme Inc");
        assertThat(sendParts(link, name, file(INVOICE, "x".repeat(5_000), "%PDF-1.4"))
                        .status())
                .isEqualTo(400);
        assertThat(sendParts(link, name, pdf("documents.invoice ")).status()).isEqualTo(422);
        assertThat(sendParts(link, name, value(INVOICE, "%PDF-1.4")).status()).isEqualTo(422);
        assertThat(tenant.withKey("")
                        .post(link, name + pdf(INVOICE), "content-type", WITH_FILES)
                        .status())
                .isEqualTo(400);
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(documents()).isEmpty();
        assertThat(blobs()).isEmpty();
    }
}
