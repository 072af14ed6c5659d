package dev.portwright.porting.correction.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.document.file.Files;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementType;
import dev.portwright.testing.ByCorrectionLink;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that an end customer sends by a correction link. */
@ServerTest
class CorrectionPapersTest extends ByCorrectionLink {
    private static final String NO_INVOICE = "{\"documents\":{\"invoice\":null}}";

    @Test
    void aBillThatIsMissingIsAskedForAndBecomesTheOrders() {
        String link = link(confirming(true), "ACCOUNT_NUMBER_MISMATCH");
        assertThat(show(link).text()).doesNotContain("type=\"file\"", "multipart/form-data");
        edit(NO_INVOICE);
        assertThat(show(link).text())
                .contains(
                        "<li>Recent bill of your current provider: this paper is still needed.</li>",
                        "enctype=\"multipart/form-data\"",
                        "<label for=\"documents-invoice\">Recent bill of your current provider</label>",
                        "<input type=\"file\" id=\"documents-invoice\" name=\"documents.invoice\"")
                .doesNotContain("role=\"status\"");
        Answer sent = sendParts(link, value(ACCOUNT_NUMBER, "8823"), pdf(INVOICE));
        assertThat(sent.status()).as(sent.text()).isEqualTo(303);
        assertThat(sent.header("location")).isEqualTo(link);
        String document = attribute(INVOICE);
        Answer shown = tenant.get("/v2/documents/" + document).ok();
        assertThat(shown.value("filename")).isEqualTo("scan1.pdf");
        assertThat(shown.value("content_type")).isEqualTo("application/pdf");
        assertThat(tenant.get("/v2/document_links?filter%5Bdocument_id%5D=" + document)
                        .column("linked_resource_id"))
                .containsExactly(order);
        assertThat(attribute(ACCOUNT_NUMBER)).isEqualTo("8823");
        assertThat(tenant.status(order)).isEqualTo("submitted");
        assertThat(comments())
                .containsExactly(
                        "The end customer has corrected by a correction link: Account number, Recent bill of your"
                                + " current provider. The order was submitted again.");
        Answer history = tenant.get("/v2/porting_orders/" + order + "/history");
        assertThat(history.data().get(1).path("actor").toString())
                .isEqualTo("{\"type\":\"end_customer\",\"user_id\":null,\"api_key_id\":null}");
        assertThat(history.data().get(1).path("changes").findValuesAsString("attribute"))
                .containsExactlyInAnyOrder(INVOICE, ACCOUNT_NUMBER);
    }

