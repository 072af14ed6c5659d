package dev.portwright.notification;

import static dev.portwright.notification.Notify.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /notification_profiles}. */
@ServerTest
class ProfilesTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;

    @BeforeEach
    void account() {
        clock.set(NOW);
        tenant = server.tenant();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void aProfileIsMadeReadRenamedAndDeleted() {
        Answer made = tenant.post(
                PROFILES, Body.of("name", "Team").with("id", "ignored").with("colour", "red"));
        assertThat(made.status()).isEqualTo(200);
        String profile = """
                {"data":{"id":"%s","name":"Team","created_at":"2026-03-11T15:00:00Z",
                 "updated_at":"2026-03-11T15:00:00Z"}}""".formatted(made.id());
        assertThat(made.json()).isEqualTo(Json.read(profile));
        String path = PROFILES + "/" + made.id();
        assertThat(tenant.get(path).text()).isEqualTo(made.text());

        clock.set(NOW.plusSeconds(1));
        Answer renamed = tenant.patch(path, Body.of("name", "Night shift"));
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.json())
                .isEqualTo(Json.read(profile.replace("Team", "Night shift").replace("00:00Z\"}", "00:01Z\"}")));
        assertThat(tenant.patch(path, "{}").value("name")).isEqualTo("Night shift");
        assertThat(tenant.get(PROFILES).data().get(0))
                .isEqualTo(tenant.get(path).data());

        Answer deleted = tenant.delete(path);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.value("name")).isEqualTo("Night shift");
        assertThat(tenant.get(path).status()).isEqualTo(404);
        assertThat(tenant.delete(path).json()).isEqualTo(notFound("profile"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                | 10004 /name",
                "{\"name\": null}  | 10026 /name",
                "{\"name\": 7}     | 10026 /name",
                "{\"name\": \"\"}  | 10025 /name",
                "{\"name\": \" \"} | 10025 /name",
            })
    void aProfileHasAName(String body, String problem) {
        Answer refused = tenant.post(PROFILES, body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly(problem);
        String id = tenant.post(PROFILES, Body.of("name", "Team")).id();
        if (!body.equals("{}")) {
            assertThat(tenant.patch(PROFILES + "/" + id, body).problems()).containsExactly(problem);
        }
        assertThat(tenant.post(PROFILES, Body.of("name", "x".repeat(256))).problems())
                .containsExactly("10025 /name");
    }

    @Test
    void aProfileWithChannelsIsNotDeleted() {
        Notify notify = new Notify(tenant);
        String channel = notify.channel("webhook", "https://example.com").id();

        Answer refused = tenant.delete(PROFILES + "/" + notify.profile());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.text(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The profile has 1 notification channel. Delete it first.",
                        null))));
        assertThat(tenant.delete(Notify.CHANNELS + "/" + channel).status()).isEqualTo(200);
        assertThat(tenant.delete(PROFILES + "/" + notify.profile()).status()).isEqualTo(200);
    }

    @Test
    void aRequestThatIsRepeatedWithItsKeyMakesOneProfile() {
        Body body = Body.of("name", "Team");
        Answer first = tenant.post(PROFILES, body, "idempotency-key", "once");
        Answer second = tenant.post(PROFILES, body, "idempotency-key", "once");

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(tenant.get(PROFILES).data()).hasSize(1);
    }

    @Test
    void theListHasPagesNewestFirst() {
        for (String name : new String[] {"a", "b", "c"}) {
            tenant.post(PROFILES, Body.of("name", name)).ok();
        }
        assertThat(tenant.get(PROFILES).column("name")).containsExactly("c", "b", "a");
        Answer second = tenant.get(PROFILES + "?page[size]=2&page[number]=2");
        assertThat(second.column("name")).containsExactly("a");
        assertThat(second.json().path("meta").toString())
                .isEqualTo("{\"page_number\":2,\"page_size\":2,\"total_pages\":2,\"total_results\":3}");
        assertThat(tenant.get(PROFILES + "?filter[name]=a").problems()).containsExactly("10031 filter[name]");
    }

    @Test
    void anotherAccountsProfileIsAsOneThatNeverWas() {
        String id = tenant.post(PROFILES, Body.of("name", "Team")).id();
        Tenant stranger = server.tenant();

        assertThat(stranger.get(PROFILES + "/" + id).json()).isEqualTo(notFound("profile"));
        assertThat(stranger.patch(PROFILES + "/" + id, Body.of("name", "Mine")).json())
                .isEqualTo(notFound("profile"));
        assertThat(stranger.delete(PROFILES + "/" + id).json()).isEqualTo(notFound("profile"));
        assertThat(stranger.get(PROFILES).data()).isEmpty();
        assertThat(tenant.get(PROFILES + "/" + id).value("name")).isEqualTo("Team");
    }

    @Test
    void anAccountHasAtMostAHundredProfiles() {
        server.run("""
                INSERT INTO notification_profile (id, account_id, name, created_at, updated_at)
                SELECT gen_random_uuid(), ?::uuid, 'Test', now(), now() FROM generate_series(1, 99)""", tenant.accountId().toString());

        assertThat(tenant.post(PROFILES, Body.of("name", "Team")).status()).isEqualTo(200);
        Answer refused = tenant.post(PROFILES, Body.of("name", "Team"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.text(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The account has 100 notification profiles, which is as many as it can have. Delete some first.",
                        null))));
    }

    static Object notFound(String what) {
        return Json.read(Json.text(Api.error(
                "10005", "Resource not found", "There is no notification " + what + " with this id.", "parameter:id")));
    }
}
