package dev.portwright.porting.loa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every page of every kind of letter as it looks: words stay on the paper and off each other, and pictures of all of them are in {@code
 * target/letters}, to be looked at.
 */
@ServerTest
class LetterPagesTest {
    private static final Path PICTURES = Path.of("target", "letters");
    private static final String CONFIGURATIONS = "/v2/porting/loa_configurations";
    private static final String WIDE = "W".repeat(200);

    @Inject
    TestServer server;

    Tenant tenant;

    @BeforeEach
    void account() {
        tenant = server.tenant();
    }

    private static Body letterhead(String logo) {
        return LoaConfigurationsTest.letterhead(logo);
    }

    private String logo() {
        return tenant.document("logo.png", Pictures.png(300, 100));
    }

    private String configuration(Body letterhead) {
        return tenant.post(CONFIGURATIONS, letterhead).ok().id();
    }

    private RequestSpecification request() {
        return Api.withKey(tenant.key());
    }

    private static Pdf pdf(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return new Pdf(answer.asByteArray());
    }

    private Pdf letter(String order, String query) {
        return pdf(request().get("/v2/porting_orders/" + order + "/loa_template" + query));
    }

    private Pdf signed(String order, Body body) {
        String document = tenant.post("/v2/porting_orders/" + order + "/loa/sign", body)
                .ok()
                .value("document_id");
        return pdf(request().get("/v2/documents/" + document + "/download"));
    }

    /** Keeps pictures of its pages and looks at each. */
    private static void assertOnPaper(String name, Pdf pdf) throws IOException {
        Files.createDirectories(PICTURES);
        List<BufferedImage> pictures = pdf.pictures();
        for (int i = 0; i < pictures.size(); i++) {
            ImageIO.write(
                    pictures.get(i),
                    "png",
                    PICTURES.resolve(name + "-" + (i + 1) + ".png").toFile());
        }
        assertThat(pictures).as(name).isNotEmpty();
        assertThat(pdf.misplaced(Margins.OF_LETTERS)).as(name).isEmpty();
        for (BufferedImage picture : pictures) {
            Margins.Ink ink = Margins.OF_LETTERS.ink(picture);
            assertThat(ink.outside()).as(name).isZero();
            assertThat(ink.within()).as(name).isGreaterThan(1_000);
        }
    }

    @Test
    void lettersOfEachPaperWithAndWithoutALetterhead() throws IOException {
        String query = "?loa_configuration_id=" + configuration(letterhead(logo()));
        String american = server.completeOrder(tenant, "+13035550000", "+13035550001");
        tenant.edit(american, """
                {"activation_settings":{"foc_datetime_requested":"2030-03-19T16:30:00Z"},
                 "misc":{"type":"partial","remaining_numbers_action":"keep","new_billing_phone_number":"+13035550150"}}""").ok();
        assertOnPaper("us", letter(american, query));
        assertOnPaper("draft", letter(tenant.order("+13035550002"), ""));
        assertOnPaper("a4", letter(tenant.order("+442079460958"), query));
        assertOnPaper("toll-free", letter(tenant.order("+18005550100"), query));
    }

    @Test
    void aScheduleOfManyNumbers() throws IOException {
        String[] numbers = IntStream.range(0, 250)
                .mapToObj(i -> "+1303555%04d".formatted(1000 + i))
                .toArray(String[]::new);
        assertOnPaper("250-numbers", letter(tenant.order(numbers), ""));
        // On the narrower paper, of longer numbers.
        String[] german = IntStream.range(0, 40)
                .mapToObj(i -> "+4930123456%02d".formatted(10 + i))
                .toArray(String[]::new);
        assertOnPaper("long-numbers", letter(tenant.order(german), ""));
    }

