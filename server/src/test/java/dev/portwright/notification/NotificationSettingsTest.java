package dev.portwright.notification;

import static dev.portwright.notification.Notify.ANY_STATUS;
import static dev.portwright.notification.Notify.SETTINGS;
import static dev.portwright.notification.Notify.STATUS_OF_NUMBER;
import static dev.portwright.notification.Notify.setting;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /notification_settings}. */
@ServerTest
class NotificationSettingsTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;
    Notify notify;
    String channel;

    @BeforeEach
    void channel() {
        clock.set(NOW);
        tenant = server.tenant();
        notify = new Notify(tenant);
        channel = notify.channel("webhook", "https://example.com/hooks").id();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void aSettingIsMadeReadAndDeleted() {
        Answer made = tenant.post(
                SETTINGS,
                setting(STATUS_OF_NUMBER, channel, "status", "ported", "phone_number", "+1 303-555-0000")
                        .with("notification_profile_id", notify.profile()));
        assertThat(made.status()).isEqualTo(201);
        String setting = """
                {"data":{"id":"%s","notification_event_condition_id":"%s","notification_profile_id":"%s",
                 "associated_record_type":"phone_number","associated_record_type_value":"+13035550000",
                 "status":"enabled","notification_channel_id":"%s",
                 "parameters":[{"name":"phone_number","value":"+13035550000"},{"name":"status","value":"ported"}],
                 "created_at":"2026-03-11T15:00:00Z","updated_at":"2026-03-11T15:00:00Z"}}""".formatted(made.id(), STATUS_OF_NUMBER, notify.profile(), channel);
        assertThat(made.json()).isEqualTo(Json.read(setting));
        String path = SETTINGS + "/" + made.id();
        assertThat(tenant.get(path).text()).isEqualTo(made.text());
        assertThat(tenant.get(SETTINGS).data().get(0)).isEqualTo(made.data());

        Answer deleted = tenant.delete(path);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.json()).isEqualTo(Json.read(setting.replace("\"enabled\"", "\"deleted\"")));
        assertThat(tenant.get(path).json()).isEqualTo(ProfilesTest.notFound("setting"));
        assertThat(tenant.delete(path).json()).isEqualTo(ProfilesTest.notFound("setting"));
    }

    @Test
    void aSettingOfTheAccountSaysSo() {
        Answer made = tenant.post(SETTINGS, setting(ANY_STATUS, channel));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.value("associated_record_type")).isEqualTo("account");
        assertThat(made.value("associated_record_type_value"))
                .isEqualTo(tenant.accountId().toString());
        assertThat(made.data("parameters")).isEqualTo("[]");
        assertThat(made.value("notification_profile_id")).isEqualTo(notify.profile());
    }

    @Test
    void theSameSettingIsThereOnce() {
        Answer first = tenant.post(SETTINGS, setting(ANY_STATUS, channel, "status", "ported"));
        Answer again = tenant.post(SETTINGS, setting(ANY_STATUS, channel, "status", "ported"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(tenant.post(SETTINGS, setting(ANY_STATUS, channel)).status()).isEqualTo(201);
        assertThat(tenant.post(SETTINGS, setting(ANY_STATUS, channel, "status", "exception"))
                        .status())
                .isEqualTo(201);
        assertThat(tenant.get(SETTINGS).data()).hasSize(3);
    }

    @Test
    void ofTheSameSettingSentManyTimesAtOnceOneIsMade() throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() ->
                        tenant.post(SETTINGS, setting(ANY_STATUS, channel)).status()));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        assertThat(statuses).containsExactlyInAnyOrder(201, 200, 200, 200, 200, 200, 200, 200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                           | 10004 /parameters",
                "phone_number=3035550000     | 10002 /parameters/0/value",
                "phone_number=+1303555       | 10002 /parameters/0/value",
                "phone_number=+13035550000,phone_number=+13035550001 | 10027 /parameters/1/name",
                "phone_number=+13035550000,status=draft              | 10032 /parameters/1/value",
                "phone_number=+13035550000,colour=red                | 10027 /parameters/1/name",
            })
    void parametersAreThoseOfTheCondition(String given, String problem) {
        String[] namesAndValues = given == null ? new String[0] : given.split("[=,]");
        Answer refused = tenant.post(SETTINGS, setting(STATUS_OF_NUMBER, channel, namesAndValues));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly(problem);
        assertThat(tenant.get(SETTINGS).data()).isEmpty();
    }

    @Test
    void whatIsWrongWithParametersIsSaid() {
        assertThat(tenant.post(SETTINGS, setting(STATUS_OF_NUMBER, channel, "colour", "red"))
                        .json())
                .isEqualTo(Json.read(Api.here("""
                        {"errors":[
                          {"code":"10027","title":"Unprocessable entity","source":{"pointer":"/parameters/0/name"},
                           "detail":"The condition has no such parameter. It takes 'phone_number' and 'status'.",
                           "meta":{"url":"/docs/errors.html#10027"}},
                          {"code":"10004","title":"Missing required parameter","source":{"pointer":"/parameters"},
                           "detail":"The condition needs the parameter 'phone_number'.",
                           "meta":{"url":"/docs/errors.html#10004"}}]}""")));
        assertThat(tenant.post(SETTINGS, setting(ANY_STATUS, channel, "status", "draft"))
                        .json())
                .isEqualTo(Json.read(Api.here("""
                        {"errors":[
                          {"code":"10032","title":"Invalid enumerated value","source":{"pointer":"/parameters/0/value"},
                           "detail":"The value is not one of those allowed: in-process or submitted or exception or \
                        foc-date-confirmed or cancel-pending or ported or cancelled.",
                           "meta":{"url":"/docs/errors.html#10032"}}]}""")));
    }

    @Test
    void whatASettingNamesMustExistInTheAccount() {
        String nobodys = UUID.randomUUID().toString();
        assertThat(tenant.post(SETTINGS, setting(nobodys, nobodys).with("notification_profile_id", nobodys))
                        .problems())
                .containsExactly(
                        "10017 /notification_event_condition_id",
                        "10017 /notification_channel_id",
                        "10017 /notification_profile_id");
        Notify other = new Notify(server.tenant());
        String foreign = other.channel("webhook", "https://example.com").id();
        assertThat(tenant.post(SETTINGS, setting(ANY_STATUS, foreign)).problems())
                .containsExactly("10017 /notification_channel_id");
        assertThat(tenant.post(SETTINGS, setting(ANY_STATUS, channel).with("notification_profile_id", other.profile()))
                        .problems())
                .containsExactly("10017 /notification_profile_id");
        assertThat(tenant.post(SETTINGS, "{}").problems())
                .containsExactlyInAnyOrder("10004 /notification_event_condition_id", "10004 /notification_channel_id");
    }

    @Test
    void theProfileIsThatOfTheChannel() {
        String other = new Notify(tenant).profile();
        Answer refused = tenant.post(SETTINGS, setting(ANY_STATUS, channel).with("notification_profile_id", other));
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.text(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The channel belongs to the profile " + notify.profile() + ". Name that one, or leave it out.",
                        "pointer:/notification_profile_id"))));
    }

    @Test
    void theListIsFiltered() {
        String mail = new Notify(tenant).channel("email", "ada@example.com").id();
        String any = tenant.post(SETTINGS, setting(ANY_STATUS, channel)).id();
        String number = tenant.post(SETTINGS, setting(STATUS_OF_NUMBER, mail, "phone_number", "+13035550000"))
                .id();
        assertThat(ids("")).containsExactly(number, any);
        assertThat(ids("filter[notification_profile_id][eq]=" + notify.profile()))
                .containsExactly(any);
        assertThat(ids("filter[notification_channel][eq]=" + mail)).containsExactly(number);
        assertThat(ids("filter[notification_event_condition_id][eq]=" + ANY_STATUS))
                .containsExactly(any);
        assertThat(ids("filter[associated_record_type][eq]=phone_number")).containsExactly(number);
        assertThat(ids("filter[channel_type_id][eq]=email")).containsExactly(number);
        assertThat(ids("filter[status][eq]=enabled")).containsExactly(number, any);
        assertThat(ids("filter[status]=deleted")).isEmpty();
        assertThat(ids("filter[status]=enabled&filter[notification_channel]=" + channel))
                .containsExactly(any);
        assertThat(ids("page[size]=1&page[number]=2")).containsExactly(any);
        assertThat(tenant.get(SETTINGS + "?filter[status]=on&filter[notification_channel]=x&filter[channel]=y")
                        .problems())
                .contains("10031 filter[channel]");
        assertThat(tenant.get(SETTINGS + "?filter[status]=on&filter[notification_channel]=x")
                        .problems())
                .containsExactlyInAnyOrder("10032 filter[status]", "10006 filter[notification_channel]");
    }

    private List<String> ids(String query) {
        return tenant.get(SETTINGS + "?" + query).ok().column("id");
    }

    @Test
    void anotherAccountsSettingIsAsOneThatNeverWas() {
        String id = tenant.post(SETTINGS, setting(ANY_STATUS, channel)).id();
        Tenant stranger = server.tenant();
        assertThat(stranger.get(SETTINGS + "/" + id).json()).isEqualTo(ProfilesTest.notFound("setting"));
        assertThat(stranger.delete(SETTINGS + "/" + id).json()).isEqualTo(ProfilesTest.notFound("setting"));
        assertThat(stranger.get(SETTINGS).data()).isEmpty();
        assertThat(tenant.get(SETTINGS + "/" + id).status()).isEqualTo(200);
    }

    @Test
    void anAccountHasAtMostAThousandSettings() {
        server.run("""
                INSERT INTO notification_setting (id, account_id, profile_id, channel_id, condition_id, record_type,
                                                  parameters, created_at, updated_at)
                SELECT gen_random_uuid(), ?::uuid, ?::uuid, ?::uuid, gen_random_uuid(), 'account', '{}', now(), now()
                FROM generate_series(1, 999)""", tenant.accountId().toString(), notify.profile(), channel);

        Body setting = setting(ANY_STATUS, channel);
        assertThat(tenant.post(SETTINGS, setting).status()).isEqualTo(201);
        assertThat(tenant.post(SETTINGS, setting).status()).isEqualTo(200);
        Answer refused = tenant.post(SETTINGS, setting(ANY_STATUS, channel, "status", "ported"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.text(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The account has 1000 notification settings, which is as many as it can have. Delete some first.",
                        null))));
    }
}
