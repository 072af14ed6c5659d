package dev.portwright.porting.loa.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.document.file.Files;
import dev.portwright.platform.crypto.Sha256;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.loa.Pdf;
import dev.portwright.seal.Seals;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.SandboxClock;
import dev.portwright.testkit.Tenant;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters that are signed electronically. */
@ServerTest
class SigningTest {
    private static final String CONSENT =
            "I sign this letter electronically, and agree that this binds me as my signature on paper would.";

    @Inject
    TestServer server;

    Tenant tenant;
    SandboxClock clock;
    String order;

    @BeforeEach
    void order() {
        tenant = server.tenant();
        clock = new SandboxClock(tenant.client());
        clock.freeze();
        order = server.completeOrder(tenant, "+13035550000");
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    private static String path(String order) {
        return "/v2/porting_orders/" + order + "/loa/sign";
    }

    private static Body typed() {
        return Body.of("name", "Ann Person").with("consent", true);
    }

    private Answer sign(Body body, String... headers) {
        return tenant.post(path(order), body, headers);
    }

    private byte[] file(String path) {
        Response answer = Api.withKey(tenant.key()).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asByteArray();
    }

    private byte[] template() {
        return file("/v2/porting_orders/" + order + "/loa_template");
    }

    private byte[] document(Answer signed) {
        return file("/v2/documents/" + signed.value("document_id") + "/download");
    }

    /** A picture of a line, in base64. */
    private static String drawing(int width) {
        BufferedImage image = new BufferedImage(width, 80, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.setStroke(new BasicStroke(6));
        graphics.drawLine(5, 70, width - 5, 10);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    @Test
    void whereTheLawWantsAHandOnPaperNothingIsSignedElectronically() {
        order = tenant.order("+41215470622");
        tenant.edit(order, Body.of("end_user.admin.auth_person_name", "Ann Person"))
                .ok();
        Answer refused = sign(typed());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains(
                        "Letters for CH numbers are signed by hand. Have the letter of GET /v2/porting_orders/" + order
                                + "/loa_template signed on paper, upload what comes back and name it in documents.loa.");
        assertThat(tenant.show(order).data("documents.loa")).isEqualTo("null");
    }

    @Test
    void aSignedLetterBecomesTheOrdersLetterWithEvidenceAndSeal() {
        String sha256 = Sha256.hex(template());
        String key = server.rows("SELECT support_key FROM porting_order WHERE id = ?::uuid", order)
                .getFirst();
        Answer signed = sign(
                typed().with("title", "Owner").with("letter_sha256", sha256).with("ip_address", "192.0.2.7"));
        assertThat(signed.status()).as(signed.text()).isEqualTo(201);
        String document = signed.value("document_id");
        byte[] file = document(signed);
        assertThat(signed.data())
                .isEqualTo(Json.read("""
                {"record_type":"porting_loa_signature","porting_order_id":"%s","document_id":"%s","name":"Ann Person",
                 "title":"Owner","kind":"typed","consent":"%s","letter_sha256":"%s","document_sha256":"%s",
                 "signed_at":"%s"}""".formatted(order, document, CONSENT, sha256, Sha256.hex(file), clock.now())));
        Pdf pdf = new Pdf(file);
        assertThat(pdf.pages()).isEqualTo(2);
        assertThat(pdf.lines())
                .containsSubsequence(
                        "Evidence of the signature",
                        "Signed by Ann Person",
                        "How The name was typed.",
                        "Signed at " + clock.now(),
                        "IP address of the request 127.0.0.1",
                        "Address told by the client 192.0.2.7",
                        "Porting order " + key + ", " + order,
                        "SHA-256 of the letter " + sha256);
        assertThat(pdf.text()).contains("Consent " + CONSENT).contains("Schedule: 1 number to transfer");
        assertThat(Seals.ofWhole(file)).isEqualTo(1);

        assertThat(tenant.show(order).value("documents.loa")).isEqualTo(document);
        Answer kept = tenant.get("/v2/documents/" + document);
        assertThat(kept.value("filename")).isEqualTo("loa-" + key + "-signed.pdf");
        assertThat(kept.value("content_type")).isEqualTo("application/pdf");
        assertThat(kept.value("sha256")).isEqualTo(Sha256.hex(file));
        assertThat(tenant.delete("/v2/documents/" + document).status()).isEqualTo(422);
        clock.advance(Duration.ofHours(1));
        assertThat(tenant.get("/v2/documents/" + document).status()).isEqualTo(200);
        Answer history = tenant.get("/v2/porting_orders/" + order + "/history");
        assertThat(history.data().get(0).path("reason").asString())
                .isEqualTo("The letter of authorization was signed electronically by Ann Person (typed).");
        assertThat(history.data().get(0).path("changes").toString()).contains("documents.loa", document);
        assertThat(tenant.get("/v2/porting/events?filter[type]=porting_order.loa_updated&filter[porting_order_id]="
                                + order)
                        .data())
                .hasSize(2);
    }

    @Test
    void aChangedByteBreaksTheSeal() {
        byte[] file = document(sign(typed()).ok());
        assertThat(Seals.verifies(file)).isTrue();
        // In the text of the letter, long before the signature.
        byte[] changed = file.clone();
        changed[file.length / 3] ^= 1;
        assertThat(Seals.verifies(changed)).isFalse();
        changed = file.clone();
        changed[20] ^= 1;
        assertThat(Seals.verifies(changed)).isFalse();
    }

    @Test
    void allLettersAreSealedWithTheSameKey() {
        byte[] first = document(sign(typed()).ok());
        byte[] second = document(sign(typed()).ok());
        assertThat(Seals.certificate(first)).isEqualTo(Seals.certificate(second));
    }

    @Test
    void aSignatureCanBeDrawn() {
        Answer signed = sign(typed().with("drawing", drawing(300))).ok();
        assertThat(signed.value("kind")).isEqualTo("drawn");
        assertThat(signed.data().path("title").isNull()).isTrue();
        Pdf pdf = new Pdf(document(signed));
        assertThat(pdf.lines()).contains("How The signature was drawn.");
        BufferedImage page = pdf.picture(0);
        boolean blue = false;
        for (int x = 0; x < page.getWidth(); x++) {
            for (int y = 0; y < page.getHeight(); y++) {
                blue |= (page.getRGB(x, y) & 0xffffff) == 0x0000ff;
            }
        }
        assertThat(blue).isTrue();
    }

    @Test
    void neitherCaseNorBlanksNorWidthMakeAnotherName() {
        assertThat(sign(typed().with("name", "  ann \u3000 \uff30erson ")).status())
                .isEqualTo(201);
    }

    @Test
    void everythingThatIsWrongIsToldAndNothingIsSigned() {
        String before = server.row(order);
        assertThat(sign(Body.empty()).problems()).containsExactlyInAnyOrder("10004 /name", "10004 /consent");
        for (String nobody : List.of(" ", "\u3000", "\u00a0", "\u202e\u0007")) {
            assertThat(sign(Body.of("name", nobody).with("consent", true)).problems())
                    .as("a name without anything to see")
                    .containsExactly("10027 /name");
        }
        Answer refused = sign(Body.of("name", "Bob Other")
                .with("consent", false)
                .with("drawing", Base64.getEncoder().encodeToString(Files.PDF))
                .with("letter_sha256", "abc")
                .with("ip_address", "somewhere")
                .with("loa_configuration_id", new UUID(7, 7).toString()));
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "10027 /name",
                        "10027 /consent",
                        "10027 /drawing",
                        "10027 /letter_sha256",
                        "10027 /ip_address",
                        "10017 /loa_configuration_id");
        assertThat(refused.text())
                .contains("The letter is signed by the person whom the order authorizes, Ann Person.");
        assertThat(sign(typed().with("drawing", "no base64!")).problems()).containsExactly("10027 /drawing");
        assertThat(sign(typed().with("drawing", drawing(2001))).problems()).containsExactly("10027 /drawing");
        assertThat(sign(typed().with("drawing", "A".repeat(349_529))).problems())
                .containsExactly("10025 /drawing");
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(tenant.get("/v2/documents").data()).isEmpty();
    }

    @Test
    void nobodyCanSignForAnOrderThatNamesNobody() {
        String draft = tenant.order("+13035550001");
        Answer refused = tenant.post(path(draft), typed());
        assertThat(refused.problems()).containsExactly("10027 /name");
        assertThat(refused.text()).contains("The order names nobody who may sign.");
    }

    @Test
    void aLetterThatIsAnotherOneByNowIsNotSigned() {
        String shown = Sha256.hex(template());
        tenant.edit(order, "{\"end_user\":{\"admin\":{\"entity_name\":\"Acme Ltd\"}}}")
                .ok();
        Answer refused = sign(typed().with("letter_sha256", shown));
        assertThat(refused.problems()).containsExactly("10027 /letter_sha256");
        assertThat(refused.text()).contains(Sha256.hex(template()));
        assertThat(sign(typed().with("letter_sha256", Sha256.hex(template()))).status())
                .isEqualTo(201);
    }

    @Test
    void whatIsSentAgainWithTheSameKeySignsOnce() {
        String[] key = {"Idempotency-Key", "once"};
        Answer first = sign(typed(), key).ok();
        assertThat(sign(typed(), key).text()).isEqualTo(first.text());
        assertThat(tenant.get("/v2/documents").column("id")).containsExactly(first.value("document_id"));
    }

    @Test
    void anOrderThatIsNotAsItWasLookedAtIsNotSigned() {
        assertThat(sign(typed(), "If-Match", "\"1\"").status()).isEqualTo(412);
        assertThat(sign(typed(), "If-Match", tenant.show(order).header("etag")).status())
                .isEqualTo(201);
    }

    @Test
    void nothingIsSignedOnceTheLetterCannotBeChanged() {
        server.lead(tenant, order, "submitted");
        Answer refused = sign(typed());
        assertThat(refused.problems()).containsExactly("10027");
        assertThat(refused.text())
                .contains("The letter of authorization cannot be changed while the order is submitted.");
        assertThat(tenant.get("/v2/documents").data()).isEmpty();
    }

    @Test
    void anotherAccountsOrderIsAsOneThatNeverWas() {
        Tenant other = server.tenant();
        assertThat(other.post(path(order), typed()).text())
                .isEqualTo(other.post(path(new UUID(7, 7).toString()), typed()).text());
        assertThat(other.post(path(order), typed()).problems()).containsExactly("10005 id");
        assertThat(tenant.get("/v2/documents").data()).isEmpty();
    }
}
