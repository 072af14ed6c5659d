package dev.portwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The voicemail of a number. */
@ServerTest
class VoicemailTest extends AtOneNumber {

    @Test
    void aPinIsAnsweredOnce() {
        assertThat(show().text()).isEqualTo("{\"data\":{\"enabled\":false,\"pin\":null}}");

        Answer made = create("{\"enabled\":true,\"pin\":\"873187\"}");

        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(made.text()).isEqualTo("{\"data\":{\"enabled\":true,\"pin\":\"873187\"}}");
        String masked = "{\"data\":{\"enabled\":true,\"pin\":\"********\"}}";
        assertThat(show().text()).isEqualTo(masked);
        assertThat(update("{}").text()).isEqualTo(masked);
        assertThat(update("{\"pin\":\"********\"}").text()).isEqualTo(masked);
        assertThat(update("{\"enabled\":null}").text())
                .isEqualTo("{\"data\":{\"enabled\":false,\"pin\":\"********\"}}");
        assertThat(create("{\"enabled\":true,\"pin\":\"********\"}").text()).isEqualTo(masked);
        assertThat(update("{\"pin\":null}").text()).isEqualTo("{\"data\":{\"enabled\":true,\"pin\":null}}");
        assertThat(create("{}").text()).isEqualTo("{\"data\":{\"enabled\":false,\"pin\":null}}");
        assertThat(update("{\"pin\":\"********\"}").text()).isEqualTo("{\"data\":{\"enabled\":false,\"pin\":null}}");
    }

    @Test
    void otherSettingsStay() {
        create("{\"enabled\":true,\"pin\":\"4711\"}");
        tenant.patch(PATH + id + "/voice", "{\"tech_prefix_enabled\":true}");
        assertThat(show().data("enabled")).isEqualTo("true");
        update("{\"enabled\":false}");
        assertThat(tenant.get(PATH + id + "/voice").data("tech_prefix_enabled")).isEqualTo("true");
    }

    @Test
    void noPinCanBeReadInTheDatabase() {
        tenant.post(PATH + id + "/voicemail", "{\"pin\":\"8731873187\"}", "Idempotency-Key", "pin");
        assertThat(server.everything())
                .noneMatch(row -> row.contains("8731873187") || row.contains("38373331383733313837"));
        Answer again = tenant.post(PATH + id + "/voicemail", "{\"pin\":\"8731873187\"}", "Idempotency-Key", "pin");
        assertThat(again.text()).isEqualTo("{\"data\":{\"enabled\":false,\"pin\":\"8731873187\"}}");
    }

    @Test
    void whatIsNoPin() {
        for (String pin : List.of("123", "12345678901", "12a4", "")) {
            assertThat(create("{\"pin\":\"" + pin + "\"}").status()).isEqualTo(422);
        }
        assertThat(update("{\"pin\":1234,\"enabled\":\"yes\"}").problems())
                .containsExactlyInAnyOrder("10026 /pin", "10026 /enabled");
        assertThat(show().data("pin")).isEqualTo("null");
    }

    @Test
    void numbersOfOthersAndNumbersThatHaveLeft() {
        Tenant stranger = server.tenant();
        for (String any : List.of(id, UUID.randomUUID().toString())) {
            String path = PATH + any + "/voicemail";
            for (Answer refused : List.of(stranger.get(path), stranger.post(path, "{}"), stranger.patch(path, "{}"))) {
                assertThat(refused.status()).isEqualTo(404);
                assertThat(refused.json())
                        .isEqualTo(Json.read(Json.bytes(Api.error(
                                "10005",
                                "Resource not found",
                                "There is no phone number with this id.",
                                "parameter:phone_number_id"))));
            }
        }
        tenant.delete(PATH + id);
        assertThat(show().status()).isEqualTo(200);
        assertThat(create("{}").problems()).containsExactly("10027");
        assertThat(update("{}").problems()).containsExactly("10027");
    }

    private Answer create(String body) {
        return tenant.post(PATH + id + "/voicemail", body);
    }

    private Answer update(String body) {
        return tenant.patch(PATH + id + "/voicemail", body);
    }

    private Answer show() {
        return tenant.get(PATH + id + "/voicemail");
    }
}
