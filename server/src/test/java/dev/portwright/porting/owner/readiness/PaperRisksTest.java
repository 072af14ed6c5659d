package dev.portwright.porting.owner.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portwright.document.file.Files;
import dev.portwright.document.reading.DocumentReader;
import dev.portwright.document.reading.Pdfs;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.PhoneNumbers;
import dev.portwright.testkit.SandboxClock;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What readiness finds in letters and invoices. */
@ServerTest
class PaperRisksTest {
    private static final String LOA = "/documents/loa";
    private static final String INVOICE = "/documents/invoice";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    TestServer server;

    Tenant tenant;
    SandboxClock clock;
    LocalDate today;
    String[] numbers;
    String id;

    @BeforeEach
    void order() {
        tenant = server.tenant();
        clock = new SandboxClock(tenant.client());
        clock.freeze();
        today = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
        numbers = PhoneNumbers.next(3);
        id = server.completeOrder(tenant, numbers);
        tenant.edit(id, Body.of("end_user.admin.billing_phone_number", numbers[0]))
                .ok();
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    private Answer readiness() {
        return tenant.get("/v2/porting_orders/" + id + "/readiness").ok();
    }

    private static String reading(Answer readiness, String pointer) {
        for (JsonNode document : readiness.data().path("documents")) {
            if (document.path("pointer").asString().equals(pointer)) {
                return document.path("reading").asString();
            }
        }
        return "none";
    }

    private void name(String pointer, byte[] file) {
        String document = tenant.document("a.pdf", file);
        tenant.edit(id, Body.of(pointer.substring(1).replace('/', '.'), document))
                .ok();
    }

    /** Names the file there, and answers readiness once it was read. */
    private Answer read(String pointer, byte[] file) {
        name(pointer, file);
        return await().atMost(PATIENCE)
                .until(this::readiness, found -> !reading(found, pointer).equals("being_read"));
    }

    /** As people of the country write it. */
    private static String national(String number) {
        return "(%s) %s-%s".formatted(number.substring(2, 5), number.substring(5, 8), number.substring(8));
    }

    private static byte[] letter(LocalDate signed, String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add("Acme, represented by Ann Person. Date signed: " + signed);
        return Pdfs.of(all.toArray(String[]::new));
    }

    @Test
    void numbersThatTheLetterDoesNotNameAreRisky() {
        Answer found = read(LOA, letter(today, "Numbers: 1. " + national(numbers[0]), "2. " + numbers[2].substring(1)));
        String document = tenant.show(id).value("documents.loa");
        assertThat(found.data("ready")).isEqualTo("true");
        assertThat(found.data("score")).isEqualTo("95");
        assertThat(found.data().path("findings")).isEqualTo(Json.read("""
                        [{"severity":"risky","code":"PHONE_NUMBER_MISMATCH","pointer":"/documents/loa","value":"%s",
                          "detail":"The text of the letter does not name %s. Have a letter signed that names all numbers of the order."}]""".formatted(document, numbers[1])));
        assertThat(found.data().path("documents"))
                .isEqualTo(Json.read("""
                        [{"pointer":"/documents/loa","document_id":"%s","reading":"read"},
                         {"pointer":"/documents/invoice","document_id":"%s","reading":"not_read"}]""".formatted(document, tenant.show(id).value("documents.invoice"))));

        assertThat(read(LOA, letter(today, "Numbers: " + national(numbers[0]) + " to " + national(numbers[2])))
                        .data("score"))
                .isEqualTo("100");
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
    }

    @Test
    void ofManyNumbersTheFirstTwentyAreTold() {
        String[] many = PhoneNumbers.next(25);
        id = server.completeOrder(tenant, many);
        assertThat(read(LOA, letter(today)).data().findValuesAsString("detail").getLast())
                .startsWith("The text of the letter does not name " + many[0] + ", " + many[1] + ", ")
                .contains(", " + many[19] + " and 5 more. ");
    }

    @Test
    void anInvoiceThatIsOlderThanItsCountryAllowsIsRisky() {
        assertThat(read(INVOICE, Pdfs.of("For Acme. Invoice date: " + today.minusDays(30)))
                        .data("score"))
                .isEqualTo("100");
        LocalDate old = today.minusDays(31);
        Answer found =
                read(INVOICE, Pdfs.of("For ACME Inc. Invoice date: " + old, "Payment due: " + today.minusDays(1)));
        assertThat(found.data().path("findings"))
                .isEqualTo(Json.read("""
                        [{"severity":"risky","code":"OTHER","pointer":"/documents/invoice","value":"%s",
                          "detail":"By its text the invoice is of %s, 31 days ago; 30 days are allowed. Name the newest invoice of the losing carrier."}]""".formatted(tenant.show(id).value("documents.invoice"), old)));
        assertThat(read(INVOICE, Pdfs.of("Acme: calls of " + old + " and " + today.minusDays(40)))
                        .data()
                        .findValuesAsString("detail"))
                .containsExactly("The newest date in the invoice is " + old
                        + ", 31 days ago; 30 days are allowed. Name the newest invoice of the losing carrier.");
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
    }

    @Test
    void aLetterThatWasSignedTooLongAgoIsRisky() {
        String named = String.join(", ", numbers);
        assertThat(read(LOA, letter(today.minusDays(90), named)).data("score")).isEqualTo("100");
        LocalDate old = today.minusDays(91);
        assertThat(read(LOA, letter(old, named)).data().findValuesAsString("detail"))
                .containsExactly("By its text the letter was signed on " + old
                        + ", 91 days ago; 90 days are allowed. Have a letter signed anew.");
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
    }

    @Test
    void aLetterOrAnInvoiceOfSomebodyElseIsRisky() {
        tenant.edit(id, Body.of("end_user.admin.entity_name", "Acme Telecom Inc."))
                .ok();
        String named = String.join(", ", numbers);
        Answer found =
                read(LOA, Pdfs.of(named, "Acme Widgets Inc., represented by Bob A. Person", "Date signed: " + today));
        String document = tenant.show(id).value("documents.loa");
        assertThat(found.data("ready")).isEqualTo("true");
        assertThat(found.data("score")).isEqualTo("90");
        assertThat(found.data().path("findings")).isEqualTo(Json.read("""
                        [{"severity":"risky","code":"ENTITY_NAME_MISMATCH","pointer":"/documents/loa","value":"%1$s",
                          "detail":"The text of the letter does not name the owner as entity_name of the order does: it lacks telecom. Have the name of the losing carrier's account in both."},
                         {"severity":"risky","code":"AUTH_PERSON_MISMATCH","pointer":"/documents/loa","value":"%1$s",
                          "detail":"The text of the letter does not name the person that auth_person_name of the order does: it lacks ann. Have the letter signed by this person, with the name in print."}]""".formatted(document)));
        assertThat(read(LOA, letter(today, named, "for ACME-TELECOM")).data("score"))
                .isEqualTo("100");
        Answer invoice = read(INVOICE, Pdfs.of("Invoice for Other Ltd"));
        assertThat(invoice.data().path("findings"))
                .isEqualTo(Json.read("""
                        [{"severity":"risky","code":"ENTITY_NAME_MISMATCH","pointer":"/documents/invoice","value":"%s",
                          "detail":"The text of the invoice does not name the owner as entity_name of the order does: it lacks acme, telecom. Have the name of the losing carrier's account in both."}]""".formatted(tenant.show(id).value("documents.invoice"))));
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
    }

    @Test
    void ofALetterThatIsAPictureInPartNothingIsSaidToBeMissing() {
        Answer found = read(LOA, Pdfs.handwritten());
        assertThat(reading(found, LOA)).isEqualTo("partly_read");
        assertThat(found.data("score")).isEqualTo("100");
    }

    @Test
    void whatWasFilledIntoAFormCounts() {
        assertThat(read(LOA, Pdfs.form("Acme, Ann Person: " + String.join(", ", numbers), true))
                        .data("score"))
                .isEqualTo("100");
    }

    @Test
    void aLetterThatWasSignedHereIsClean() {
        tenant.post(
                        "/v2/porting_orders/" + id + "/loa/sign",
                        Body.of("name", "Ann Person").with("consent", true))
                .ok();
        Answer found = await().atMost(PATIENCE)
                .until(this::readiness, answer -> reading(answer, LOA).equals("read"));
        assertThat(found.data("score")).as(found.text()).isEqualTo("100");
    }

    @Test
    void whatOpensWithAPasswordOnlyIsRiskyAndWhatHasNoTextIsNot() {
        Answer locked = read(INVOICE, Pdfs.encrypted(Pdfs.of("Invoice"), "secret"));
        assertThat(reading(locked, INVOICE)).isEqualTo("encrypted");
        assertThat(locked.data().findValuesAsString("detail"))
                .containsExactly(
                        "The file opens with a password only, which the losing carrier does not have. Name a copy that"
                                + " opens without one.");
        Answer scan = read(INVOICE, Pdfs.scan());
        assertThat(reading(scan, INVOICE)).isEqualTo("no_text");
        assertThat(scan.data("score")).isEqualTo("100");
        Answer broken = read(INVOICE, Files.PDF);
        assertThat(reading(broken, INVOICE)).isEqualTo("unreadable");
        assertThat(broken.data("score")).isEqualTo("100");
        Answer picture = read(INVOICE, Files.PNG);
        assertThat(reading(picture, INVOICE)).isEqualTo("not_read");
    }

    @Test
    void whileADocumentIsBeingReadNothingIsSaidOfIt() {
        QuarkusMock.installMockForType(
                new DocumentReader() {
                    @Override
                    public Outcome read(Supplier<InputStream> content, long size) {
                        return new NotNow("not yet");
                    }
                },
                DocumentReader.class);
        name(LOA, letter(today));
        Answer found = readiness();
        assertThat(reading(found, LOA)).isEqualTo("being_read");
        assertThat(found.data("score")).isEqualTo("100");
    }
}
