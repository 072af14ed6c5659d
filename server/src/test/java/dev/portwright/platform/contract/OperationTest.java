package dev.portwright.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.problem.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How each keyword of the description's schemas becomes a code and a pointer. */
class OperationTest {
    private static final Contract CONTRACT = new Contract();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CreatePortingOrder | [] | 10026 ",
                "CreatePortingOrder | 5 | 10026 ",
                "CreatePortingOrder | null | 10026 ",
                "PostPortabilityCheck | {\"phone_numbers\":[]} | 10033 /phone_numbers",
                "CreatePortingOrder | {\"phone_numbers\":\"+1\"} | 10026 /phone_numbers",
                "CreatePortingOrder | {\"phone_numbers\":[\"+13035550000\",13035550001]} | 10026 /phone_numbers/1",
                "CreatePortingOrder | {\"phone_numbers\":[\"\"]} | 10025 /phone_numbers/0",
                "PostPortabilityCheck | {} | 10004 /phone_numbers",
                "UpdatePortingOrder | {\"misc\":{\"type\":\"whole\"}} | 10032 /misc/type",
                "UpdatePortingOrder | {\"misc\":\"full\"} | 10026 /misc",
                "UpdatePortingOrder | {\"documents\":{\"loa\":\"x\"}} | 10006 /documents/loa",
                "UpdatePortingOrder | {\"documents\":{\"loa\":5}} | 10026 /documents/loa",
                "UpdatePortingOrder | {\"webhook_url\":\"not a url\"} | 10003 /webhook_url",
                "UpdatePortingOrder | {\"activation_settings\":{\"foc_datetime_requested\":\"x\"}} | 10026 /activation_settings/foc_datetime_requested",
                "UpdatePortingOrder | {\"user_feedback\":{\"user_rating\":0}} | 10033 /user_feedback/user_rating",
                "UpdatePortingOrder | {\"user_feedback\":{\"user_rating\":6}} | 10033 /user_feedback/user_rating",
                "UpdatePortingOrder | {\"user_feedback\":{\"user_rating\":1.5}} | 10026 /user_feedback/user_rating",
                "UpdatePortingOrder | {\"user_feedback\":{\"user_rating\":\"5\"}} | 10026 /user_feedback/user_rating",
                "UpdatePortingOrder | {\"end_user\":{\"location\":{\"country_code\":\"us\"}}} | 10027 /end_user/location/country_code",
                "UpdatePortingOrder | {\"end_user\":{\"admin\":{\"account_number\":123}}} | 10026 /end_user/admin/account_number",
                "UpdatePortingOrder | {\"messaging\":{\"enable_messaging\":\"yes\"}} | 10026 /messaging/enable_messaging",
                "UpdatePortingOrder | {\"requirements\":[{\"field_value\":\"x\"}]} | 10004 /requirements/0/requirement_type_id",
                "UpdatePortingOrder | {\"requirements\":{}} | 10026 /requirements",
                "UpdatePortingOrder | {\"phone_number_configuration\":{\"tags\":[\"ok\",1]}} | 10026 /phone_number_configuration/tags/1",
            })
    void eachKeywordHasItsCodeAndPointer(String operation, String body, String problem) {
        assertThat(problems(operation, body)).containsExactly(problem.stripTrailing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-12-10T15:00Z",
                "2026-12-10T15:00:00+0000",
                "2026-12-10t15:00:00z",
                "2026-12-10T15:00:00.123456789012Z",
                "2026-12-10T15:00:00+23:59"
            })
    void datesMayBeWrittenInAnyFormOfIso8601(String date) {
        read("UpdatePortingOrder", "{\"activation_settings\":{\"foc_datetime_requested\":\"" + date + "\"}}");
        read("AdvanceSandboxClock", "{\"to\":\"" + date + "\"}");
        assertThat(CONTRACT.operation("ListPhoneNumbers")
                        .readQuery("filter[purchased_at][gte]=" + date)
                        .texts("filter.purchased_at.gte"))
                .containsExactly(date.replace('+', ' '));
    }

    @Test
    void tooLongTextsAre10025() {
        assertThat(problems("UpdatePortingOrder", "{\"customer_reference\":\"" + "x".repeat(256) + "\"}"))
                .containsExactly("10025 /customer_reference");
        read("UpdatePortingOrder", "{\"customer_reference\":\"" + "\uD83D\uDE00".repeat(255) + "\"}");
    }

    @Test
    void tooManyEntriesAre10033() {
        String tags = "\"x\",".repeat(50) + "\"x\"";
        assertThat(problems("UpdatePortingOrder", "{\"phone_number_configuration\":{\"tags\":[" + tags + "]}}"))
                .containsExactly("10033 /phone_number_configuration/tags");
    }

    @Test
    void allProblemsOfABodyAreTold() {
        assertThat(problems(
                        "UpdatePortingOrder",
                        "{\"misc\":{\"type\":\"x\"},\"documents\":{\"loa\":\"y\"},\"customer_reference\":1}"))
                .containsExactlyInAnyOrder("10032 /misc/type", "10006 /documents/loa", "10026 /customer_reference");
    }

    @Test
    void whatNoDatabaseHoldsDoesNotHideTheProblemsOfOthers() {
        assertThat(problems(
                        "UpdatePortingOrder",
                        "{\"customer_reference\":\"a\\u0000\",\"customer_group_reference\":\"\\ud800\","
                                + "\"misc\":{\"type\":\"x\"},\"user_feedback\":{\"user_rating\":1e400},"
                                + "\"end_user\":{\"admin\":{\"a\\u0000\":1,\"account_number\":5}},"
                                + "\"documents\":{\"loa\":\"y\"}}",
                        400))
                .containsExactly(
                        "10015 /customer_reference",
                        "10015 /customer_group_reference",
                        "10033 /user_feedback/user_rating",
                        "10015 /end_user/admin",
                        "10032 /misc/type",
                        "10006 /documents/loa");
        assertThat(problems("CreatePortingOrder", "{\"phone_numbers\":[\"\\u0000\",5],\"customer_reference\":7}", 400))
                .containsExactly("10015 /phone_numbers/0", "10026 /phone_numbers/1", "10026 /customer_reference");
        assertThat(problems("PostPortabilityCheck", "{\"phone_numbers\":\"\\u0000\"}", 400))
                .containsExactly("10015 /phone_numbers");
        assertThat(problems("UpdatePortingOrder", "\"\\u0000\"", 400)).containsExactly("10015");
    }

    @Test
    void anotherPageOfAListIsAskedForByTheSameQuery() {
        assertThat(Operation.withPageNumber(null, 2)).isEqualTo("page%5Bnumber%5D=2");
        assertThat(Operation.withPageNumber("page[number]=2&a=%3Cb>&page%5Bsize%5D=5&page.number=9", 3))
                .isEqualTo("a=%3Cb%3E&page%5Bsize%5D=5&page%5Bnumber%5D=3");
    }

    @Test
    void numbersAreTakenWhereTheExamplesSendThem() {
        read(
                "UpdatePortingOrder",
                "{\"end_user\":{\"admin\":{\"billing_phone_number\":13035551234,\"pin_passcode\":1234}}}");
    }

    @Test
    void unknownPropertiesAreIgnored() {
        read("UpdatePortingOrder", "{\"unknown\":{\"deep\":[1]},\"misc\":{\"extra\":1}}");
    }

    @Test
    void nullClearsEveryAttributeAndObject() {
        read("UpdatePortingOrder", """
                {"misc":null,"end_user":null,"documents":null,"activation_settings":null,
                 "phone_number_configuration":null,"requirement_group_id":null,"requirements":null,
                 "user_feedback":null,"webhook_url":null,"customer_reference":null,"customer_group_reference":null,
                 "messaging":null}""");
        read("UpdatePortingOrder", """
                {"misc":{"type":null,"remaining_numbers_action":null,"new_billing_phone_number":null},
                 "end_user":{"admin":{"entity_name":null,"auth_person_name":null,"billing_phone_number":null,
                   "account_number":null,"tax_identifier":null,"pin_passcode":null,"business_identifier":null},
                  "location":{"street_address":null,"extended_address":null,"locality":null,
                   "administrative_area":null,"postal_code":null,"country_code":null}},
                 "documents":{"loa":null,"invoice":null},
                 "activation_settings":{"foc_datetime_requested":null,"activation_type":null},
                 "phone_number_configuration":{"billing_group_id":null,"connection_id":null,
                  "messaging_profile_id":null,"emergency_address_id":null,"tags":null},
                 "user_feedback":{"user_rating":null,"user_comment":null},
                 "messaging":{"enable_messaging":null}}""");
    }

    @Test
    void anOperationThatIsNotDescribedIsAMistakeOfOurs() {
        assertThatIllegalArgumentException().isThrownBy(() -> CONTRACT.operation("Nothing"));
    }

    private static void read(String operation, String body) {
        CONTRACT.operation(operation).readBody(body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(String operation, String body) {
        return problems(operation, body, 422);
    }

    private static List<String> problems(String operation, String body, int status) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> read(operation, body));
        assertThat(refusal).as(body).isNotNull();
        assertThat(refusal.status()).isEqualTo(status);
        return refusal.problems().stream()
                .map(problem -> (problem.code().code() + " " + problem.pointer()).stripTrailing())
                .toList();
    }
}
