package dev.portwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers are what the API description that the server serves says of them, with settings and without. */
@ServerTest
class DescribedAnswersTest {
    private static final String PATH = "/v2/phone_numbers";

    @Inject
    TestServer server;

    @Inject
    Landings landings;

    Tenant tenant;
    JsonNode description;

    @BeforeEach
    void numbers() {
        server.run("DELETE FROM inventory_number");
        tenant = server.tenant();
        description = tenant.get("/openapi.json").json();
        landings.land(tenant, "+13035550001");
        landings.land(tenant, draft -> draft.ids("c", "p", "g", "a").named("REF", "tag"), "+13035550002");
        tenant.patch(PATH + "/" + Landings.id(tenant, "+13035550002"), Body.of("external_pin", "1"));
    }

    @Test
    void ofNumbers() {
        tenant.get(PATH).data().forEach(number -> fits(number, "PhoneNumberDetailed"));
        fits(tenant.get(PATH + "/" + Landings.id(tenant, "+13035550001")).data(), "PhoneNumberDetailed");
    }

    @Test
    void ofTheSlimList() {
        tenant.get(PATH + "/slim").data().forEach(number -> fits(number, "SlimPhoneNumberDetailed"));
        tenant.get(PATH + "/slim?include_tags=true&include_connection=true")
                .data()
                .forEach(number -> fits(number, "SlimPhoneNumberDetailed"));
    }

    @Test
    void ofDeletedNumbers() {
        for (String number : new String[] {"+13035550001", "+13035550002"}) {
            fits(tenant.delete(PATH + "/" + Landings.id(tenant, number)).data(), "PhoneNumberDeletedDetailed");
        }
    }

    @Test
    void ofSettings() {
        String number = PATH + "/" + Landings.id(tenant, "+13035550002");
        tenant.patch(
                number + "/voice",
                "{\"call_forwarding\":{\"forwards_to\":\"+13035550003\",\"forwarding_type\":\"always\"}}");
        tenant.get(PATH + "/voice").data().forEach(settings -> fits(settings, "PhoneNumberWithVoiceSettings"));
        tenant.get(PATH + "/messaging").data().forEach(settings -> fits(settings, "PhoneNumberWithMessagingSettings"));
        fits(tenant.get(number + "/voicemail").data(), "Voicemail");
        fits(tenant.patch(number + "/voicemail", Body.of("pin", "4711")).data(), "Voicemail");
        fits(
                tenant.post(
                                "/v2/messaging_numbers_bulk_updates",
                                "{\"messaging_profile_id\":\"\",\"numbers\":[\"+13035550002\",\"+13035550009\"]}")
                        .data(),
                "BulkMessagingSettingsUpdate");
    }

    @Test
    void ofProfilesAndTags() {
        String profile = tenant.post(
                        "/v2/messaging_profiles", "{\"name\":\"Reminders\",\"whitelisted_destinations\":[\"US\"]}")
                .id();
        fits(tenant.get("/v2/messaging_profiles/" + profile + "/metrics").data(), "MessagingProfileDetailedMetrics");
        tenant.get("/v2/messaging_profile_metrics").data().forEach(one -> fits(one, "MessagingProfileMetrics"));
        fits(tenant.get("/v2/user_tags").data(), "UserTags");
    }

    private void fits(JsonNode answer, String schema) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$ref", "#/components/schemas/" + schema);
        root.set("components", description.path("components"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(root)
                        .validate(answer))
                .as(Json.text(answer))
                .isEmpty();
        assertThat(description
                        .at("/components/schemas/" + schema + "/properties")
                        .propertyNames())
                .containsAll(answer.propertyNames());
    }
}