    @Test
    void aRequirementThatWasNotAcceptedTakesAnotherFileAndAnswersAReasonThatSaysNothingElse() {
        order = server.completeOrder(tenant, one);
        String refused = tenant.document("proof.pdf", Files.text("%PDF-1.4\n%%EOF\nrequirements." + PROOF));
        edit("{\"requirements\":[{\"requirement_type_id\":\"" + PROOF + "\",\"field_value\":\"" + refused + "\"}]}");
        String link = anotherLink(confirming(true), "OTHER");
        assertThat(show(link).text()).doesNotContain("<form");
        refuseProof();
        String field = "requirements." + PROOF;
        assertThat(show(link).text())
                .contains("what was sent before was not accepted.", "<input type=\"file\" id=\"requirements-" + PROOF);
        Answer same = sendParts(link, pdf(field));
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.text()).contains("This is the file that was sent before. Please choose another one.");
        Answer sent = sendParts(link, file(field, "proof.txt", "It is ours."));
        assertThat(sent.status()).as(sent.text()).isEqualTo(303);
        String given = tenant.show(order)
                .data()
                .path("requirements")
                .get(0)
                .path("field_value")
                .asString();
        assertThat(given).isNotEqualTo(refused);
        assertThat(tenant.get("/v2/documents/" + given).ok().value("filename")).isEqualTo("proof.txt");
        assertThat(tenant.status(order)).isEqualTo("submitted");
        assertThat(show(link).text()).contains("<h1>Nothing more to correct</h1>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "bill.pdf | ~~ | This file is empty.",
                "bill.pdf | <html><script>alert(1)</script></html> | This kind of file cannot be used.",
                "b\till.pdf | %PDF-1.4 | The name of this file cannot be used.",
                "~~ | ~~ | Please choose the file of this paper."
            })
    void aFileThatWillNotDoIsToldAtItsFieldAndWhatWasTypedIsKept(String filename, String content, String told) {
        String link = link(confirming(true), "ENTITY_NAME_MISMATCH");
        edit(NO_INVOICE);
        String before = server.row(order);
        Answer refused = sendParts(link, value(NAME, "Acme <Holding>"), file(INVOICE, filename, content));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text())
                .contains(
                        "<div class=\"errors\" role=\"alert\" tabindex=\"-1\" autofocus>",
                        "<li><a href=\"#documents-invoice\">Recent bill of your current provider</a>: " + told,
                        "<p class=\"error\" id=\"documents-invoice-error\">" + told,
                        "value=\"Acme &lt;Holding&gt;\"");
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(documents()).isEmpty();
        assertThat(comments()).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsToldInThePage() {
        String link = link(confirming(true), "ENTITY_NAME_MISMATCH");
        edit(NO_INVOICE);
        Answer refused = sendParts(
                link, file(INVOICE, "bill.pdf", "%PDF-1.4\n" + "x".repeat(21_000_000)), value(NAME, "Acme Holding"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains(
                        "This file is too large: it may have at most 20 MB.",
                        "value=\"Acme Holding\"",
                        "Files have to be chosen again.");
        assertThat(blobs()).isEmpty();
    }

    @Test
    void everythingIsSavedOrNothing() {
        String link = link(confirming(true), "ENTITY_NAME_MISMATCH");
        edit(NO_INVOICE);
        String before = server.row(order);
        Answer refused = sendParts(link, pdf(INVOICE));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("Name of the account holder</a>: What was given before was not accepted. Please correct it.");
        refused = send(link, NAME, "Acme Holding");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Please choose the file of this paper.");
        refused = sendParts(link, pdf(INVOICE), value(NAME, "x".repeat(300)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(documents()).isEmpty();
        assertThat(blobs()).isEmpty();
    }

    @Test
    void filesThatWereNotAskedForAreNotTaken() {
        String link = link(confirming(false), "ENTITY_NAME_MISMATCH");
        edit(NO_INVOICE);
        String letter = attribute(LOA);
        Answer sent = sendParts(
                link,
                pdf(LOA),
                pdf("requirements." + PROOF),
                pdf("file"),
                value(NAME, "Acme Holding"),
                pdf(INVOICE),
                file(INVOICE, "other.pdf", "%PDF-1.4 another"));
        assertThat(sent.status()).as(sent.text()).isEqualTo(303);
        assertThat(documents()).containsExactly(attribute(INVOICE));
        assertThat(attribute(LOA)).isEqualTo(letter);
        assertThat(uploads()).isEqualTo("1");
    }

    @Test
    void sentTwiceItIsDoneOnce() {
        String link = link(confirming(false), "OTHER");
        edit(NO_INVOICE);
        assertThat(sendParts(link, pdf(INVOICE)).status()).isEqualTo(303);
        String document = attribute(INVOICE);
        assertThat(sendParts(link, pdf(INVOICE)).status()).isEqualTo(303);
        assertThat(attribute(INVOICE)).isEqualTo(document);
        assertThat(documents()).containsExactly(document);
        assertThat(comments()).hasSize(1);
        assertThat(show(link).text())
                .contains("Thank you. What was corrected has been saved")
                .doesNotContain("<form");
    }

    @Test
    void aLinkTakesFiftyFilesWhetherTheyWillDoOrNot() {
        String link = link(confirming(false), "OTHER");
        edit(NO_INVOICE);
        assertThat(sendParts(link, file(INVOICE, "a.pdf", "<html>")).status()).isEqualTo(422);
        assertThat(uploads()).isEqualTo("1");
        server.run("UPDATE correction_link SET uploads = 50 WHERE porting_order_id = ?::uuid", order);
        Answer refused = sendParts(link, pdf(INVOICE));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("This link has taken as many files as it can.");
        assertThat(sendParts(linkTo(confirming(false)), pdf(INVOICE)).status()).isEqualTo(303);
    }

    @Test
    void noCountryAsksForMoreFilesThanCanBeSentAtOnce() {
        RequirementCatalog catalog = new RequirementCatalog();
        assertThat(catalog.rulesOn(LocalDate.of(2030, 1, 1)))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.items().stream()
                                .filter(item -> item.type().takesDocument())
                                .map(item -> item.type())
                                .map(RequirementType::id))
                        .hasSizeLessThanOrEqualTo(FormReceiver.MOST_AT_ONCE));
    }

    @Test
    void twoFormsAndTwoLettersOfALinkAreUnderWayAtATime() {
        UnderWay underWay = new UnderWay();
        UUID link = UUID.randomUUID();
        for (UnderWay.What what : UnderWay.What.values()) {
            assertThat(underWay.begin(link, what)).isTrue();
            assertThat(underWay.begin(link, what)).isTrue();
            assertThat(underWay.begin(link, what)).isFalse();
            assertThat(underWay.begin(UUID.randomUUID(), what)).isTrue();
        }
        underWay.end(link, UnderWay.What.LETTER);
        assertThat(underWay.begin(link, UnderWay.What.FORM)).isFalse();
        assertThat(underWay.begin(link, UnderWay.What.LETTER)).isTrue();
    }

    @Test
    void whatIsNoFormIsRefusedAndChangesNothing() {
        String link = link(confirming(false), "ENTITY_NAME_MISMATCH");
        edit(NO_INVOICE);
        String before = server.row(order);
        Answer broken = tenant.withKey("").post(link, pdf(INVOICE), "content-type", "multipart/form-data; boundary=b");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(sendParts(link, value(NAME, "x".repeat(17_000))).status()).isEqualTo(413);
        assertThat(sendParts(link, value(NAME, "x").repeat(41)).status()).isEqualTo(400);
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(documents()).isEmpty();
    }
}
