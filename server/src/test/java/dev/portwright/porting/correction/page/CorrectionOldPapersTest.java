package dev.portwright.porting.correction.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portwright.document.reading.Pdfs;
import dev.portwright.testing.ByCorrectionLink;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Papers that were refused without a code, for what their text shows. */
@ServerTest
class CorrectionOldPapersTest extends ByCorrectionLink {
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final byte[] OLD_LETTER = Pdfs.of("Date signed: " + TODAY.minusDays(91));
    private static final String LETTER = "<li>Letter of authorization: ";
    private static final String BILL = "<li>Recent bill of your current provider: ";
    private static final String TOO_OLD = "the one that was given before is too old by now. A new one is needed.</li>";

    /** The reader of documents starts with the first of them. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @BeforeEach
    void order() {
        order = server.completeOrder(tenant, one);
    }

    /** Gives a paper to the order, and waits until its text is known. */
    private void give(String attribute, byte[] file) {
        tenant.edit(order, Body.of(attribute, tenant.document("a.pdf", file))).ok();
        await().atMost(PATIENCE)
                .until(
                        () -> tenant.get("/v2/porting_orders/" + order + "/readiness")
                                .ok()
                                .data()
                                .path("documents")
                                .findValuesAsString("reading"),
                        readings -> !readings.contains("being_read"));
    }

    @Test
    void aLetterThatWasSignedTooLongAgoIsSignedAnewAndAnotherBillSent() {
        byte[] bill = Pdfs.of("Invoice date: " + TODAY.minusDays(31));
        give(LOA, OLD_LETTER);
        give(INVOICE, bill);
        String link = anotherLink(confirming(true), "OTHER");
        assertThat(show(link).text())
                .contains(
                        LETTER + TOO_OLD,
                        BILL + TOO_OLD,
                        "<input type=\"file\" id=\"documents-invoice\"",
                        "When this is sent, you can read the letter of authorization here and sign it.");
        Answer same = sendParts(link, file(INVOICE, "bill.pdf", new String(bill, StandardCharsets.ISO_8859_1)));
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.text()).contains("This is the file that was sent before. Please choose another one.");
        assertThat(sendParts(link, pdf(INVOICE)).status()).isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("exception");
        assertThat(show(link).text())
                .contains(LETTER + TOO_OLD, "One thing is left: the letter has to be signed.")
                .doesNotContain(BILL);
        assertThat(sign(link, "Ann Person").status()).isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("submitted");
        assertThat(comments())
                .containsExactly(
                        "The end customer has signed the letter of authorization by a correction link: Ann Person. The order was"
                                + " submitted again.",
                        "The end customer has corrected by a correction link: Recent bill of your current provider. The order is"
                                + " submitted again when they have signed the letter of authorization too.");
    }

    @Test
    void aFileThatOpensWithAPasswordOnlyIsAskedForAnew() {
        give(INVOICE, Pdfs.encrypted(Pdfs.of("Invoice date: " + TODAY), "secret"));
        String link = anotherLink(confirming(true), "OTHER");
        assertThat(show(link).text())
                .contains(
                        BILL
                                + "the file that was given before opens with a password only. Please send one that opens without.</li>")
                .doesNotContain(LETTER);
        assertThat(sendParts(link, pdf(INVOICE)).status()).isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("submitted");
    }

    @Test
    void papersThatAreStillGoodAreNotAskedFor() {
        give(LOA, Pdfs.of("Date signed: " + TODAY.minusDays(90)));
        give(INVOICE, Pdfs.of("Invoice date: " + TODAY.minusDays(30)));
        assertThat(show(anotherLink(confirming(true), "OTHER")).text()).doesNotContain(LETTER, BILL, "<form");
    }

    @Test
    void anOrderThatCameBackForSomethingElseIsNotAskedForItsPapers() {
        give(LOA, OLD_LETTER);
        String link = anotherLink(confirming(true), "ACCOUNT_NUMBER_MISMATCH");
        assertThat(show(link).text()).doesNotContain(LETTER, "signature");
        assertThat(send(link, ACCOUNT_NUMBER, "8823").status()).isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("submitted");
    }

    @Test
    void whatWasGivenSinceIsNotJudgedOnceMore() {
        give(LOA, OLD_LETTER);
        String link = anotherLink(confirming(true), "OTHER");
        assertThat(show(link).text()).contains(LETTER + TOO_OLD);
        give(LOA, OLD_LETTER);
        assertThat(show(link).text()).doesNotContain(LETTER, "<form");
    }
}
