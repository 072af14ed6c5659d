package dev.portwright.notification;

import static dev.portwright.notification.Notify.CHANNELS;
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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /notification_channels}. */
@ServerTest
class ChannelsTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;
    Notify notify;

    @BeforeEach
    void profile() {
        clock.set(NOW);
        tenant = server.tenant();
        notify = new Notify(tenant);
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void aChannelIsMadeReadChangedAndDeleted() {
        Answer made = notify.channel("webhook", "https://example.com/hooks");
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.json()).isEqualTo(Json.read("""
                {"data":{"id":"%s","notification_profile_id":"%s","channel_type_id":"webhook",
                 "channel_destination":"https://example.com/hooks","created_at":"2026-03-11T15:00:00Z",
                 "updated_at":"2026-03-11T15:00:00Z"}}""".formatted(made.id(), notify.profile())));
        String path = CHANNELS + "/" + made.id();
        assertThat(tenant.get(path).text()).isEqualTo(made.text());

        clock.set(NOW.plusSeconds(1));
        String other = new Notify(tenant).profile();
        Answer changed = tenant.patch(
                path,
                Body.of("notification_profile_id", other)
                        .with("channel_type_id", "email")
                        .with("channel_destination", "ada@example.com"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json()).isEqualTo(Json.read("""
                {"data":{"id":"%s","notification_profile_id":"%s","channel_type_id":"email",
                 "channel_destination":"ada@example.com","created_at":"2026-03-11T15:00:00Z",
                 "updated_at":"2026-03-11T15:00:01Z"}}""".formatted(made.id(), other)));
        assertThat(tenant.get(CHANNELS).data().get(0)).isEqualTo(changed.data());

        Answer deleted = tenant.delete(path);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.text()).isEqualTo(changed.text());
        assertThat(tenant.get(path).json()).isEqualTo(ProfilesTest.notFound("channel"));
    }

    @ParameterizedTest
    @CsvSource({
        "email, ada@example.com, ada@example.com",
        "email, o'neill+porting@sub.example.co.uk, o'neill+porting@sub.example.co.uk",
        "email, root@localhost, root@localhost",
        "sms, +1 (303) 555-0000, +13035550000",
        "voice, 0044 20 7946 0958, +442079460958",
        "webhook, http://receiver_1:8080/a?b=c, http://receiver_1:8080/a?b=c",
    })
    void destinationsAreKeptInOneForm(String type, String given, String kept) {
        assertThat(notify.channel(type, given).ok().value("channel_destination"))
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email   | ada                       | 10027",
                "email   | @example.com              | 10027",
                "email   | ada@                      | 10027",
                "email   | ada@example..com          | 10027",
                "email   | ada@-example.com          | 10027",
                "email   | a da@example.com          | 10027",
                "email   | ada@example.com,b@x.org   | 10027",
                "email   | Ada <ada@example.com>     | 10027",
                "email   | äda@example.com           | 10027",
                "sms     | ada@example.com           | 10002",
                "sms     | 3035550000                | 10002",
                "voice   | +1303555                  | 10002",
                "webhook | example.com/hooks         | 10003",
                "webhook | ftp://example.com         | 10003",
                "webhook | https://me:it@example.com | 10003",
                "webhook | ada@example.com           | 10003",
            })
    void aDestinationIsWhatItsTypeNeeds(String type, String destination, String code) {
        Answer refused = notify.channel(type, destination);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly(code + " /channel_destination");
        String id = notify.channel("webhook", "https://example.com").id();
        assertThat(tenant.patch(
                                CHANNELS + "/" + id,
                                Body.of("channel_type_id", type).with("channel_destination", destination))
                        .problems())
                .containsExactly(code + " /channel_destination");
    }

    @Test
    void aMailAddressIsOneLine() {
        assertThat(notify.channel("email", "ada@example.com\r\nBcc: eve@example.com")
                        .problems())
                .containsExactly("10027 /channel_destination");
    }

    @Test
    void anotherTypeNeedsADestinationThatFits() {
        String id = notify.channel("webhook", "https://example.com").id();
        assertThat(tenant.patch(CHANNELS + "/" + id, Body.of("channel_type_id", "email"))
                        .problems())
                .containsExactly("10027 /channel_destination");
    }

    @Test
    void everythingThatIsWrongIsTold() {
        assertThat(tenant.post(CHANNELS, "{}").problems())
                .containsExactlyInAnyOrder(
                        "10004 /notification_profile_id", "10004 /channel_type_id", "10004 /channel_destination");
        assertThat(tenant.post(
                                CHANNELS,
                                Body.of(
                                                "notification_profile_id",
                                                UUID.randomUUID().toString())
                                        .with("channel_type_id", "sms")
                                        .with("channel_destination", "x"))
                        .problems())
                .containsExactly("10017 /notification_profile_id", "10002 /channel_destination");
        assertThat(tenant.post(
                                CHANNELS,
                                Body.of("notification_profile_id", "x")
                                        .with("channel_type_id", "fax")
                                        .with("channel_destination", "x".repeat(2_001)))
                        .problems())
                .containsExactlyInAnyOrder(
                        "10006 /notification_profile_id", "10032 /channel_type_id", "10025 /channel_destination");
        assertThat(tenant.get(CHANNELS).data()).isEmpty();
    }

    @Test
    void aChannelThatSettingsLeadToStaysWhereItIs() {
        String id = notify.channel("webhook", "https://example.com").id();
        String path = CHANNELS + "/" + id;
        String setting = tenant.post(Notify.SETTINGS, Notify.setting(Notify.ANY_STATUS, id))
                .ok()
                .id();
        String other = new Notify(tenant).profile();

        assertThat(tenant.delete(path).json())
                .isEqualTo(Json.read(Json.text(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "A notification setting uses the channel. Delete it first.",
                        null))));
        assertThat(tenant.patch(path, Body.of("notification_profile_id", other)).json())
                .isEqualTo(Json.read(Json.text(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "A notification setting uses the channel. Delete it first.",
                        "pointer:/notification_profile_id"))));
        assertThat(tenant.patch(path, Body.of("channel_destination", "https://example.org"))
                        .status())
                .isEqualTo(200);
        tenant.delete(Notify.SETTINGS + "/" + setting).ok();
        assertThat(tenant.patch(path, Body.of("notification_profile_id", other)).status())
                .isEqualTo(200);
        assertThat(tenant.delete(path).status()).isEqualTo(200);
    }

    @Test
    void theListIsFiltered() {
        String webhook = notify.channel("webhook", "https://example.com").ok().id();
        String mail =
                new Notify(tenant).channel("email", "ada@example.com").ok().id();
        tenant.post(Notify.SETTINGS, Notify.setting(Notify.ANY_STATUS, webhook)).ok();
        assertThat(tenant.get(CHANNELS).column("channel_type_id")).containsExactly("email", "webhook");
        for (String form : new String[] {"filter[channel_type_id][eq]", "filter[channel_type_id]"}) {
            assertThat(tenant.get(CHANNELS + "?" + form + "=webhook").column("channel_destination"))
                    .containsExactly("https://example.com");
        }
        for (String filter : new String[] {
            "notification_profile_id]=" + notify.profile(),
            "notification_channel]=" + webhook,
            "notification_event_condition_id]=" + Notify.ANY_STATUS,
            "associated_record_type]=account",
            "status]=enabled"
        }) {
            assertThat(tenant.get(CHANNELS + "?filter[" + filter).column("id"))
                    .as(filter)
                    .containsExactly(webhook);
        }
        assertThat(tenant.get(CHANNELS + "?filter[notification_channel][eq]=" + mail)
                        .column("id"))
                .containsExactly(mail);
        assertThat(tenant.get(CHANNELS + "?filter[associated_record_type]=phone_number")
                        .data())
                .isEmpty();
        assertThat(tenant.get(CHANNELS + "?filter[status]=deleted").data()).isEmpty();
        assertThat(tenant.get(CHANNELS + "?filter[channel_type_id]=sms").data()).isEmpty();
        assertThat(tenant.get(CHANNELS + "?filter[channel_type_id]=fax").problems())
                .containsExactly("10032 filter[channel_type_id]");
        assertThat(tenant.get(CHANNELS + "?page[size]=1&page[number]=2").column("channel_type_id"))
                .containsExactly("webhook");
    }

    @Test
    void anotherAccountsChannelAndProfileAreAsOnesThatNeverWere() {
        String id = notify.channel("webhook", "https://example.com").id();
        Tenant stranger = server.tenant();
        String path = CHANNELS + "/" + id;

        assertThat(stranger.get(path).json()).isEqualTo(ProfilesTest.notFound("channel"));
        assertThat(stranger.patch(path, Body.of("channel_destination", "https://example.org"))
                        .json())
                .isEqualTo(ProfilesTest.notFound("channel"));
        assertThat(stranger.delete(path).json()).isEqualTo(ProfilesTest.notFound("channel"));
        assertThat(stranger.get(CHANNELS).data()).isEmpty();
        String own =
                new Notify(stranger).channel("webhook", "https://example.com").id();
        assertThat(stranger.patch(CHANNELS + "/" + own, Body.of("notification_profile_id", notify.profile()))
                        .problems())
                .containsExactly("10017 /notification_profile_id");
    }

    @Test
    void anAccountHasAtMostAHundredChannels() {
        server.run("""
                INSERT INTO notification_channel
                    (id, account_id, profile_id, channel_type, destination, created_at, updated_at)
                SELECT gen_random_uuid(), ?::uuid, ?::uuid, 'webhook', 'https://example.com/' || n, now(), now()
                FROM generate_series(1, 99) n""", tenant.accountId().toString(), notify.profile());

        assertThat(notify.channel("webhook", "https://example.com").status()).isEqualTo(200);
        Answer refused = notify.channel("webhook", "https://example.com");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.text(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The account has 100 notification channels, which is as many as it can have. Delete some first.",
                        null))));
    }
}
