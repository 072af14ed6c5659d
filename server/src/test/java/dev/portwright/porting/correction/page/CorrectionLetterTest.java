package dev.portwright.porting.correction.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.document.file.Files;
import dev.portwright.porting.loa.Pdf;
import dev.portwright.testing.Api;
import dev.portwright.testing.ByCorrectionLink;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Await;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The letter of authorization behind a correction link. */
@ServerTest
class CorrectionLetterTest extends ByCorrectionLink {
    private static final String NO_LETTER = "{\"documents\":{\"loa\":null}}";

    @Inject
    UnderWay underWay;

    private static String letterOf(String link) {
        return link.replace("/corrections?", "/corrections/letter?");
    }

    private static Response file(String path) {
        return Api.withKey("").redirects().follow(false).get(path);
    }

    @Test
    void aLetterThatIsMissingIsReadAndSigned() {
        String link = link(confirming(true), "OTHER");
        assertThat(show(link).text()).doesNotContain("Sign the letter");
        assertThat(file(letterOf(link)).statusCode()).isEqualTo(303);
        edit(NO_LETTER);
        assertThat(show(link).text())
                .contains(
                        "<li>Letter of authorization: this paper is still needed.</li>",
                        "<h2>Sign the letter</h2>",
                        "href=\"" + letterOf(link) + "\" target=\"_blank\" rel=\"noopener noreferrer\"",
                        "<label for=\"signature-name\">Your name</label>",
                        "Only the person whom the letter names can sign it: Ann Person.",
                        "I sign this letter electronically, and agree that this binds me as my signature on paper would.");
        Response letter = file(letterOf(link));
        assertThat(letter.statusCode()).isEqualTo(200);
        assertThat(letter.header("content-type")).isEqualTo("application/pdf");
        assertThat(letter.header("content-disposition")).isEqualTo("inline; filename=\"letter-of-authorization.pdf\"");
        assertThat(letter.header("cache-control")).isEqualTo("no-store");
        assertThat(letter.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(new Pdf(letter.asByteArray()).text()).contains("Ann Person", "Acme", one, two);

        Answer signed = sign(link, " ann  person ");
        assertThat(signed.status()).as(signed.text()).isEqualTo(303);
        assertThat(signed.header("location")).isEqualTo(link);
        String document = attribute(LOA);
        Pdf pdf = new Pdf(Api.withKey(tenant.key())
                .get("/v2/documents/" + document + "/download")
                .asByteArray());
        assertThat(pdf.text())
                .contains(
                        "Signed by ann person",
                        "The name was typed.",
                        "IP address of the request 127.0.0.1",
                        "I sign this letter electronically");
        assertThat(tenant.status(order)).isEqualTo("submitted");
        assertThat(comments())
                .containsExactly(
                        "The end customer has signed the letter of authorization by a correction link: ann  person."
                                + " The order was submitted again.");
        Answer history = tenant.get("/v2/porting_orders/" + order + "/history");
        assertThat(history.data().get(1).path("actor").path("type").asString()).isEqualTo("end_customer");
        assertThat(history.data().get(1).path("reason").asString())
                .isEqualTo("The letter of authorization was signed electronically by ann  person (typed).");
        assertThat(tenant.get("/v2/porting_orders/" + order + "/correction_links")
                        .column("corrected_at"))
                .containsExactly(NOW.toString());
        assertThat(file(letterOf(link)).statusCode()).isEqualTo(303);
    }

    @Test
    void whoeverIsNamedAnewSignsAfterwards() {
        String link = link(confirming(true), "AUTH_PERSON_MISMATCH");
        assertThat(show(link).text()).doesNotContain("Sign the letter", "signature");
        assertThat(send(link, PERSON, "Bob Boss").status()).isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("exception");
        assertThat(comments())
                .containsExactly(
                        "The end customer has corrected by a correction link: Person who may move the numbers. The order is"
                                + " submitted again when they have signed the letter of authorization too.");
        assertThat(show(link).text())
                .contains(
                        "Thank you. What you sent has been saved. One thing is left: the letter has to be signed.",
                        "Letter of authorization: it has to be signed once more, because what it says was corrected.",
                        "can sign it: Bob Boss.");
        assertThat(new Pdf(file(letterOf(link)).asByteArray()).text())
                .contains("Bob Boss")
                .doesNotContain("Ann Person");
        String before = server.row(order);
        Answer refused = sign(link, "Ann Person");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains(
                        "<a href=\"#signature-name\">Your name</a>: Type the name of the person whom the letter names, who signs"
                                + " it: Bob Boss.",
                        "value=\"Ann Person\"",
                        "required checked>");
        refused = send(link, "signature.version", version(link), "signature.name", " ");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains(
                        "Your name</a>: Type the name of the person",
                        "Consent</a>: Please tick the box: without your consent the letter is not signed.");
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(sign(link, "Bob Boss").status()).isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("submitted");
    }

    @Test
    void aReasonThatAPaperHasAnsweredStaysAnsweredUntilTheLetterIsSigned() {
        String link = link(confirming(true), "OTHER", "AUTH_PERSON_MISMATCH");
        edit("{\"documents\":{\"invoice\":null}}");
        assertThat(sendParts(link, value(PERSON, "Bob Boss"), pdf(INVOICE)).status())
                .isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("exception");
        assertThat(sign(link, "Bob Boss").status()).isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("submitted");
        assertThat(comments())
                .first()
                .isEqualTo("The end customer has signed the letter of authorization by a correction link: Bob Boss."
                        + " The order was submitted again.");
    }

    @Test
    void aReasonThatAPaperHasAnsweredStaysAnsweredWhoeverChangesThePaperAfterwards() {
        String link = link(confirming(true), "OTHER", "AUTH_PERSON_MISMATCH");
        edit("{\"documents\":{\"invoice\":null}}");
        assertThat(sendParts(link, value(PERSON, "Bob Boss"), pdf(INVOICE)).status())
                .isEqualTo(303);
        String betterCopy = tenant.document("bill.pdf", Files.text("%PDF-1.4\n%%EOF\nthe same, in colour"));
        edit("{\"documents\":{\"invoice\":\"" + betterCopy + "\"}}");
        assertThat(sign(link, "Bob Boss").status()).isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("submitted");
    }

    @Test
    void aReasonThatNoPaperHasAnsweredKeepsTheOrderBackHoweverOftenTheLetterIsSigned() {
        String link = link(confirming(true), "OTHER", "AUTH_PERSON_MISMATCH");
        for (String person : List.of("Bob Boss", "Cleo Chief")) {
            assertThat(send(link, PERSON, person).status()).isEqualTo(303);
            assertThat(sign(link, person).status()).isEqualTo(303);
            assertThat(tenant.status(order)).isEqualTo("exception");
            assertThat(comments())
                    .first()
                    .isEqualTo("The end customer has signed the letter of authorization by a correction link: " + person
                            + ". The order was not submitted again: some of what it came back for is yours to clear"
                            + " up.");
        }
    }

    @Test
    void theLetterComesLast() {
        String link = link(confirming(true), "ACCOUNT_NUMBER_MISMATCH");
        edit(NO_LETTER);
        assertThat(show(link).text())
                .contains("When this is sent, you can read the letter of authorization here and sign it.")
                .doesNotContain("signature");
        assertThat(file(letterOf(link)).statusCode()).isEqualTo(303);
        String before = server.row(order);
        assertThat(sign(link, "Ann Person", tenant.show(order).data("version")).status())
                .isEqualTo(303);
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(send(link, ACCOUNT_NUMBER, "8823").status()).isEqualTo(303);
        assertThat(sign(link, "Ann Person").status()).isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("submitted");
    }

    @Test
    void aLetterIsSignedAsItWasShown() {
        String link = link(confirming(true), "OTHER");
        edit(NO_LETTER);
        String shown = version(link);
        edit("{\"end_user\":{\"admin\":{\"entity_name\":\"Acme Holding\"}}}");
        String before = server.row(order);
        Answer refused = sign(link, "Ann Person", shown);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("What the letter says was changed meanwhile. Please read it again, then sign it.");
        assertThat(sign(link, "Ann Person", "").status()).isEqualTo(422);
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(documents()).isEmpty();
        assertThat(sign(link, "Ann Person").status()).isEqualTo(303);
    }

    @Test
    void aLetterForWhichThereIsNoRoomIsNotSigned() {
        String link = link(confirming(true), "OTHER");
        edit(NO_LETTER);
        server.run(
                "INSERT INTO document_space (account_id, documents, bytes) VALUES (?::uuid, 50000, 0)",
                tenant.accountId().toString());
        String before = server.row(order);
        Answer refused = sign(link, "Ann Person");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("<li>The letter cannot be taken at the moment. Please tell whoever sent you this link.</li>");
        assertThat(sendParts(link, pdf(LOA)).text())
                .contains("No more files can be taken at the moment. Please tell whoever sent you this link.");
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(comments()).isEmpty();
    }

    @Test
    void signedTwiceItIsSignedOnce() {
        String link = link(confirming(false), "OTHER");
        edit(NO_LETTER);
        String shown = version(link);
        assertThat(sign(link, "Ann Person", shown).status()).isEqualTo(303);
        String document = attribute(LOA);
        assertThat(sign(link, "Ann Person", shown).status()).isEqualTo(303);
        assertThat(attribute(LOA)).isEqualTo(document);
        assertThat(comments()).hasSize(1);
        assertThat(tenant.status(order)).isEqualTo("exception");
    }

    @Test
    void aLetterThatSaysSomethingElseByNowIsSignedAgain() {
        String link = link(confirming(false), "ENTITY_NAME_MISMATCH");
        edit(NO_LETTER);
        assertThat(send(link, NAME, "Acme Holding").status()).isEqualTo(303);
        assertThat(sign(link, "Ann Person").status()).isEqualTo(303);
        assertThat(show(link).text()).doesNotContain("Sign the letter");
        assertThat(send(link, NAME, "Acme Holding Inc").status()).isEqualTo(303);
        assertThat(show(link).text()).contains("it has to be signed once more", "Sign the letter");
    }

    @Test
    void aLetterThatIsSignedOnPaperIsUploaded() {
        String link = link(confirming(true), "AUTH_PERSON_MISMATCH");
        assertThat(send(link, PERSON, "Bob Boss").status()).isEqualTo(303);
        Answer empty = sendParts(link, file(LOA, "", ""));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text())
                .contains(
                        "Please sign the letter here, or choose the file of one that is signed on paper.",
                        "<details open>");
        Answer sent = sendParts(link, pdf(LOA));
        assertThat(sent.status()).as(sent.text()).isEqualTo(303);
        assertThat(documents()).containsExactly(attribute(LOA));
        assertThat(tenant.status(order)).isEqualTo("submitted");
    }

