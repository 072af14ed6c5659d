package dev.portwright.porting.correction.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.porting.correction.OpenLinks;
import dev.portwright.testing.ByCorrectionLink;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an end customer sees and does by a correction link. */
@ServerTest
class CorrectionPageTest extends ByCorrectionLink {
    private static final String POSTAL_CODE = "end_user.location.postal_code";

    @Inject
    UnderWay underWay;

    @Test
    void thePageSaysWhyInPlainWordsAndAsksForJustThat() {
        String link = link(Body.of("confirm_when_corrected", false), "ENTITY_NAME_MISMATCH", "FOC_REJECTED");
        Answer page = show(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("cache-control")).isEqualTo("no-store");
        assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(page.header("content-security-policy"))
                .startsWith("default-src 'none'")
                .contains("form-action 'self'", "frame-ancestors 'none'");
        assertThat(page.text())
                .contains(
                        "<h1>Your numbers could not be moved yet</h1>",
                        "<li>" + one + "</li>",
                        "<li>" + two + "</li>",
                        "Your current provider has the account under another name.",
                        "Your current provider cannot do it on the day that was asked for.",
                        "<label for=\"end_user-admin-entity_name\">Name of the account holder</label>",
                        "name=\"" + NAME + "\" value=\"Acme\"")
                .doesNotContain("more.</p>", "role=\"alert\"", "role=\"status\"", "4711");
        assertThat(page.text().split("<input ", -1)).hasSize(3);
    }

    @Test
    void whatIsCorrectedIsInTheOrderItsHistoryAndAComment() {
        String link = link(Body.of("confirm_when_corrected", false), "ENTITY_NAME_MISMATCH", "POSTAL_CODE_MISMATCH");
        Answer sent = send(link, NAME, "  Acme Holding Inc ", POSTAL_CODE, "80203");
        assertThat(sent.status()).as(sent.text()).isEqualTo(303);
        assertThat(sent.header("location")).isEqualTo(link);
        assertThat(attribute(NAME)).isEqualTo("Acme Holding Inc");
        assertThat(attribute(POSTAL_CODE)).isEqualTo("80203");
        assertThat(tenant.status(order)).isEqualTo("exception");
        Answer history = tenant.get("/v2/porting_orders/" + order + "/history");
        assertThat(history.data().get(0).path("actor").toString())
                .isEqualTo("{\"type\":\"end_customer\",\"user_id\":null,\"api_key_id\":null}");
        assertThat(history.data().get(0).path("changes").findValuesAsString("attribute"))
                .containsExactly(NAME, POSTAL_CODE);
        assertThat(comments())
                .first()
                .isEqualTo(
                        "The end customer has corrected by a correction link: Name of the account holder, Postal code.");
        assertThat(show(link).text())
                .contains("role=\"status\">Thank you. What was corrected has been saved", "value=\"Acme Holding Inc\"");
        assertThat(tenant.get("/v2/porting_orders/" + order + "/correction_links")
                        .data()
                        .get(0)
                        .path("corrected_at")
                        .asString())
                .isEqualTo(NOW.toString());
    }

