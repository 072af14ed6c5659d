package dev.portwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What messaging profiles are used for, and the tags that an account has given. */
@ServerTest
class ProfileUseTest {
    private static final String PROFILES = "/v2/messaging_profiles";
    private static final String METRICS = "/v2/messaging_profile_metrics";

    @Inject
    TestServer server;

    @Inject
    Landings landings;

    Tenant tenant;
    String used;
    String other;

    @BeforeEach
    void numbers() {
        server.run("DELETE FROM inventory_number");
        tenant = server.tenant();
        used = profile("Reminders");
        other = profile("Parcels");
        landings.land(
                tenant,
                draft -> draft.ids("t", used.toUpperCase(Locale.ROOT), "g", "a").named("R", "office", "Munich"),
                "+13035550001");
        landings.land(
                tenant,
                draft -> draft.ids("t", used, "g", "a").named("R", "office").at(Landings.AT.plusSeconds(1)),
                "+13035550002");
        landings.land(tenant, draft -> draft.ids("t", used, "g", "a").named("R", "gone"), "+13035550003");
        tenant.delete("/v2/phone_numbers/" + Landings.id(tenant, "+13035550003"));
        landings.land(tenant, "+13035550004");
    }

    private String profile(String name) {
        return tenant.post(PROFILES, "{\"name\":\"" + name + "\",\"whitelisted_destinations\":[\"US\"]}")
                .id();
    }

    @Test
    void numbersOfAProfile() {
        Answer list = tenant.get(PROFILES + "/" + used.toUpperCase(Locale.ROOT) + "/phone_numbers");
        assertThat(list.column("phone_number")).containsExactly("+13035550002", "+13035550001");
        assertThat(list.data().get(0))
                .isEqualTo(tenant.get("/v2/phone_numbers/" + Landings.id(tenant, "+13035550002") + "/messaging")
                        .data());
        Answer second = tenant.get(PROFILES + "/" + used + "/phone_numbers?page[size]=1&page[number]=2");
        assertThat(second.column("phone_number")).containsExactly("+13035550001");
        assertThat(second.json().path("meta").toString())
                .isEqualTo("{\"page_number\":2,\"page_size\":1,\"total_pages\":2,\"total_results\":2}");
        assertThat(tenant.get(PROFILES + "/" + other + "/phone_numbers").data()).isEmpty();
    }

    @Test
    void thereAreNoShortCodes() {
        assertThat(tenant.get(PROFILES + "/" + used + "/short_codes").text())
                .isEqualTo(
                        "{\"data\":[],\"meta\":{\"page_number\":1,\"page_size\":20,\"total_pages\":0,\"total_results\":0}}");
    }

    @Test
    void whatCanBeCounted() {
        String ofUsed = """
                {"record_type":"messaging_profile_metrics","messaging_profile_id":"%s","phone_numbers":2,\
                "outbound":{"sent":0,"delivered":0,"error_ratio":0},"inbound":{"received":0}}""".formatted(used);
        String ofOther = ofUsed.replace(used, other).replace("\"phone_numbers\":2", "\"phone_numbers\":0");
        assertThat(tenant.get(PROFILES + "/" + used + "/metrics?time_frame=30d").text())
                .isEqualTo("{\"data\":{\"overview\":" + ofUsed + ",\"detailed\":[]}}");
        assertThat(tenant.get(METRICS).data().toString()).isEqualTo("[" + ofOther + "," + ofUsed + "]");
        assertThat(tenant.get(METRICS + "?id=" + used.toUpperCase(Locale.ROOT))
                        .data()
                        .toString())
                .isEqualTo("[" + ofUsed + "]");
        assertThat(tenant.get(METRICS + "?page[size]=1&page[number]=2")
                        .json()
                        .path("meta")
                        .toString())
                .isEqualTo("{\"page_number\":2,\"page_size\":1,\"total_pages\":2,\"total_results\":2}");
        assertThat(tenant.get(METRICS + "?time_frame=2h").problems()).containsExactly("10032 time_frame");
        assertThat(tenant.get(METRICS + "?id=x").status()).isBetween(400, 422);
        Tenant stranger = server.tenant();
        assertThat(stranger.get(METRICS).data()).isEmpty();
        assertThat(stranger.get(METRICS + "?id=" + used).data()).isEmpty();
    }

    @Test
    void anotherAccountsProfileIsAsOneThatNeverWas() {
        Tenant stranger = server.tenant();
        for (String any : List.of(used, UUID.randomUUID().toString())) {
            for (String what : List.of("phone_numbers", "short_codes", "metrics")) {
                Answer refused = stranger.get(PROFILES + "/" + any + "/" + what);
                assertThat(refused.status()).isEqualTo(404);
                assertThat(refused.json())
                        .isEqualTo(Json.read(Json.bytes(Api.error(
                                "10005",
                                "Resource not found",
                                "There is no messaging profile with this id in your account.",
                                "parameter:id"))));
                assertThat(tenant.get(PROFILES + "/x/" + what).problems()).containsExactly("10006 id");
            }
        }
    }

    @Test
    void tagsOfNumbersAndProfiles() {
        tenant.post("/v2/outbound_voice_profiles", "{\"name\":\"Travel\",\"tags\":[\"offshore\",\"travel\"]}");
        tenant.post("/v2/outbound_voice_profiles", "{\"name\":\"Home\",\"tags\":[\"travel\"]}");
        tenant.post("/v2/outbound_voice_profiles", "{\"name\":\"None\",\"tags\":null}");
        assertThat(tenant.get("/v2/user_tags")
                        .data()
                        .path("outbound_profile_tags")
                        .toString())
                .isEqualTo("[\"offshore\",\"travel\"]");
        assertThat(tenant.get("/v2/user_tags").data().path("number_tags"))
                .extracting(tag -> tag.asString())
                .containsExactlyInAnyOrder("Munich", "office");
        assertThat(tenant.get("/v2/user_tags?filter[starts_with]=OFF").text())
                .isEqualTo("{\"data\":{\"outbound_profile_tags\":[\"offshore\"],\"number_tags\":[\"office\"]}}");
        assertThat(tenant.get("/v2/user_tags?filter[starts_with]=%25").text())
                .isEqualTo("{\"data\":{\"outbound_profile_tags\":[],\"number_tags\":[]}}");
        assertThat(server.tenant().get("/v2/user_tags").text())
                .isEqualTo("{\"data\":{\"outbound_profile_tags\":[],\"number_tags\":[]}}");
    }

    @Test
    void atMostAThousandTagsAreListed() {
        server.run(
                "UPDATE inventory_number SET tags = (SELECT array_agg('tag ' || n) FROM generate_series(1, 1001) n)");
        assertThat(tenant.get("/v2/user_tags").data().path("number_tags")).hasSize(1_000);
    }
}