    @Test
    void whereACountryWantsAHandOnPaperTheLetterIsPrintedAndUploaded() {
        order = tenant.order("+4532123456");
        edit("""
                {"documents":{"loa":"%s","invoice":"%s"},"misc":{"type":"full"},
                 "end_user":{"admin":{"entity_name":"Acme","auth_person_name":"Ann Person",
                   "billing_phone_number":"+4532123456","account_number":"4711"},
                  "location":{"street_address":"1 Main St","locality":"Copenhagen","postal_code":"2300",
                   "country_code":"DK"}},
                 "requirements":[{"requirement_type_id":"7f825feb-6bf9-5721-b45b-8b78114fc957",
                   "field_value":"DK12345674"}]}""".formatted(server.reference(tenant, "document"), server.reference(tenant, "document")));
        String link = anotherLink(confirming(true), "OTHER");
        edit(NO_LETTER);
        assertThat(show(link).text())
                .contains("<details open>", "Print the letter, have it signed by hand, and send it here.")
                .doesNotContain("signature", "Or sign it on paper");
        assertThat(file(letterOf(link)).statusCode()).isEqualTo(200);
        String before = server.row(order);
        assertThat(sign(link, "Ann Person", "4").status()).isEqualTo(303);
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(sendParts(link, pdf(LOA)).status()).isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("submitted");
    }

