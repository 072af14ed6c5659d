package dev.portwright.notification.teller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portwright.event.FedEvent;
import dev.portwright.notification.Notify;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Subject;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.RequestStatements;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.PhoneNumbers;
import dev.portwright.testkit.Receiver;
import dev.portwright.testkit.Tenant;
import dev.portwright.webhook.NewDelivery;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told of which events, where and in which words. */
@ServerTest
class TellerTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");
    private static final String MESSAGES = "/sandbox/messages";
    private static final String EVENTS = "/v2/porting/events";

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    @Inject
    Db db;

    @Inject
    RequestStatements statements;

    @Inject
    Teller teller;

    @Inject
    WantedEvents wantedEvents;

    @Inject
    EndpointNotices notice;

    private final String one = PhoneNumbers.next();
    private final String two = PhoneNumbers.next();
    Tenant tenant;
    Notify notify;
    String order;

    @BeforeEach
    void account() {
        clock.set(NOW);
        tenant = server.tenant();
        notify = new Notify(tenant);
        order = tenant.order(one, two);
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void aUrlGetsTheEventsThatItsAccountAskedFor() {
        notify.of(Notify.ANY_STATUS, "webhook", "https://example.com/status");
        notify.of(Notify.ANY_COMMENT, "webhook", "https://example.com/comments");
        FedEvent status = status("submitted");
        FedEvent comment = comment("user", "Hello");
        FedEvent messaging = event("porting_order.messaging_changed", "{}");

        assertThat(deliveries(status, comment, messaging))
                .extracting(NewDelivery::event, NewDelivery::url)
                .containsExactly(
                        tuple(status, "https://example.com/status"), tuple(comment, "https://example.com/comments"));
    }

    @Test
    void nobodyElseIsToldOfAnAccountsEvents() {
        new Notify(server.tenant()).of(Notify.ANY_STATUS, "webhook", "https://example.com/hooks");
        assertThat(deliveries(status("submitted"))).isEmpty();
    }

    @Test
    void eventsOfManyAccountsAreToldAtOnce() {
        List<FedEvent> events = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            UUID account = UUID.randomUUID();
            if (i % 40 == 0) {
                Tenant other = server.tenant();
                new Notify(other).of(Notify.ANY_STATUS, "webhook", "https://example.com/" + i);
                account = other.accountId();
            }
            events.add(event(account, "porting_order.status_changed", UUID.randomUUID(), "{}", null));
        }
        assertThat(deliveries(events.toArray(FedEvent[]::new)))
                .extracting(NewDelivery::url)
                .containsExactly("https://example.com/0", "https://example.com/40", "https://example.com/80");
    }

    @ParameterizedTest
    @CsvSource({"ported, 1", "exception, 0"})
    void aStatusThatIsAskedForCounts(String status, int told) {
        notify.of(Notify.ANY_STATUS, "webhook", "https://example.com/hooks", "status", "ported");
        assertThat(deliveries(status(status))).hasSize(told);
    }

    @ParameterizedTest
    @CsvSource({"admin, 1", "user, 0"})
    void whoHasCommentedCounts(String who, int told) {
        notify.of(Notify.ANY_COMMENT, "webhook", "https://example.com/hooks", "user_type", "admin");
        assertThat(deliveries(comment(who, "Hello"))).hasSize(told);
    }

    @Test
    void aPhoneNumberThatIsAskedForIsOneOfTheOrder() {
        notify.of(Notify.STATUS_OF_NUMBER, "webhook", "https://example.com/one", "phone_number", one);
        notify.of(
                Notify.STATUS_OF_NUMBER, "webhook", "https://example.com/two", "phone_number", two, "status", "ported");
        notify.of(Notify.STATUS_OF_NUMBER, "webhook", "https://example.com/3", "phone_number", PhoneNumbers.next());
        FedEvent elsewhere =
                event(tenant.accountId(), "porting_order.status_changed", UUID.randomUUID(), statusIs("ported"), null);

        assertThat(deliveries(status("submitted"), elsewhere))
                .extracting(NewDelivery::url)
                .containsExactly("https://example.com/one");
        assertThat(deliveries(status("ported")))
                .extracting(NewDelivery::url)
                .containsExactly("https://example.com/one", "https://example.com/two");
    }

    @Test
    void aSplitIsAboutTheNumberThatWent() {
        notify.of(Notify.SPLIT_OF_NUMBER, "webhook", "https://example.com/one", "phone_number", one);
        notify.of(Notify.SPLIT_OF_NUMBER, "webhook", "https://example.com/two", "phone_number", two);
        assertThat(deliveries(split(two, UUID.randomUUID())))
                .extracting(NewDelivery::url)
                .containsExactly("https://example.com/two");
    }

    @Test
    void aUrlHearsOfAnEventOnceAndNotAgainOfOneThatGoesThereAnyway() {
        notify.of(Notify.ANY_STATUS, "webhook", "https://example.com/hooks");
        notify.of(Notify.ANY_STATUS, "webhook", "https://example.com/hooks");
        notify.of(Notify.STATUS_OF_NUMBER, "webhook", "https://example.com/hooks", "phone_number", one);
        assertThat(deliveries(status("submitted"))).hasSize(1);
        assertThat(deliveries(event(
                        tenant.accountId(),
                        "porting_order.status_changed",
                        UUID.fromString(order),
                        statusIs("submitted"),
                        "https://example.com/hooks")))
                .isEmpty();
    }

    @Test
    void peopleAreToldByMailTextMessageAndCall() {
        notify.of(Notify.ANY_STATUS, "email", "ada@example.com");
        notify.of(Notify.ANY_STATUS, "sms", "+13035550000");
        notify.of(Notify.ANY_STATUS, "voice", "+13035550001");
        FedEvent event = status("submitted");
        tell(event);

        Answer told = tenant.get(MESSAGES);
        assertThat(told.column("channel_type_id")).containsExactly("voice", "sms", "email");
        assertThat(told.data().get(1))
                .isEqualTo(Json.read("""
                {"id":"%s","record_type":"sandbox_message","channel_type_id":"sms","recipient":"+13035550000",
                 "status":"recorded","event_id":"%s","subject":"Porting order sr_1a2b3c: submitted","text":null,
                 "html":null,"created_at":"2026-03-11T15:00:00Z"}""".formatted(told.column("id").get(1), event.id())));
        assertThat(told.value("2.recipient")).isEqualTo("ada@example.com");
        assertThat(told.value("2.subject")).isEqualTo("Porting order sr_1a2b3c: submitted");
        assertThat(told.value("2.text")).isEqualTo("""
                Porting order sr_1a2b3c, your reference ref, is now submitted.

                --
                This mail went to ada@example.com because an account here has a notification channel with this address. Whoever manages the
                account can change the channel or delete it.
                """);
        assertThat(told.value("2.html"))
                .contains("<h1 style=\"font-size: 1.2em\">Porting order sr_1a2b3c: submitted</h1>")
                .contains("<p>Porting order sr_1a2b3c, your reference ref, is now submitted.</p>");
        assertThat(tenant.get(MESSAGES + "?filter[channel_type_id]=sms").column("recipient"))
                .containsExactly("+13035550000");
        assertThat(tenant.get(MESSAGES + "?filter[channel_type_id]=webhook").problems())
                .containsExactly("10032 filter[channel_type_id]");
        assertThat(server.tenant().get(MESSAGES).data()).isEmpty();
    }

    @Test
    void whatIsToldTwiceIsWrittenOnce() {
        notify.of(Notify.ANY_STATUS, "email", "ada@example.com");
        FedEvent event = status("submitted");
        tell(event);
        tell(event);
        assertThat(tenant.get(MESSAGES).data()).hasSize(1);
    }

    @Test
    void anExceptionIsToldWithItsReasons() {
        notify.of(Notify.ANY_STATUS, "email", "ada@example.com");
        tell(event("porting_order.status_changed", """
                {"id":"x","customer_reference":null,"support_key":"sr_1a2b3c","status":{"value":"exception","details":[
                  {"code":"PASSCODE_PIN_INVALID","description":"The PIN is wrong."},
                  {"code":"OTHER","description":"Call us."}]},"updated_at":"x","webhook_url":null}"""));
        assertThat(tenant.get(MESSAGES).value("0.text")).startsWith("""
                Porting order sr_1a2b3c is now exception.

                PASSCODE_PIN_INVALID: The PIN is wrong.

                OTHER: Call us.

                --
                """);
    }

    @Test
    void whatAClientWroteIsNeverMarkupNorAnotherLineOfTheSubject() {
        notify.of(Notify.ANY_COMMENT, "email", "ada@example.com");
        tell(event("porting_order.new_comment", """
                {"porting_order_id":"x","support_key":"sr_1\\r\\nBcc: eve@example.com","comment":{"id":"x",
                 "body":"<b>Hi</b> & {bye}\\n\\nhttps://example.com","user_id":null,"user_type":"admin","inserted_at":"x"}}"""));
        Answer told = tenant.get(MESSAGES);
        assertThat(told.value("0.subject")).isEqualTo("Porting order sr_1 Bcc: eve@example.com: new comment");
        assertThat(told.value("0.text"))
                .contains("The porting desk has commented on porting order")
                .contains("\n<b>Hi</b> & {bye}\n\nhttps://example.com\n");
        assertThat(told.value("0.html"))
                .contains("<p>&lt;b&gt;Hi&lt;/b&gt; &amp; {bye}</p>")
                .contains("<p>https://example.com</p>")
                .doesNotContain("<b>");
    }

    @Test
    void numbersThatWentToTheSameOrderAreToldToPeopleAsOne() {
        notify.of(Notify.ANY_SPLIT, "email", "ada@example.com");
        notify.of(Notify.SPLIT_OF_NUMBER, "sms", "+13035550000", "phone_number", two);
        notify.of(Notify.ANY_SPLIT, "webhook", "https://example.com/hooks");
        UUID part = UUID.randomUUID();
        FedEvent[] events = {split(one, part), split(two, part), split(one, UUID.randomUUID())};
        tell(events);

        Answer mails = tenant.get(MESSAGES + "?filter[channel_type_id]=email");
        assertThat(mails.column("event_id"))
                .containsExactlyInAnyOrder(
                        events[0].id().toString(), events[2].id().toString());
        assertThat(mails.column("text"))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("2 numbers of porting order " + order + " went to an order of their own, " + part));
        assertThat(tenant.get(MESSAGES + "?filter[channel_type_id]=sms").column("event_id"))
                .containsExactly(events[1].id().toString());
        assertThat(deliveries(events)).hasSize(3);
    }

    @Test
    void everyKindOfEventsHasWords() {
        notify.of(Notify.ANY_MESSAGING, "email", "ada@example.com");
        notify.of(Notify.ANY_DELETION, "email", "ada@example.com");
        tell(event("porting_order.messaging_changed", """
                        {"id":"x","customer_reference":"ref","support_key":"sr_1a2b3c",
                         "messaging":{"messaging_capable":true,"enable_messaging":true,
                          "messaging_port_status":"ported","messaging_port_completed":true}}"""), event("porting_order.deleted", """
                        {"id":"x","customer_reference":"ref","deleted_at":"x"}"""));
        assertThat(tenant.get(MESSAGES).column("text"))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("The messaging of porting order sr_1a2b3c, your reference ref, is now ported.\n"))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("The draft " + order
                                + ", your reference ref, was deleted. Its numbers may be ordered again.\n"));
    }

    @Test
    void aSandboxKeepsTheNewestThousandMessagesOfAnAccount() {
        notify.of(Notify.ANY_STATUS, "sms", "+13035550000");
        server.run("""
                INSERT INTO outgoing_message (id, account_id, medium, recipient, subject, body, status, created_at)
                SELECT gen_random_uuid(), ?::uuid, 'sms', '+13035550001', 'Old', '', 'recorded',
                       '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 second'
                FROM generate_series(1, 1005) n""", tenant.accountId().toString());
        tell(status("submitted"));
        Answer newest = tenant.get(MESSAGES + "?page[size]=1");
        assertThat(newest.value("0.recipient")).isEqualTo("+13035550000");
        assertThat(newest.json().path("meta").path("total_results").asInt()).isEqualTo(1_000);
        assertThat(tenant.get(MESSAGES + "?page[size]=1&page[number]=1000").value("0.created_at"))
                .isEqualTo("2026-01-01T00:00:07Z");
    }

    @Test
    void anotherDestinationOfAChannelCountsAtOnceAndADeletedSettingNoMore() {
        notify.of(Notify.ANY_STATUS, "webhook", "https://example.com/old");
        String channel = tenant.get("/v2/notification_channels").id();
        tenant.patch("/v2/notification_channels/" + channel, Body.of("channel_destination", "https://example.com/new"))
                .ok();
        assertThat(deliveries(status("submitted")))
                .extracting(NewDelivery::url)
                .containsExactly("https://example.com/new");
        tenant.delete("/v2/notification_settings/"
                        + tenant.get("/v2/notification_settings").id())
                .ok();
        assertThat(deliveries(status("submitted"))).isEmpty();
    }

    @Test
    void manyEventsTakeAsManyStatementsAsOne() {
        notify.of(Notify.STATUS_OF_NUMBER, "email", "ada@example.com", "phone_number", one);
        assertThat(statements(1)).isEqualTo(5);
        assertThat(statements(200)).isEqualTo(5);
    }

    private long statements(int events) {
        return statements.fewest(time -> {
            FedEvent[] some =
                    Stream.generate(() -> status("submitted")).limit(events).toArray(FedEvent[]::new);
            return () -> tell(some);
        });
    }

    @Test
    void emptyingAnAccountTakesAllOfIt() {
        notify.of(Notify.ANY_STATUS, "email", "ada@example.com");
        tell(status("submitted"));
        assertThat(tenant.post("/sandbox/reset", "").status()).isEqualTo(204);
        for (String table :
                List.of("notification_setting", "notification_channel", "notification_profile", "outgoing_message")) {
            assertThat(server.rows(
                            "SELECT id::text FROM " + table + " WHERE account_id = ?::uuid",
                            tenant.accountId().toString()))
                    .isEmpty();
        }
    }

    @Test
    void whatBecomesOfAnOrderReachesAllChannelsAndPeopleOnce() {
        try (Receiver receiver = Receiver.start()) {
            notify.of(Notify.ANY_STATUS, "email", "ada@example.com");
            notify.of(Notify.STATUS_OF_NUMBER, "sms", "+13035550000", "phone_number", two);
            notify.of(Notify.ANY_STATUS, "webhook", receiver.url("/hooks"));
            server.fill(tenant, order);
            tenant.confirm(order).ok();

            String event = receiver.await(1).getFirst().eventId();
            Answer messages = tenant.get(MESSAGES);
            assertThat(messages.column("channel_type_id")).containsExactlyInAnyOrder("email", "sms");
            assertThat(messages.column("event_id")).containsExactly(event, event);
            assertThat(tenant.get(MESSAGES + "?filter[channel_type_id]=email").value("0.text"))
                    .startsWith("Porting order " + tenant.show(order).value("support_key") + " is now in-process.\n");
            assertThat(tenant.get(EVENTS + "/" + event).data("available_notification_methods"))
                    .isEqualTo("[\"webhook\",\"email\"]");

            server.run("DELETE FROM outgoing_message");
            assertThat(tenant.post(EVENTS + "/" + event + "/republish", "").status())
                    .isEqualTo(204);
            assertThat(receiver.await(2)).extracting(Receiver.Webhook::eventId).containsExactly(event, event);
            assertThat(tenant.get(MESSAGES).data()).isEmpty();
        }
    }

    @Test
    void anEndpointThatIsSwitchedOffIsToldByMail() {
        notify.of(Notify.ANY_DELETION, "email", "ada@example.com");
        notify.of(Notify.ANY_STATUS, "sms", "+13035550000");
        UUID endpoint = UUID.randomUUID();
        db.transaction(tx -> {
            notice.switchedOff(
                    tx, tenant.accountId(), endpoint, "https://example.com:443", "It has failed for 5 days.");
            return null;
        });
        Answer told = tenant.get(MESSAGES);
        assertThat(told.column("recipient")).containsExactly("ada@example.com");
        assertThat(told.data("0.event_id")).isEqualTo("null");
        assertThat(told.value("0.subject")).isEqualTo("Webhooks to https://example.com:443 are switched off");
        assertThat(told.value("0.text")).startsWith("""
                        Nothing is sent to https://example.com:443 any more. It has failed for 5 days.

                        What came back is told by GET /v2/webhook_deliveries?filter[status][eq]=failed. Once the receiver is mended, \
                        switch the endpoint on: POST /v2/webhook_endpoints/%s/actions/enable. What still waits is sent then; events \
                        that came meanwhile can be replayed: POST /v2/porting/events/replay.

                        --
                        """.formatted(endpoint));
    }

    private void tell(FedEvent... events) {
        db.transaction(tx -> {
            teller.told(tx, List.of(events));
            return null;
        });
    }

    private List<NewDelivery> deliveries(FedEvent... events) {
        return db.transaction(tx -> Teller.deliveries(wantedEvents.of(tx, List.of(events))));
    }

    private FedEvent status(String status) {
        return event("porting_order.status_changed", statusIs(status));
    }

    private static String statusIs(String status) {
        return """
                {"id":"x","customer_reference":"ref","support_key":"sr_1a2b3c","status":{"value":"%s","details":[]},
                 "updated_at":"x","webhook_url":null}""".formatted(status);
    }

    private FedEvent comment(String who, String body) {
        return event("porting_order.new_comment", """
                {"porting_order_id":"x","support_key":null,"comment":{"id":"x","body":"%s","user_id":null,
                 "user_type":"%s","inserted_at":"x"}}""".formatted(body, who));
    }

    private FedEvent split(String number, UUID part) {
        String id = server.rows(
                        "SELECT id::text FROM porting_phone_number WHERE porting_order_id = ?::uuid AND phone_number = ?",
                        order,
                        number)
                .getFirst();
        return event("porting_order.split", """
                {"from":{"id":"%s"},"to":{"id":"%s"},"porting_phone_numbers":[{"id":"%s"}]}""".formatted(order, part, id));
    }

    private FedEvent event(String type, String payload) {
        return event(tenant.accountId(), type, UUID.fromString(order), payload, null);
    }

    private static FedEvent event(UUID account, String type, UUID order, String payload, @Nullable String webhookUrl) {
        return new FedEvent(
                UUID.randomUUID(), account, type, new Subject("porting_order", order), 1, 1, NOW, payload, webhookUrl);
    }
}