    @Test
    void aLinkThatConfirmsSubmitsTheOrderAgain() {
        String link = link(Body.of("confirm_when_corrected", true), "ACCOUNT_NUMBER_MISMATCH");
        assertThat(send(link, ACCOUNT_NUMBER, "8823").status()).isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("submitted");
        assertThat(comments())
                .first()
                .isEqualTo("The end customer has corrected by a correction link: Account number."
                        + " The order was submitted again.");
        Answer page = show(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<h1>Nothing more to correct</h1>").doesNotContain("<form", "8823");
        assertThat(send(link, ACCOUNT_NUMBER, "9999").status()).isEqualTo(303);
        assertThat(tenant.get("/v2/porting_orders/" + order + "/comments").data())
                .hasSize(1);
        assertThat(attribute(ACCOUNT_NUMBER)).isEqualTo("8823");
    }

    @Test
    void whatOnlyTheOwnerCanGiveKeepsItFromBeingSubmittedButNotFromBeingSaved() {
        String link = link(Body.of("confirm_when_corrected", true), "ACCOUNT_NUMBER_MISMATCH");
        tenant.edit(order, "{\"misc\":{\"type\":null}}").ok();
        assertThat(send(link, ACCOUNT_NUMBER, "8823").status()).isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("exception");
        assertThat(attribute(ACCOUNT_NUMBER)).isEqualTo("8823");
        assertThat(comments())
                .first()
                .isEqualTo("The end customer has corrected by a correction link: Account number. The order was not"
                        + " submitted again: Say whether all numbers of the account move (full) or some (partial).");
    }

    @Test
    void answersThatWillNotDoAreToldAtTheirFieldsAndChangeNothing() {
        String link = link(Body.of("confirm_when_corrected", true), "ENTITY_NAME_MISMATCH", "POSTAL_CODE_MISMATCH");
        String before = server.row(order);
        Answer refused = send(link, NAME, "x".repeat(300), POSTAL_CODE, "80203 <script>");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains(
                        "role=\"alert\"",
                        "aria-describedby=\"end_user-admin-entity_name-hint end_user-admin-entity_name-error\" aria-invalid=\"true\"",
                        "value=\"80203 &lt;script&gt;\"")
                .doesNotContain("<script>");
        Answer empty = send(link, NAME, " ", POSTAL_CODE, "");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text())
                .contains(
                        "<li><a href=\"#end_user-admin-entity_name\">Name of the account holder</a>: Give the name under which the losing carrier knows the owner.</li>",
                        "<li><a href=\"#end_user-location-postal_code\">Postal code</a>: Give the postal code of the service address.</li>");
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(comments()).isEmpty();
    }

