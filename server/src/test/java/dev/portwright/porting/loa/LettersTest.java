package dev.portwright.porting.loa;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.portwright.document.file.Files;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The letters of orders, as files. */
@ServerTest
class LettersTest {
    private static final String CONFIGURATIONS = "/v2/porting/loa_configurations";
    private static final List<Integer> LETTER = List.of(612, 792);
    private static final List<Integer> A4 = List.of(595, 842);

    @Inject
    TestServer server;

    @Inject
    OrderLetters letters;

    Tenant tenant;

    @BeforeEach
    void account() {
        tenant = server.tenant();
    }

    private static String path(String order) {
        return "/v2/porting_orders/" + order + "/loa_template";
    }

    private Response file(String path) {
        Response answer = Api.withKey(tenant.key()).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/pdf");
        return answer;
    }

    private Pdf letter(String order) {
        return new Pdf(file(path(order)).asByteArray());
    }

    private String supportKey(String order) {
        return server.rows("SELECT support_key FROM porting_order WHERE id = ?::uuid", order)
                .getFirst();
    }

    private String configuration() {
        return tenant.post(
                        CONFIGURATIONS,
                        LoaConfigurationsTest.letterhead(tenant.document("logo.png", Pictures.png(300, 100))))
                .ok()
                .id();
    }

