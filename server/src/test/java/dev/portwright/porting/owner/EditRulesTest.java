package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the values of a PATCH must be together, and what may change in which status. */
@ServerTest
class EditRulesTest {
    /** A Wednesday, ten in the morning in Chicago. */
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    private static final String ALLOWED = "2026-03-12T15:00:00Z";
    private static final String NIGHT = "2026-03-12T09:00:00Z";
    private static final String FOC = "/activation_settings/foc_datetime_requested";

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;
    String id;

    @BeforeEach
    void draft() {
        clock.set(NOW);
        tenant = server.tenant();
        id = tenant.order("+13035550000");
    }

    @AfterEach
    void release() {
        clock.release();
    }

    // ---- misc

    @Test
    void aFullPortHasNoRemainder() {
        Answer edited = tenant.edit(
                id,
                Body.of("misc.type", "full")
                        .with("misc.remaining_numbers_action", "keep")
                        .with("misc.new_billing_phone_number", "string"));
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.data("misc"))
                .isEqualTo("{\"type\":\"full\",\"remaining_numbers_action\":null,\"new_billing_phone_number\":null}");
    }

    @Test
    void turningFullDropsWhatWasSaidOfTheRemainder() {
        tenant.edit(
                id,
                Body.of("misc.type", "partial")
                        .with("misc.remaining_numbers_action", "keep")
                        .with("misc.new_billing_phone_number", "+13035550009"));
        assertThat(tenant.edit(id, Body.of("misc.type", "full")).data("misc"))
                .isEqualTo("{\"type\":\"full\",\"remaining_numbers_action\":null,\"new_billing_phone_number\":null}");
        assertThat(tenant.edit(id, Body.of("misc.remaining_numbers_action", "disconnect"))
                        .data("misc.remaining_numbers_action"))
                .isEqualTo("null");
    }

    @Test
    void keepingNumbersWhoseBillingNumberIsPortedNeedsANewOne() {
        String keep = "{\"misc\":{\"type\":\"partial\",\"remaining_numbers_action\":\"keep\"}}";
        assertThat(tenant.edit(id, keep).status()).isEqualTo(200);
        assertThat(tenant.edit(id, billing("+13035550000")).problems())
                .containsExactly("10004 /misc/new_billing_phone_number");
        assertThat(tenant.edit(id, billing("+13035550001")).status()).isEqualTo(200);
        assertThat(tenant.edit(id, Body.of("misc", null)).status()).isEqualTo(200);
        assertThat(tenant.edit(id, billing("13035550000")).status()).isEqualTo(200);
        assertThat(tenant.edit(id, keep).problems()).containsExactly("10004 /misc/new_billing_phone_number");
        assertThat(tenant.edit(id, keep.replace("keep", "disconnect")).status()).isEqualTo(200);
        assertThat(tenant.edit(
                                id,
                                Body.of("misc.remaining_numbers_action", "keep")
                                        .with("misc.new_billing_phone_number", "13035550009"))
                        .data("misc.new_billing_phone_number"))
                .isEqualTo("\"+13035550009\"");
        assertThat(tenant.edit(id, Body.of("misc.new_billing_phone_number", null))
                        .problems())
                .containsExactly("10004 /misc/new_billing_phone_number");
    }

    @Test
    void theNewBillingNumberMustBeAPhoneNumber() {
        assertThat(tenant.edit(id, Body.of("misc.type", "partial").with("misc.new_billing_phone_number", "string"))
                        .problems())
                .containsExactly("10002 /misc/new_billing_phone_number");
    }

    // ---- FOC date

    @Test
    void aDateInAWindowIsKeptWithoutAWord() {
        Answer edited = tenant.edit(id, foc("2026-03-12T10:00:00.123456-05:00"));
        assertThat(edited.warnings()).isEmpty();
        assertThat(edited.data("activation_settings.foc_datetime_requested")).isEqualTo("\"2026-03-12T15:00:00.123Z\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {NIGHT, "2026-03-14T15:00:00Z", "2021-03-19T10:07:15.527Z", "2027-03-12T15:00:00Z"})
    void aDraftKeepsADateOutsideTheWindowsWithAWarning(String date) {
        Answer edited = tenant.edit(id, foc(date));
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.warnings()).containsExactly("80018 " + FOC);
        assertThat(edited.data("activation_settings.foc_datetime_requested")).isEqualTo("\"" + date + "\"");
        assertThat(tenant.show(id).json().path("meta").has("warnings")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-process", "exception", "submitted", "foc-date-confirmed"})
    void anyOtherOrderRefusesADateOutsideTheWindows(String status) {
        server.lead(tenant, id, status);
        assertThat(tenant.edit(id, foc(NIGHT)).problems()).containsExactly("80018 " + FOC);
    }

    @ParameterizedTest
    @CsvSource({"in-process, 0", "exception, 0", "submitted, 1", "foc-date-confirmed, 1"})
    void onceSubmittedADateIsASupplementThatTheCarrierMustAccept(String status, int warnings) {
        server.lead(tenant, id, status);
        String actual = tenant.show(id).data("activation_settings.foc_datetime_actual");
        Answer edited = tenant.edit(id, foc(ALLOWED));
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.warnings()).hasSize(warnings).allMatch(("10036 " + FOC)::equals);
        assertThat(edited.data("activation_settings.foc_datetime_requested")).isEqualTo("\"" + ALLOWED + "\"");
        assertThat(edited.data("activation_settings.foc_datetime_actual")).isEqualTo(actual);
    }

    @Test
    void aDateThatWentStaleIsNotHeldAgainstOtherEdits() {
        tenant.edit(id, foc(ALLOWED));
        server.lead(tenant, id, "in-process");
        clock.set(Instant.parse("2026-04-11T15:00:00Z"));
        assertThat(tenant.edit(id, Body.of("customer_reference", "x")).status()).isEqualTo(200);
        assertThat(tenant.edit(id, foc(ALLOWED)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"2026-03-12\"", "\"2026-03-12T15:00:00\"", "\"soon\"", "1773914835", "\"1800-01-01T00:00:00Z\""
            })
    void whatIsNoDateIs10026(String date) {
        assertThat(tenant.edit(id, "{\"activation_settings\":{\"foc_datetime_requested\":" + date + "}}")
                        .problems())
                .containsExactly("10026 " + FOC);
    }

    // ---- activation type, messaging

    @Test
    void activationOnDemandNeedsFastPort() {
        String onDemand = "{\"activation_settings\":{\"activation_type\":\"on-demand\"}}";
        assertThat(tenant.edit(id, onDemand).data("activation_settings.activation_type"))
                .isEqualTo("\"on-demand\"");
        String slow = tenant.order("+17025550123");
        assertThat(tenant.edit(slow, onDemand).problems())
                .containsExactly("10027 /activation_settings/activation_type");
        assertThat(tenant.edit(slow, onDemand.replace("on-demand", "scheduled")).status())
                .isEqualTo(200);
    }

    @Test
    void theNewBillingNumberIsOneThatIsLeftBehind() {
        Answer refused = tenant.edit(
                id,
                Body.of("misc.type", "partial")
                        .with("misc.remaining_numbers_action", "keep")
                        .with("misc.new_billing_phone_number", "+13035550000"));
        assertThat(refused.problems()).containsExactly("10027 /misc/new_billing_phone_number");
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo("This number is ported too. Give one of those that are left behind.");
    }

    @Test
    void whatAFullPortDoesNotKeepIsWarnedOf() {
        tenant.edit(id, Body.of("misc.type", "full"));
        Answer edited = tenant.edit(id, Body.of("misc.new_billing_phone_number", "+13035550009"));
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.warnings()).containsExactly("10027 /misc/new_billing_phone_number");
        assertThat(edited.json().at("/meta/warnings/0/detail").asString())
                .isEqualTo(
                        "A full port leaves no numbers behind, so this was not kept. It is for misc.type 'partial'.");
        assertThat(tenant.edit(id, Body.of("misc.new_billing_phone_number", null))
                        .warnings())
                .isEmpty();
    }

    @Test
    void activationOnDemandIsRefusedWhereNoCalendarHasIt() {
        server.run(
                "UPDATE porting_order SET phone_number_type = 'toll_free' WHERE id = ?::uuid AND fast_port_eligible",
                id);
        Answer refused = tenant.edit(id, Body.of("activation_settings.activation_type", "on-demand"));
        assertThat(refused.problems()).containsExactly("10027 /activation_settings/activation_type");
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo("Activation on demand is not offered for toll_free numbers of US.");
    }

    @Test
    void messagingNeedsNumbersThatAreCapable() {
        String mute = tenant.order("+16025550123");
        assertThat(tenant.edit(mute, Body.of("messaging.enable_messaging", true))
                        .problems())
                .containsExactly("10027 /messaging/enable_messaging");
        assertThat(tenant.edit(mute, Body.of("messaging.enable_messaging", false))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void messagingHasAStatusOfItsOwn() {
        assertThat(tenant.edit(id, Body.of("messaging.enable_messaging", true)).data("messaging"))
                .isEqualTo(
                        "{\"messaging_capable\":true,\"enable_messaging\":true,\"messaging_port_status\":\"pending\",\"messaging_port_completed\":false}");
        assertThat(tenant.edit(id, Body.of("messaging.enable_messaging", false))
                        .data("messaging.messaging_port_status"))
                .isEqualTo("\"not_applicable\"");
    }

    // ---- webhook

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com",
                "https://example.com/a?b=c",
                "HTTPS://EXAMPLE.COM",
                "http://127.0.0.1:8080/x",
                "http://[::1]/x",
                "http://portwright_web:3000/hook",
                "http://_a.b_c/",
                "http://example.com:1/",
                "http://example.com:65535/",
                "http://example.com:/x"
            })
    void absoluteHttpUrlsAreTaken(String url) {
        assertThat(tenant.edit(id, Body.of("webhook_url", url)).data("webhook_url"))
                .isEqualTo("\"" + url + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "/hooks",
                "//example.com/x",
                "ftp://example.com",
                "http://",
                "http:///x",
                "mailto:a@b.c",
                "javascript:alert(1)",
                "http://exa mple.com",
                "https:example.com",
                "http://example.com:0/",
                "http://example.com:65536/",
                "http://example.com:99999/",
                "http://example.com:9999999999/",
                "http://example.com:-1/",
                "http://example.com:x/",
                "http://:80/",
                "http://a..b/",
                "https://user@example.com/",
                "https://user:word@example.com/",
                "https://@example.com/",
                "https://example.com/a#b",
                "http://2130706433/",
                "http://0x7f.1/"
            })
    void othersAre10003(String url) {
        assertThat(tenant.edit(id, Body.of("webhook_url", url)).problems()).containsExactly("10003 /webhook_url");
    }

    @Test
    void whatIsWrongWithAUrlIsSaid() {
        assertThat(tenant.edit(id, Body.of("webhook_url", "http://example.com:0"))
                        .text())
                .contains("\"detail\":\"The port of the URL must be between 1 and 65535.\"");
        assertThat(tenant.edit(id, Body.of("webhook_url", "http://a:b@example.com"))
                        .text())
                .contains("\"detail\":\"The URL must not hold a user name or a password, which everybody could read"
                        + " who sees the order. Put a secret into its path or query.\"");
    }

    @Test
    void aUrlHasAtMostTwoThousandCharacters() {
        String url = "https://example.com/" + "x".repeat(1_980);
        assertThat(tenant.edit(id, Body.of("webhook_url", url)).status()).isEqualTo(200);
        assertThat(tenant.edit(id, Body.of("webhook_url", url + "y")).problems())
                .containsExactly("10025 /webhook_url");
    }

    // ---- feedback

    @ParameterizedTest
    @EnumSource
    void feedbackCountsAtTheEnd(PortingOrderStatus status) {
        server.lead(tenant, id, status.word());
        Answer edited = tenant.edit(
                id,
                Body.of("user_feedback.user_rating", 5)
                        .with("user_feedback.user_comment", "fine")
                        .with("customer_reference", "x"));
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.data("customer_reference")).isEqualTo("\"x\"");
        if (status.takesFeedback()) {
            assertThat(edited.data("user_feedback")).isEqualTo("{\"user_rating\":5,\"user_comment\":\"fine\"}");
            assertThat(edited.warnings()).isEmpty();
        } else {
            assertThat(edited.data("user_feedback")).isEqualTo("{\"user_rating\":null,\"user_comment\":null}");
            assertThat(edited.warnings()).containsExactly("10027 /user_feedback");
        }
    }

    @Test
    void noFeedbackNoWarning() {
        assertThat(tenant.edit(id, Body.of("user_feedback", null)).warnings()).isEmpty();
        assertThat(tenant.edit(id, Body.of("user_feedback.user_rating", null)).warnings())
                .isEmpty();
    }

    // ---- status

    @ParameterizedTest
    @EnumSource
    void whatMayChangeInEachStatus(PortingOrderStatus status) {
        String loa = server.reference(tenant, "document");
        String connection = server.reference(tenant, "connection");
        String profile = server.reference(tenant, "messaging_profile");
        server.lead(tenant, id, status.word());
        String before = server.row(id);
        Answer answer = tenant.edit(id, """
                {"customer_reference":"a","customer_group_reference":"b","webhook_url":"https://example.com",
                 "documents":{"loa":"%s","invoice":"%s"},
                 "end_user":{"admin":{"entity_name":"a","auth_person_name":"a","billing_phone_number":"+13035550001",
                   "account_number":"a","tax_identifier":"a","pin_passcode":"a","business_identifier":"a"},
                  "location":{"street_address":"a","extended_address":"a","locality":"a","administrative_area":"a",
                   "postal_code":"a","country_code":"CA"}},
                 "messaging":{"enable_messaging":true},
                 "misc":{"type":"partial","remaining_numbers_action":"disconnect",
                  "new_billing_phone_number":"+13035550009"},
                 "phone_number_configuration":{"connection_id":"%s","messaging_profile_id":"%s","tags":["a"]},
                 "activation_settings":{"foc_datetime_requested":"2026-03-12T15:00:00Z",
                  "activation_type":"on-demand"},
                 "requirements":[{"requirement_type_id":"59b0762a-b274-4f76-ac32-4d5cf0272e66","field_value":"%s"}]}""".formatted(loa, loa, connection, profile, loa));
        if (status.stage() == PortingOrderStatus.Stage.OPEN) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return;
        }
        Set<String> refused = new TreeSet<>(Set.of(
                "10027 /documents/loa",
                "10027 /documents/invoice",
                "10027 /end_user/admin/entity_name",
                "10027 /end_user/admin/auth_person_name",
                "10027 /end_user/admin/billing_phone_number",
                "10027 /end_user/admin/account_number",
                "10027 /end_user/admin/tax_identifier",
                "10027 /end_user/admin/pin_passcode",
                "10027 /end_user/admin/business_identifier",
                "10027 /end_user/location/street_address",
                "10027 /end_user/location/extended_address",
                "10027 /end_user/location/locality",
                "10027 /end_user/location/administrative_area",
                "10027 /end_user/location/postal_code",
                "10027 /end_user/location/country_code",
                "10027 /messaging/enable_messaging",
                "10027 /misc/type",
                "10027 /misc/remaining_numbers_action",
                "10027 /misc/new_billing_phone_number",
                "10027 /activation_settings/activation_type",
                "10027 /requirements"));
        if (status.stage() == PortingOrderStatus.Stage.CLOSED) {
            refused.add("10027 /phone_number_configuration/connection_id");
            refused.add("10027 /phone_number_configuration/messaging_profile_id");
            refused.add("10027 /phone_number_configuration/tags");
            refused.add("10027 " + FOC);
        }
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problems()).containsExactlyInAnyOrderElementsOf(refused);
        assertThat(answer.text()).contains("while the order is " + status.word());
        assertThat(server.row(id)).isEqualTo(before);
    }

    @Test
    void whatAnOrderWasSubmittedWithIsNotTakenAwayWhileItIsUnderWay() {
        server.fill(tenant, id);
        tenant.edit(
                id,
                "{\"messaging\":{\"enable_messaging\":true},\"phone_number_configuration\":{\"messaging_profile_id\":\"%s\"}}"
                        .formatted(server.reference(tenant, "messaging_profile")));
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
        String before = server.row(id);
        Answer refused = tenant.edit(
                id,
                Body.of("documents", null)
                        .with("end_user.admin.entity_name", null)
                        .with("end_user.admin.account_number", " ")
                        .with("end_user.admin.tax_identifier", null)
                        .with("requirements", null)
                        .with("phone_number_configuration.messaging_profile_id", null));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "80008 /documents/loa",
                        "10004 /documents/invoice",
                        "10004 /end_user/admin/entity_name",
                        "10004 /end_user/admin/account_number",
                        "10004 /phone_number_configuration/messaging_profile_id");
        assertThat(server.row(id)).isEqualTo(before);
        assertThat(tenant.edit(
                                id,
                                Body.of("end_user.admin.entity_name", "Acme Inc.")
                                        .with("end_user.admin.pin_passcode", null))
                        .status())
                .isEqualTo(200);
        for (String status : List.of("submitted", "foc-date-confirmed")) {
            server.lead(tenant, id, status);
            assertThat(tenant.edit(id, Body.of("phone_number_configuration", null))
                            .problems())
                    .containsExactly("10004 /phone_number_configuration/messaging_profile_id");
        }
        server.lead(tenant, id, "exception");
        assertThat(tenant.edit(id, Body.of("end_user.admin.entity_name", null)).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void sendingWhatIsThereAlreadyIsNoChange(PortingOrderStatus status) {
        tenant.edit(id, Body.of("end_user.admin.entity_name", "a").with("end_user.admin.pin_passcode", "1"));
        server.lead(tenant, id, status.word());
        assertThat(tenant.edit(id, Body.of("end_user.admin.entity_name", "a").with("end_user.admin.pin_passcode", 1))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void ownAttributesMayAlwaysChange(PortingOrderStatus status) {
        server.lead(tenant, id, status.word());
        Answer edited = tenant.edit(
                id,
                Body.of("customer_reference", "a")
                        .with("customer_group_reference", "b")
                        .with("webhook_url", "https://example.com"));
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.data("status.value")).isEqualTo("\"" + status.word() + "\"");
        assertThat(tenant.edit(
                                id,
                                Body.of("customer_reference", null)
                                        .with("customer_group_reference", null)
                                        .with("webhook_url", null))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aDateOutsideTheWindowsOfAFinishedOrderIsOneProblem() {
        server.lead(tenant, id, "ported");
        assertThat(tenant.edit(id, foc(NIGHT)).problems()).containsExactly("10027 " + FOC);
    }

    // ---- country

    @ParameterizedTest
    @ValueSource(strings = {"XX", "UK", "EU", "ZZ", "AA"})
    void aCountryThatThereIsNotIsRefused(String code) {
        Answer refused = tenant.edit(id, Body.of("end_user.location.country_code", code));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("10027 /end_user/location/country_code");
        assertThat(refused.text()).contains("No country has this ISO 3166-1 alpha-2 code.");
    }

    @Test
    void aCountryOfAnotherOrderThanTheNumbersIsTaken() {
        for (String code : List.of("DE", "PR", "AX")) {
            assertThat(tenant.edit(id, Body.of("end_user.location.country_code", code))
                            .data("end_user.location.country_code"))
                    .isEqualTo("\"" + code + "\"");
        }
    }

    // ---- all at once

    @Test
    void textThatNoDatabaseHoldsDoesNotHideWhatIsWrongBesides() {
        Answer refused = tenant.edit(id, """
                {"customer_reference":"a\\u0000","webhook_url":"ftp://example.com",
                 "end_user":{"location":{"country_code":"XX"}},"user_feedback":{"user_rating":1e400}}""");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problems())
                .containsExactly(
                        "10015 /customer_reference",
                        "10033 /user_feedback/user_rating",
                        "10027 /end_user/location/country_code",
                        "10003 /webhook_url");
    }

    @Test
    void allProblemsAreToldAndNothingChanges() {
        server.lead(tenant, id, "in-process");
        String before = server.row(id);
        String history = tenant.get("/v2/porting_orders/" + id + "/history").text();
        Answer refused = tenant.edit(id, """
                {"customer_reference":"new","misc":{"type":"whole"},"documents":{"loa":"%s","invoice":"nonsense"},
                 "activation_settings":{"foc_datetime_requested":"%s"},"webhook_url":"ftp://example.com",
                 "end_user":{"admin":{"billing_phone_number":"string","account_number":7}},
                 "phone_number_configuration":{"connection_id":"nobody"},"user_feedback":{"user_rating":9},
                 "requirements":[{"requirement_type_id":"none","field_value":"x"},{"field_value":"x"}]}""".formatted("64ffb720-04c7-455b-92d6-20fcca92e935", NIGHT));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "10032 /misc/type",
                        "10017 /documents/loa",
                        "10006 /documents/invoice",
                        "80018 " + FOC,
                        "10003 /webhook_url",
                        "10002 /end_user/admin/billing_phone_number",
                        "10026 /end_user/admin/account_number",
                        "10017 /phone_number_configuration/connection_id",
                        "10033 /user_feedback/user_rating",
                        "10017 /requirements/0/requirement_type_id",
                        "10004 /requirements/1/requirement_type_id");
        assertThat(server.row(id)).isEqualTo(before);
        assertThat(tenant.get("/v2/porting_orders/" + id + "/history").text()).isEqualTo(history);
    }

    private static String foc(String date) {
        return "{\"activation_settings\":{\"foc_datetime_requested\":\"" + date + "\"}}";
    }

    private static String billing(String number) {
        return "{\"end_user\":{\"admin\":{\"billing_phone_number\":\"" + number + "\"}}}";
    }
}