    @Test
    void namesOfAllScripts() throws IOException {
        String order = tenant.order("+13035550000");
        tenant.edit(
                        order,
                        Body.of(
                                        "end_user.admin.entity_name",
                                        "\u0634\u0631\u0643\u0629 \u0627\u0644\u0627\u062a\u0635\u0627\u0644\u0627\u062a (12) \u0661\u0662\u0663 +4930123456")
                                .with(
                                        "end_user.admin.auth_person_name",
                                        "\u03a0\u03b1\u03c0\u03b1\u03b4\u03cc\u03c0\u03bf\u03c5\u03bb\u03bf\u03c2 \u0429\u0435\u0440\u0431\u0430\u043a\u043e\u0432 \u0141\u00f3d\u017a")
                                .with(
                                        "end_user.admin.business_identifier",
                                        "\u05d7\u05d1\u05e8\u05d4 42 \u05d1\u05e2\u05f4\u05de (\u05d9\u05e9\u05e8\u05d0\u05dc)")
                                .with(
                                        "end_user.location.street_address",
                                        "\u6771\u4eac\u90fd\u5343\u4ee3\u7530\u533a \u9ad9\u6a4b\u682a\u5f0f\u4f1a\u793e"
                                                .repeat(6))
                                .with(
                                        "end_user.location.locality",
                                        "\u0e01\u0e23\u0e38\u0e07\u0e40\u0e17\u0e1e \ud83d\ude00"))
                .ok();
        assertOnPaper("scripts", letter(order, ""));
        // Wrapped Arabic keeps its order from line to line.
        tenant.edit(
                        order,
                        Body.of(
                                "end_user.admin.entity_name",
                                "\u0634\u0631\u0643\u0629 \u0627\u0644\u0627\u062a\u0635\u0627\u0644\u0627\u062a 12 \u0627\u0644\u0639\u0631\u0628\u064a\u0629 "
                                        .repeat(6)))
                .ok();
        assertOnPaper("scripts-wrapped", letter(order, ""));
    }

    @Test
    void signedLettersWithTheirEvidence() throws IOException {
        String order = server.completeOrder(tenant, "+13035550000");
        Body typed = Body.of("name", "Ann Person")
                .with("consent", true)
                .with("title", "Owner")
                .with("ip_address", "2001:db8:1234:5678:9abc:def0:1234:5678");
        assertOnPaper("signed", signed(order, typed));
        String drawing = Base64.getEncoder().encodeToString(Pictures.png(2000, 40));
        assertOnPaper("signed-drawn-wide", signed(order, typed.with("drawing", drawing)));
        String tall = Base64.getEncoder().encodeToString(Pictures.png(40, 2000));
        assertOnPaper("signed-drawn-tall", signed(order, typed.with("drawing", tall)));
    }

    @Test
    void previewsOfLetterheads() throws IOException {
        Body letterhead = letterhead(logo());
        assertOnPaper(
                "preview-kept", pdf(request().get(CONFIGURATIONS + "/" + configuration(letterhead) + "/preview")));
        assertOnPaper(
                "preview-not-kept",
                pdf(request()
                        .contentType("application/json")
                        .body(letterhead.with("address.country_code", "GB").toString())
                        .post(CONFIGURATIONS + "/preview")));
    }

    @Test
    void wordsThatAreTooLongForALineAreCut() throws IOException {
        String order = server.completeOrder(tenant, "+13035550000");
        tenant.edit(
                        order,
                        Body.of("end_user.admin.entity_name", WIDE)
                                .with("end_user.admin.auth_person_name", WIDE)
                                .with("end_user.admin.business_identifier", WIDE.substring(0, 64))
                                .with("end_user.location.street_address", WIDE)
                                .with("end_user.location.extended_address", WIDE)
                                .with("end_user.location.locality", WIDE)
                                .with("end_user.location.administrative_area", WIDE.substring(0, 64)))
                .ok();
        Body wide = letterhead(tenant.document("logo.png", Pictures.png(2000, 100)))
                .with("company_name", WIDE)
                .with("address.street_address", WIDE)
                .with("address.extended_address", WIDE)
                .with("address.city", WIDE)
                .with("address.country_code", "GB")
                .with("address.state", WIDE.substring(0, 64))
                .with("address.zip_code", "SW1A 1AA")
                .with("contact.email", WIDE.substring(0, 60) + "@example.com");
        String configuration = configuration(wide);
        assertOnPaper("wide", letter(order, "?loa_configuration_id=" + configuration));
        assertOnPaper(
                "wide-signed",
                signed(
                        order,
                        Body.of("name", WIDE)
                                .with("title", WIDE)
                                .with("consent", true)
                                .with("loa_configuration_id", configuration)));
        // Names that have blanks, as long as they may be.
        String names = "Wolfgang Wilhelm ".repeat(15).strip();
        tenant.edit(order, Body.of("end_user.admin.entity_name", names).with("end_user.admin.auth_person_name", names))
                .ok();
        assertOnPaper("long-names", letter(order, ""));
    }
}