    @Test
    void forEachReasonSomethingHasToBeCorrected() {
        String link = link(Body.of("confirm_when_corrected", true), "PASSCODE_PIN_INVALID", "ENTITY_NAME_MISMATCH");
        for (String[] unfinished :
                List.of(new String[] {}, new String[] {NAME, "Acme", "end_user.admin.pin_passcode", ""}, new String[] {
                    NAME, "Acme Holding Inc", "end_user.admin.pin_passcode", " "
                })) {
            Answer refused = send(link, unfinished);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text())
                    .contains(
                            "<li><a href=\"#end_user-admin-pin_passcode\">PIN or transfer passcode</a>: What was given before was not accepted. Please correct it.</li>");
        }
        assertThat(comments()).isEmpty();
        assertThat(tenant.status(order)).isEqualTo("exception");
        tenant.edit(order, "{\"end_user\":{\"admin\":{\"entity_name\":\"Acme Holding Inc\"}}}")
                .ok();
        assertThat(show(link).text()).contains("What was corrected has been saved");
        assertThat(send(link, "end_user.admin.pin_passcode", "1357").status()).isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("submitted");
    }

    @Test
    void whatIsTheOwnersToClearUpKeepsTheOrderBack() {
        String link = link(Body.of("confirm_when_corrected", true), "ACCOUNT_NUMBER_MISMATCH", "FOC_REJECTED");
        assertThat(send(link, ACCOUNT_NUMBER, "8823").status()).isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("exception");
        assertThat(comments())
                .containsExactly(
                        "The end customer has corrected by a correction link: Account number. The order was not"
                                + " submitted again: some of what it came back for is yours to clear up.");
    }

    @Test
    void whereNothingIsAskedOfTheEndCustomerThereIsNothingToSend() {
        String link = link(Body.of("confirm_when_corrected", true), "FOC_REJECTED", "OSP_IRRESPONSIVE");
        assertThat(show(link).text()).contains("Why it came back").doesNotContain("<form", "<button");
        assertThat(send(link, ACCOUNT_NUMBER, "8823").status()).isEqualTo(303);
        assertThat(comments()).isEmpty();
        assertThat(tenant.status(order)).isEqualTo("exception");
    }

    @Test
    void whatIsDoneElsewhereIsDoneWithAButton() {
        String link = link(Body.of("confirm_when_corrected", true), "LSR_PENDING");
        assertThat(show(link).text()).contains("<button type=\"submit\">I have done my part</button>");
        assertThat(send(link).status()).isEqualTo(303);
        assertThat(tenant.status(order)).isEqualTo("submitted");
        assertThat(comments())
                .containsExactly("The end customer says by a correction link that their part is done."
                        + " The order was submitted again.");
        assertThat(tenant.get("/v2/porting_orders/" + order + "/history")
                        .data()
                        .get(0)
                        .path("reason")
                        .asString())
                .isEqualTo("Submitted again by its end customer.");
        assertThat(tenant.get("/v2/porting_orders/" + order + "/history")
                        .data()
                        .get(1)
                        .path("reason")
                        .asString())
                .isEqualTo("The end customer has done their part.");
    }

    @Test
    void aNumberForTheRestIsAskedForWhereThereIsARest() {
        String link = link(Body.of("confirm_when_corrected", false), "MAIN_BTN_PORTING");
        assertThat(show(link).text()).doesNotContain("<form", "new_billing_phone_number");
        tenant.edit(
                        order,
                        "{\"misc\":{\"type\":\"partial\",\"remaining_numbers_action\":\"keep\","
                                + "\"new_billing_phone_number\":\"+13035550188\"}}")
                .ok();
        assertThat(show(link).text()).contains("name=\"misc.new_billing_phone_number\" value=\"+13035550188\"");
    }

    @Test
    void aLinkIsUsedFiftyTimes() {
        String link = link(Body.of("confirm_when_corrected", false), "ENTITY_NAME_MISMATCH");
        for (int i = 0; i < OpenLinks.MOST_USES; i++) {
            assertThat(send(link, NAME, "Acme " + i).status()).isEqualTo(303);
        }
        Answer refused = send(link, NAME, "Acme 51");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("This link was used as often as it can be.");
        assertThat(attribute(NAME)).isEqualTo("Acme 49");
    }

    @Test
    void whoOpensTheLinkOfACancelledOrderIsToldSo() {
        String link = link(Body.of("confirm_when_corrected", false), "ENTITY_NAME_MISMATCH");
        tenant.cancel(order).ok();
        assertThat(show(link).text())
                .contains("The transfer of your numbers was called off.")
                .doesNotContain("<form");
    }

    @Test
    void linksOfASuspendedAccountOpenNothing() {
        String link = link(Body.of("confirm_when_corrected", false), "ENTITY_NAME_MISMATCH");
        desk.client()
                .post("/operator/accounts/" + tenant.accountId() + "/actions/suspend", "")
                .ok();
        assertThat(show(link).status()).isEqualTo(404);
        desk.client()
                .post("/operator/accounts/" + tenant.accountId() + "/actions/resume", "")
                .ok();
        assertThat(show(link).status()).isEqualTo(200);
    }

    @Test
    void nothingElseOfTheOrderCanBeChangedOrSeen() {
        String link = link(Body.of("confirm_when_corrected", false), "PASSCODE_PIN_INVALID");
        assertThat(show(link).text()).doesNotContain("2468", "4711", "Acme");
        assertThat(send(link, NAME, "Mallory", "customer_reference", "mine", "end_user.admin.pin_passcode", "1357")
                        .status())
                .isEqualTo(303);
        assertThat(attribute(NAME)).isEqualTo("Acme");
        assertThat(tenant.show(order).data("customer_reference")).isEqualTo("null");
        assertThat(attribute("end_user.admin.pin_passcode")).isEqualTo("1357");
        assertThat(show(link).text()).doesNotContain("1357");
    }

    @Test
    void whatOthersWroteIsNoMarkup() {
        order = server.completeOrder(tenant, one);
        tenant.edit(order, "{\"end_user\":{\"admin\":{\"entity_name\":\"<b onclick='x'>\\\"Acme\\\" & Co\"}}}")
                .ok();
        String link = anotherLink(Body.of("expires_in_secs", 600), "ENTITY_NAME_MISMATCH");
        assertThat(show(link).text())
                .contains("value=\"&lt;b onclick=&#39;x&#39;&gt;&quot;Acme&quot; &amp; Co\"")
                .doesNotContain("<b ");
    }

    @Test
    void whoHasNoLinkSeesNothing() {
        String link = link(Body.of("confirm_when_corrected", false), "ENTITY_NAME_MISMATCH");
        for (String other : List.of(
                "/corrections", "/corrections?token=", "/corrections?token=x", link.substring(0, link.length() - 1))) {
            Answer page = show(other);
            assertThat(page.status()).as(other).isEqualTo(404);
            assertThat(page.text())
                    .contains("<h1>This link does not work any more</h1>")
                    .doesNotContain(one);
            assertThat(send(other, NAME, "Mallory").status()).as(other).isEqualTo(404);
            // Nothing of what they send is looked at.
            Answer noForm = tenant.withKey("").post(other, "{}");
            assertThat(noForm.status()).as(other).isEqualTo(404);
            assertThat(noForm.header("cache-control")).isEqualTo("no-store");
            assertThat(noForm.text()).contains("<h1>This link does not work any more</h1>");
        }
        assertThat(attribute(NAME)).isEqualTo("Acme");
    }

    @Test
    void whatTheOwnerCorrectedMeanwhileIsNotUndoneByAPageThatWasLoadedBefore() {
        String link = link(Body.of("confirm_when_corrected", false), "ENTITY_NAME_MISMATCH", "POSTAL_CODE_MISMATCH");
        String was = attribute(POSTAL_CODE);
        assertThat(show(link).text())
                .contains("<input type=\"hidden\" name=\"was." + POSTAL_CODE + "\" value=\"" + was + "\">");
        tenant.edit(order, "{\"end_user\":{\"location\":{\"postal_code\":\"80299\"}}}")
                .ok();
        Answer refused =
                send(link, NAME, "x".repeat(300), "was." + NAME, "Acme", POSTAL_CODE, was, "was." + POSTAL_CODE, was);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("name=\"" + POSTAL_CODE + "\" value=\"80299\"")
                .contains("name=\"was." + POSTAL_CODE + "\" value=\"80299\"");
        Answer sent = send(link, NAME, "Acme Inc", "was." + NAME, "Acme", POSTAL_CODE, was, "was." + POSTAL_CODE, was);
        assertThat(sent.status()).as(sent.text()).isEqualTo(303);
        assertThat(attribute(NAME)).isEqualTo("Acme Inc");
        assertThat(attribute(POSTAL_CODE)).isEqualTo("80299");
        assertThat(comments())
                .containsExactly("The end customer has corrected by a correction link: Name of the account holder.");
        assertThat(send(link, POSTAL_CODE, "80203", "was." + POSTAL_CODE, was).status())
                .isEqualTo(303);
        assertThat(attribute(POSTAL_CODE)).isEqualTo("80203");
    }

    @Test
    void aSecretThatIsSentTwiceIsCorrectedOnce() {
        String link = link(Body.of("confirm_when_corrected", false), "ACCOUNT_NUMBER_MISMATCH", "PASSCODE_PIN_INVALID");
        String[] both = {ACCOUNT_NUMBER, "8823", "end_user.admin.pin_passcode", "1357"};
        assertThat(send(link, both).status()).isEqualTo(303);
        String before = server.row(order);
        assertThat(send(link, both).status()).isEqualTo(303);
        assertThat(server.row(order)).isEqualTo(before);
        assertThat(comments()).hasSize(1);
        assertThat(send(link, ACCOUNT_NUMBER, "8824").status()).isEqualTo(303);
        assertThat(attribute(ACCOUNT_NUMBER)).isEqualTo("8824");
        assertThat(comments()).hasSize(2);
    }

    @Test
    void aThirdFormOfALinkIsToldToWaitInAPage() {
        String link = link(Body.of("confirm_when_corrected", false), "ENTITY_NAME_MISMATCH");
        UUID id = UUID.fromString(tenant.get("/v2/porting_orders/" + order + "/correction_links")
                .column("id")
                .getFirst());
        assertThat(underWay.begin(id, UnderWay.What.FORM)).isTrue();
        assertThat(underWay.begin(id, UnderWay.What.FORM)).isTrue();
        Answer refused = send(link, NAME, "Acme Inc");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("content-security-policy")).startsWith("default-src 'none'");
        assertThat(refused.text()).contains("What you sent before is still on its way.");
        underWay.end(id, UnderWay.What.FORM);
        assertThat(send(link, NAME, "Acme Inc").status()).isEqualTo(303);
        underWay.end(id, UnderWay.What.FORM);
    }

    @Test
    void bodiesThatAreNoFormChangeNothing() {
        String link = link(Body.of("confirm_when_corrected", false), "ENTITY_NAME_MISMATCH");
        assertThat(tenant.withKey("").post(link, "{}").status()).isEqualTo(415);
        assertThat(send(link, "x".repeat(70_000)).status()).isEqualTo(413);
        assertThat(send(link, "%zz=%&=&&" + NAME + "=x").status()).isEqualTo(422);
        assertThat(attribute(NAME)).isEqualTo("Acme");
    }
}