    /** It is read once, within the turn; what becomes of the document meanwhile does not change the letter. */
    @Test
    void theSignedLetterHasTheLogoThatWasShown() {
        String order = server.completeOrder(tenant, "+13035550000");
        String logo = tenant.document("logo.png", Pictures.png(300, 100));
        String configuration = tenant.post(CONFIGURATIONS, LoaConfigurationsTest.letterhead(logo))
                .ok()
                .id();
        OrderLetters.Drawn letter = letters.draw(
                tenant.accountId(),
                UUID.fromString(order),
                UUID.fromString(configuration),
                ProblemCode.NOT_FOUND.because("no such configuration"),
                new Problems());
        BufferedImage shown = new Pdf(letter.unsigned()).picture(0).getSubimage(0, 0, 800, 150);
        server.run("DELETE FROM blob_part WHERE blob_id = (SELECT blob_id FROM document WHERE id = ?::uuid)", logo);
        Signature signature = new Signature("Ann Person", null, null, "2030-03-19", List.of());
        BufferedImage signed = new Pdf(letter.signed(signature)).picture(0).getSubimage(0, 0, 800, 150);
        assertThat(pixels(signed)).isEqualTo(pixels(shown));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void aLetterSaysWhoAuthorizesWhomToBringWhichNumbersFromWhere() throws Exception {
        String order = server.completeOrder(tenant, "+13035550002", "+13035550001");
        tenant.edit(order, """
                {"activation_settings":{"foc_datetime_requested":"2030-03-19T16:30:00Z"},
                 "misc":{"type":"partial","remaining_numbers_action":"keep","new_billing_phone_number":"+13035550150"}}""").ok();
        String key = supportKey(order);
        String carrier = tenant.show(order).value("old_service_provider_ocn");
        Response answer = file(path(order) + "?loa_configuration_id=" + configuration());
        assertThat(answer.header("content-disposition")).isEqualTo("attachment; filename=\"loa-" + key + ".pdf\"");
        Pdf pdf = new Pdf(answer.asByteArray());
        assertThat(pdf.lines())
                .containsSubsequence(
                        "Example Telecom",
                        "600 Congress Avenue",
                        "14th Floor",
                        "Austin, TX 78701, US",
                        "porting@example.com \u00b7 +13035550100",
                        key,
                        "Letter of Authorization",
                        "Transfer of telephone numbers from " + carrier + " to Example Telecom",
                        "The customer",
                        "Customer Acme",
                        "Business identifier",
                        "Authorized person Ann Person",
                        "Service address 1 Main St, Denver, CO, 80202, US",
                        "Billing telephone number +13035550199",
                        "The transfer",
                        "From carrier " + carrier,
                        "To carrier Example Telecom",
                        "Kind of numbers local, US",
                        "Numbers that move 2 numbers, part of the account",
                        "Date wanted 2030-03-19 16:30 UTC",
                        "What the customer authorizes");
        assertThat(pdf.text())
                .contains(
                        "Example Telecom may have the telephone numbers in the schedule of this letter transferred from "
                                + carrier + ", and may act for the customer in all that this takes.")
                .contains("All other numbers of the account stay with " + carrier
                        + ". Their billing telephone number becomes +13035550150.")
                .contains("Schedule: 2 numbers to transfer")
                .containsPattern("\\+13035550001[\\s\u2003]+\\+13035550002")
                .contains("Letter of Authorization " + key + " Page 1 of 1")
                .doesNotContain("4711", "2468", "RespOrg");
        assertThat(pdf.size()).isEqualTo(LETTER);
        assertThat(pdf.embeddedFonts()).containsExactly("DejaVuSans", "DejaVuSans-Bold");
        assertThat(pdf.metadata())
                .contains("<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>U</pdfaid:conformance>");
        BufferedImage page = pdf.picture(0);
        assertThat(code(page)).isEqualTo(key);
        assertThat(hasBlue(page)).isTrue();
    }

    private static String code(BufferedImage page) throws Exception {
        int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    private static boolean hasBlue(BufferedImage page) {
        return IntStream.range(0, page.getWidth())
                .anyMatch(x -> IntStream.range(0, page.getHeight())
                        .anyMatch(y -> new Color(page.getRGB(x, y)).equals(Pictures.BLUE)));
    }

    @Test
    void aDraftThatSaysNothingYetHasLinesToFillIn() {
        String order = tenant.order("+13035550000");
        Pdf pdf = letter(order);
        assertThat(pdf.lines())
                .contains(
                        "Customer", "Authorized person", "Service address", "Date wanted", "Numbers that move 1 number")
                .contains("Schedule: 1 number to transfer", "+13035550000");
        assertThat(hasBlue(pdf.picture(0))).isFalse();
        // Without a letterhead it is the account that the numbers come to.
        String account = server.rows(
                        "SELECT name FROM account WHERE id = ?::uuid",
                        tenant.accountId().toString())
                .getFirst();
        assertThat(pdf.lines()).contains("To carrier " + account);
    }

    @Test
    void allNumbersAreOnIt() {
        String[] numbers = IntStream.range(0, 250)
                .mapToObj(i -> "+1303555%04d".formatted(1000 + i))
                .toArray(String[]::new);
        Pdf pdf = letter(tenant.order(numbers));
        assertThat(pdf.pages()).isEqualTo(3);
        assertThat(pdf.text()).contains("Schedule: 250 numbers to transfer").contains("Page 3 of 3");
        List<String> listed = pdf.lines().stream()
                .filter(line -> line.matches("(\\+\\d+[ \u2003]*)+"))
                .flatMap(line -> List.of(line.split("[ \u2003]+")).stream())
                .toList();
        assertThat(listed).containsExactly(numbers);
    }

    @Test
    void aLetterForTollFreeNumbersNamesTheNewResponsibleOrganization() {
        String order = tenant.order("+18005550100");
        Response answer = file(path(order) + "?loa_configuration_id=" + configuration());
        Pdf pdf = new Pdf(answer.asByteArray());
        assertThat(pdf.lines())
                .contains("New responsible organization Example Telecom", "Kind of numbers toll free, US");
        assertThat(pdf.text())
                .contains(
                        "Example Telecom becomes the Responsible Organization (RespOrg) for the toll-free numbers in the"
                                + " schedule of this letter");
    }

    @Test
    void namesAreWrittenInTheirScripts() {
        String order = tenant.order("+13035550000");
        tenant.edit(
                        order,
                        Body.of(
                                        "end_user.admin.entity_name",
                                        "\u0634\u0631\u0643\u0629 \u0627\u0644\u0627\u062a\u0635\u0627\u0644\u0627\u062a 12")
                                .with(
                                        "end_user.admin.auth_person_name",
                                        "\u03a0\u03b1\u03c0\u03b1\u03b4\u03cc\u03c0\u03bf\u03c5\u03bb\u03bf\u03c2 \u0429\u0435\u0440\u0431\u0430\u043a\u043e\u0432 \u0141\u00f3d\u017a")
                                .with(
                                        "end_user.location.street_address",
                                        "\u6771\u4eac\u90fd\u5343\u4ee3\u7530\u533a \u9ad9\u6a4b\u682a\u5f0f\u4f1a\u793e"))
                .ok();
        Pdf pdf = letter(order);
        // From left to right, as they stand: the digits, then the words from their last letter.
        assertThat(pdf.text())
                .contains("\u0634\u0631\u0643\u0629 \u0627\u0644\u0627\u062a\u0635\u0627\u0644\u0627\u062a")
                .contains(
                        "Authorized person \u03a0\u03b1\u03c0\u03b1\u03b4\u03cc\u03c0\u03bf\u03c5\u03bb\u03bf\u03c2 \u0429\u0435\u0440\u0431\u0430\u043a\u043e\u0432 \u0141\u00f3d\u017a")
                .contains(
                        "Service address \u6771\u4eac\u90fd\u5343\u4ee3\u7530\u533a \u9ad9\u6a4b\u682a\u5f0f\u4f1a\u793e")
                .doesNotContain("\u25a1");
        assertThat(pdf.embeddedFonts()).containsExactly("BIZUDPGothic-Regular", "DejaVuSans", "DejaVuSans-Bold");
    }

    @Test
    void nothingThatAnOrderSaysIsMarkup() {
        String order = tenant.order("+13035550000");
        String name = "<b>Tom & Jerry</b> {company} \"x\" <img src='file:///etc/passwd'/> &amp;";
        tenant.edit(
                        order,
                        Body.of("end_user.admin.entity_name", name)
                                .with("end_user.admin.auth_person_name", "Ann\u202ePerson\u2066 \ud83d\ude00"))
                .ok();
        Pdf pdf = letter(order);
        assertThat(pdf.text()).contains("Customer " + name).contains("Authorized person Ann Person");
    }

    @Test
    void thePaperIsThatOfTheCountry() {
        assertThat(letter(tenant.order("+13035550000")).size()).isEqualTo(LETTER);
        assertThat(letter(tenant.order("+442079460958")).size()).isEqualTo(A4);
        assertThat(letter(tenant.order("+525512345678")).size()).isEqualTo(LETTER);
    }

    @Test
    void theFileStaysTheSameAsLongAsTheLetterDoes() {
        String order = server.completeOrder(tenant, "+13035550000");
        byte[] first = file(path(order)).asByteArray();
        tenant.edit(order, "{\"customer_reference\":\"not on the letter\"}").ok();
        assertThat(file(path(order)).asByteArray()).isEqualTo(first);
        tenant.edit(order, "{\"end_user\":{\"admin\":{\"entity_name\":\"Acme Ltd\"}}}")
                .ok();
        assertThat(file(path(order)).asByteArray()).isNotEqualTo(first);
    }

    @Test
    void aPreviewShowsALetterheadOnALetterOfNoOrder() {
        String id = configuration();
        Pdf pdf = new Pdf(file(CONFIGURATIONS + "/" + id + "/preview").asByteArray());
        assertThat(pdf.lines())
                .contains(
                        "Example Telecom",
                        "Customer [customer]",
                        "Authorized person [authorized person]",
                        "To carrier Example Telecom")
                .anyMatch(line -> line.matches("\\[number 5\\][ \u2003]+\\[number 6\\].*\\[number 8\\]"));
        assertThat(pdf.size()).isEqualTo(LETTER);
        assertThat(hasBlue(pdf.picture(0))).isTrue();
    }

    @Test
    void aLetterheadCanBeLookedAtBeforeItIsKept() {
        Body body = LoaConfigurationsTest.letterhead(tenant.document("logo.png", Pictures.png(300, 100)))
                .with("address.country_code", "GB")
                .with("address.state", "London")
                .with("address.zip_code", "SW1A 1AA");
        for (String path : List.of("/v2/porting/loa_configurations/preview", "/v2/porting/loa_configuration/preview")) {
            Response answer = Api.withKey(tenant.key())
                    .contentType("application/json")
                    .body(body.toString())
                    .post(path);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            assertThat(answer.header("content-disposition")).isEqualTo("attachment; filename=\"loa-preview.pdf\"");
            Pdf pdf = new Pdf(answer.asByteArray());
            assertThat(pdf.lines()).contains("Austin, London SW1A 1AA, GB");
            assertThat(pdf.size()).isEqualTo(A4);
            Answer refused = tenant.post(
                    path,
                    LoaConfigurationsTest.letterhead(tenant.document("a.pdf", Files.PDF))
                            .with("name", ""));
            assertThat(refused.problems()).containsExactlyInAnyOrder("10025 /name", "80022 /logo/document_id");
        }
        assertThat(tenant.get(CONFIGURATIONS).data()).isEmpty();
        assertThat(tenant.get("/v2/document_links").data()).isEmpty();
    }

    @Test
    void whatIsUnknownIsNotFound() {
        String order = tenant.order("+13035550000");
        String configuration = configuration();
        Tenant other = server.tenant();
        UUID nobodys = new UUID(7, 7);
        assertThat(other.get(path(order)).text())
                .isEqualTo(other.get(path(nobodys.toString())).text());
        assertThat(other.get(path(order)).problems()).containsExactly("10005 id");
        String own = path(other.order("+13035550000"));
        Answer theirs = other.get(own + "?loa_configuration_id=" + configuration);
        assertThat(theirs.problems()).containsExactly("10005 loa_configuration_id");
        assertThat(theirs.text())
                .isEqualTo(other.get(own + "?loa_configuration_id=" + nobodys).text());
        assertThat(other.get(CONFIGURATIONS + "/" + configuration + "/preview").text())
                .isEqualTo(
                        other.get(CONFIGURATIONS + "/" + nobodys + "/preview").text());
        assertThat(tenant.get(path(order) + "?loa_configuration_id=x").problems())
                .containsExactly("10006 loa_configuration_id");
    }
}