    @Test
    void aThirdLetterOfALinkAtATimeIsRefused() {
        String link = link(confirming(true), "OTHER");
        edit(NO_LETTER);
        UUID id = UUID.fromString(tenant.get("/v2/porting_orders/" + order + "/correction_links")
                .column("id")
                .getFirst());
        assertThat(underWay.begin(id, UnderWay.What.LETTER)).isTrue();
        assertThat(underWay.begin(id, UnderWay.What.LETTER)).isTrue();
        Response refused = file(letterOf(link));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("10011");
        assertThat(refused.jsonPath().getString("errors[0].detail"))
                .isEqualTo("The letter is being made for this link already. Please wait a moment, then load it again.");
        underWay.end(id, UnderWay.What.LETTER);
        assertThat(file(letterOf(link)).statusCode()).isEqualTo(200);
        Await.that("the place is free again", () -> file(letterOf(link)).statusCode(), status -> status == 200);
        underWay.end(id, UnderWay.What.LETTER);
    }

    @Test
    void whoHasNoLinkSeesNoLetter() {
        String link = link(confirming(true), "OTHER");
        edit(NO_LETTER);
        String path = letterOf(link);
        for (String other : new String[] {"/corrections/letter", path.substring(0, path.length() - 1)}) {
            assertThat(file(other).statusCode()).isEqualTo(404);
        }
        tenant.cancel(order).ok();
        assertThat(file(path).statusCode()).isEqualTo(303);
    }
}
