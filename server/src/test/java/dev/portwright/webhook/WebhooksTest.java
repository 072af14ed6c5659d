package dev.portwright.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Await;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Receiver;
import dev.portwright.testkit.Receiver.Reply;
import dev.portwright.testkit.Receiver.Webhook;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events on their way to the {@code webhook_url} of their order. */
@ServerTest
class WebhooksTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");
    private static final String DELIVERIES = "/v2/webhook_deliveries";
    private static final String ENDPOINTS = "/v2/webhook_endpoints";

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    private final Receiver receiver = Receiver.start();

    Tenant tenant;
    String order;

    @BeforeEach
    void order() {
        clock.set(NOW);
        tenant = server.tenant();
        order = tenant.order("+13035550040");
        tenant.edit(order, Body.of("webhook_url", receiver.url("/hooks?k=v"))).ok();
    }

    @AfterEach
    void stop() {
        receiver.close();
        clock.release();
    }

    private void turnMessaging(boolean on) {
        tenant.edit(order, Body.of("messaging.enable_messaging", on)).ok();
    }

    private Answer delivery(int attempts) {
        return Await.that(
                "a delivery has " + attempts + " attempts",
                () -> tenant.get(DELIVERIES).ok(),
                list -> list.data().size() == 1 && list.data().at("/0/attempts").size() == attempts);
    }

    private String endpoint() {
        return tenant.get(ENDPOINTS).ok().id();
    }

    @Test
    void anEventArrivesAsDescribed() {
        turnMessaging(true);
        Webhook webhook = receiver.await(1).getFirst();
        String id = tenant.get("/v2/porting/events").column("id").getFirst();
        assertThat(webhook.path()).isEqualTo("/hooks?k=v");
        assertThat(tenant.get("/v2/porting/events/" + id)
                        .data()
                        .path("available_notification_methods")
                        .toString())
                .isEqualTo("[\"webhook\"]");
        assertThat(webhook.headers()).containsEntry("content-type", "application/json");
        assertThat(webhook.json()).isEqualTo(Json.read("""
                {"data":{"event_type":"porting_order.messaging_changed","id":"%s","occurred_at":"2026-03-11T15:00:00.002Z",
                  "payload":{"id":"%s","customer_reference":null,"support_key":null,
                    "messaging":{"messaging_capable":true,"enable_messaging":true,
                      "messaging_port_status":"pending","messaging_port_completed":false}},
                  "record_type":"event"},
                 "meta":{"attempt":1,"delivered_to":"%s","sequence":1}}""".formatted(id, order, receiver.url("/hooks?k=v"))));
    }

    @Test
    void aDeliveryShowsWhatWasSentAndWhatCameBack() {
        receiver.reply(webhook -> Reply.of(202).saying("All good.").with("X-Request: 7"));
        turnMessaging(true);
        Answer list = delivery(1);
        String id = list.id();
        String event = tenant.get("/v2/porting/events").column("id").getFirst();
        assertThat(list.value("status")).isEmpty();
        Answer one = tenant.get(DELIVERIES + "/" + id);
        assertThat(one.value("status")).isEqualTo("delivered");
        assertThat(one.value("user_id")).isEqualTo(tenant.accountId().toString());
        assertThat(one.value("webhook.id")).isEqualTo(event);
        assertThat(one.value("started_at")).isEqualTo("2026-03-11T15:00:00Z");
        assertThat(one.value("finished_at")).isEqualTo("2026-03-11T15:00:00Z");
        assertThat(one.data().path("next_attempt_at").isNull()).isTrue();
        assertThat(one.data().at("/attempts/0/http/request/url").asString()).isEqualTo(receiver.url("/hooks?k=v"));
        assertThat(one.data().at("/attempts/0/http/response/status").asInt()).isEqualTo(202);
        assertThat(one.data().at("/attempts/0/http/response/body").asString()).isEqualTo("All good.");
        assertThat(one.data().at("/attempts/0/http/response/headers").toString().toLowerCase(Locale.ROOT))
                .contains("x-request: 7");
        assertThat(one.data().at("/attempts/0/errors")).isEmpty();
        assertThat(list.data().get(0)).isEqualTo(one.data());
    }

    @Test
    void whatFailsIsTriedAgainBySchedule() {
        receiver.reply(500);
        turnMessaging(true);
        Answer failed = delivery(1);
        assertThat(failed.column("status")).containsExactly("failed");
        assertThat(failed.data().at("/0/finished_at").isNull()).isTrue();
        Instant next = Instant.parse(failed.data().at("/0/next_attempt_at").asString());
        assertThat(next).isBetween(NOW.plusMillis(4_500), NOW.plusSeconds(5));
        assertThat(failed.data().at("/0/attempts/0/errors").toString())
                .isEqualTo("[{\"code\":\"75599\",\"title\":\"The webhook host answered HTTP 5XX\","
                        + "\"detail\":\"The answer was 500; only 2xx counts as delivered.\"}]");

        clock.advance(Duration.ofSeconds(5));
        assertThat(delivery(2).data().at("/0/attempts/0/started_at").asString()).isEqualTo("2026-03-11T15:00:05Z");
        receiver.reply(200);
        clock.advance(Duration.ofMinutes(5));
        assertThat(delivery(3).column("status")).containsExactly("delivered");

        List<Webhook> came = receiver.received();
        assertThat(came).extracting(Webhook::attempt).containsExactly(1, 2, 3);
        assertThat(new HashSet<>(came.stream().map(Webhook::eventId).toList())).hasSize(1);
    }

    @Test
    void afterTheLastAttemptItHasFailedForGood() {
        receiver.reply(503);
        turnMessaging(true);
        delivery(1);
        for (int attempt = 2; attempt <= 8; attempt++) {
            clock.advance(Duration.ofHours(10));
            delivery(attempt);
        }
        Answer failed = delivery(8);
        assertThat(failed.data().at("/0/finished_at").isNull()).isFalse();
        assertThat(failed.data().at("/0/next_attempt_at").isNull()).isTrue();
    }

    @Test
    void aReceiverThatAsksToBeLeftAloneIsLeftAlone() {
        receiver.reply(webhook -> Reply.of(429).with("Retry-After: 3600"));
        turnMessaging(true);
        assertThat(delivery(1).data().at("/0/next_attempt_at").asString()).isEqualTo("2026-03-11T16:00:00Z");
    }

    @Test
    void aWishToBeLeftAloneForEverIsHeardForADay() {
        receiver.reply(webhook -> Reply.of(503).with("Retry-After: 99999999999999999999"));
        turnMessaging(true);
        assertThat(delivery(1).data().at("/0/next_attempt_at").asString()).isEqualTo("2026-03-12T15:00:00Z");
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.reply(webhook -> Reply.of(302).with("Location: " + receiver.url("/elsewhere")));
        turnMessaging(true);
        assertThat(delivery(1).data().at("/0/attempts/0/errors/0/code").asString())
                .isEqualTo("75403");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void anAnswerAfterTwoSecondsIsNone() {
        receiver.reply(webhook -> Reply.of(200).after(Duration.ofMillis(2_500)));
        turnMessaging(true);
        Answer failed = delivery(1);
        assertThat(failed.column("status")).containsExactly("failed");
        assertThat(failed.data().at("/0/attempts/0/http/response").isNull()).isTrue();
        assertThat(failed.data().at("/0/attempts/0/errors/0/code").asString()).isEqualTo("75401");
    }

    @Test
    void whatHasArrivedIsWrittenDownWhileSomethingElseIsWaitedFor() {
        String other = tenant.order("+13035550041");
        tenant.edit(other, Body.of("webhook_url", receiver.url("/slow"))).ok();
        turnMessaging(true);
        tenant.edit(other, Body.of("messaging.enable_messaging", true)).ok();
        Await.that(
                "both have arrived",
                () -> tenant.get(DELIVERIES + "?filter[status][eq]=delivered")
                        .ok()
                        .data()
                        .size(),
                many -> many == 2);

        receiver.reply(
                webhook -> webhook.path().equals("/slow") ? Reply.of(200).after(Duration.ofSeconds(3)) : Reply.of(200));
        tenant.post("/v2/porting/events/replay", "{\"after\":\"beginning\"}").ok();
        Answer list = Await.that(
                "a third has arrived",
                () -> tenant.get(DELIVERIES).ok(),
                all -> Collections.frequency(all.column("status"), "delivered") == 3);
        assertThat(list.data())
                .filteredOn(one -> !one.path("attempts").isEmpty())
                .hasSize(3);
    }

    @Test
    void whoIsGoneGetsNothingMore() {
        receiver.reply(410);
        turnMessaging(true);
        Answer failed = delivery(1);
        assertThat(failed.column("status")).containsExactly("failed");
        assertThat(failed.data().at("/0/finished_at").asString()).isEqualTo("2026-03-11T15:00:00Z");
    }

    @Test
    void whatWaitsForAUrlWhereNobodyIsAnyMoreIsGivenUpAndListed() {
        receiver.reply(webhook -> Reply.of(410).after(Duration.ofSeconds(1)));
        turnMessaging(true);
        turnMessaging(false);
        Answer failed = Await.that(
                "both are given up",
                () -> tenant.get(DELIVERIES).ok(),
                list -> list.data().size() == 2
                        && !list.data().at("/0/finished_at").isNull());
        assertThat(failed.column("status")).containsExactly("failed", "failed");
        assertThat(failed.data().at("/0/attempts")).isEmpty();
        assertThat(failed.data().at("/1/attempts")).hasSize(1);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void whatIsLeftOfADeletedEventFailsAloneAndIsNoFaultOfTheReceiver() {
        receiver.reply(500);
        turnMessaging(true);
        String event = delivery(1).data().at("/0/webhook/id").asString();
        server.rows("DELETE FROM event WHERE id = ?::uuid RETURNING id::text", event);
        receiver.reply(200);
        turnMessaging(false);
        receiver.await(2);
        clock.advance(Duration.ofSeconds(5));
        Answer list = Await.that(
                "nothing waits",
                () -> tenant.get(DELIVERIES).ok(),
                all -> all.data().size() == 2
                        && !all.data().at("/1/finished_at").isNull());
        assertThat(list.column("status")).containsExactly("delivered", "failed");
        assertThat(list.data().at("/1/attempts/0/errors/0/detail").asString()).isEqualTo("The event is there no more.");
        assertThat(tenant.get(ENDPOINTS)
                        .ok()
                        .data()
                        .at("/0/consecutive_failures")
                        .asInt())
                .isZero();
    }

    @Test
    void aSlowAnswerHoldsUpNoOtherWebhookToItsHost() {
        receiver.reply(webhook ->
                webhook.path().equals("/slow") ? Reply.of(200).after(Duration.ofMillis(1_900)) : Reply.of(200));
        String slow = tenant.order("+13035550043");
        tenant.edit(slow, Body.of("webhook_url", receiver.url("/slow"))).ok();
        tenant.edit(slow, Body.of("messaging.enable_messaging", true)).ok();
        receiver.await(1);
        turnMessaging(true);
        Answer list = Await.that(
                "the other one is delivered",
                () -> tenant.get(DELIVERIES).ok(),
                all -> all.data().at("/0/attempts").size() == 1);
        assertThat(list.column("status")).containsExactly("delivered", "failed");
        assertThat(list.data().at("/1/attempts"))
                .as("the slow one is under way")
                .isEmpty();
    }

    @Test
    void manyEventsAboutOneOrderDoNotHoldUpThoseAboutOthers() {
        receiver.reply(webhook -> Reply.of(200).after(Duration.ofMillis(30)));
        server.rows("""
                INSERT INTO event (id, account_id, event_type, porting_order_id, occurred_at, payload, webhook_url)
                SELECT gen_random_uuid(), account_id, 'porting_order.messaging_changed', id, now(), '{}', webhook_url
                FROM porting_order, generate_series(1, 200) WHERE id = ?::uuid RETURNING id::text""", order);
        String other = tenant.order("+13035550042");
        tenant.edit(other, Body.of("webhook_url", receiver.url("/other"))).ok();
        tenant.edit(other, Body.of("messaging.enable_messaging", true)).ok();
        List<Webhook> came = Await.that(
                "the other order's has come",
                receiver::received,
                all -> all.stream().anyMatch(webhook -> webhook.path().equals("/other")));
        assertThat(came).hasSizeLessThan(100);
    }

    @Test
    void anEndpointThatFailsForFiveDaysIsSwitchedOffUntilItIsSwitchedOn() {
        receiver.reply(500);
        turnMessaging(true);
        delivery(1);
        clock.advance(Duration.ofDays(5));
        delivery(2);
        String id = endpoint();
        Answer off = Await.that(
                "the endpoint is off",
                () -> tenant.get(ENDPOINTS + "/" + id).ok(),
                answer -> !answer.data().path("enabled").asBoolean());
        assertThat(off.json()).isEqualTo(Json.read("""
                {"data":{"id":"%s","record_type":"webhook_endpoint","origin":"%s","enabled":false,
                 "consecutive_failures":2,"failing_since":"2026-03-11T15:00:00Z","disabled_at":"2026-03-16T15:00:00Z",
                 "disabled_reason":"Nothing could be delivered since 2026-03-11T15:00:00Z, for five days.",
                 "waiting_deliveries":1,"created_at":"2026-03-11T15:00:00Z"}}""".formatted(id, receiver.url(""))));
        turnMessaging(false);
        tenant.get("/v2/porting/events?after=beginning").ok();
        assertThat(tenant.get(ENDPOINTS + "/" + id)
                        .data()
                        .path("waiting_deliveries")
                        .asInt())
                .isEqualTo(1);

        receiver.reply(200);
        assertThat(tenant.post(ENDPOINTS + "/" + id + "/actions/enable", "").status())
                .isEqualTo(200);
        clock.advance(Duration.ofMinutes(5));
        assertThat(delivery(3).column("status")).containsExactly("delivered");
        assertThat(tenant.get(ENDPOINTS + "/" + id).data().path("enabled").asBoolean())
                .isTrue();
    }

    @Test
    void whatWaitedForAReceiverThatWasAwayArrivesInTheOrderOfItsEvents() {
        receiver.reply(500);
        for (int i = 0; i < 15; i++) {
            turnMessaging(i % 2 == 0);
            int failed = i + 1;
            Await.that(
                    "there are events",
                    () -> tenant.get("/v2/porting/events?after=beginning&page[size]=100")
                            .ok()
                            .data()
                            .size(),
                    many -> many == failed);
        }
        receiver.await(10);
        receiver.reply(200);
        Await.that(
                "all have arrived",
                () -> {
                    // The last failure may be noted, and its pause begin, only after this.
                    clock.advance(Duration.ofSeconds(6));
                    return tenant.get(ENDPOINTS).ok().data().get(0);
                },
                endpoint -> endpoint.path("waiting_deliveries").asInt() == 0);
        List<Webhook> came = receiver.received();
        List<Integer> arrived = came.subList(came.size() - 15, came.size()).stream()
                .map(webhook -> webhook.json().at("/meta/sequence").asInt())
                .toList();
        assertThat(arrived).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aRepublishedEventArrivesOnceMoreWithItsId() {
        turnMessaging(true);
        String id = receiver.await(1).getFirst().eventId();
        assertThat(tenant.post("/v2/porting/events/" + id + "/republish", "").status())
                .isEqualTo(204);
        List<Webhook> came = receiver.await(2);
        assertThat(came).extracting(Webhook::eventId).containsExactly(id, id);
        assertThat(came).extracting(Webhook::attempt).containsExactly(1, 1);
    }

    @Test
    void deliveriesAreFoundByTheirFilters() {
        turnMessaging(true);
        delivery(1);
        for (String found : List.of(
                "filter[status][eq]=delivered",
                "filter[event_type]=porting_order.messaging_changed",
                "filter[webhook][contains]=" + order,
                "filter[attempts][contains]=hooks?k=v",
                "filter[started_at][gte]=2026-03-11T15:00:00Z&filter[started_at][lte]=2026-03-11T15:00:00Z",
                "filter[finished_at][gte]=2026-03-11T15:00:00Z&filter[finished_at][lte]=2026-03-11T15:00:00Z")) {
            assertThat(tenant.get(DELIVERIES + "?" + found).ok().data())
                    .as(found)
                    .hasSize(1);
        }
        for (String nothing : List.of(
                "filter[status][eq]=failed",
                "filter[event_type]=porting_order.deleted",
                "filter[webhook][contains]=nothing-like-that",
                "filter[attempts][contains]=nothing-like-that",
                "filter[started_at][gte]=2026-03-11T15:00:01Z",
                "filter[finished_at][lte]=2026-03-11T14:59:59Z")) {
            assertThat(tenant.get(DELIVERIES + "?" + nothing).ok().data())
                    .as(nothing)
                    .isEmpty();
        }
    }

    @Test
    void anotherAccountsDeliveriesAndEndpointsAreAsOnesThatNeverWere() {
        turnMessaging(true);
        String delivery = delivery(1).id();
        Tenant other = server.tenant();
        assertThat(other.get(DELIVERIES).data()).isEmpty();
        assertThat(other.get(ENDPOINTS).data()).isEmpty();
        assertThat(other.get(DELIVERIES + "/" + delivery).text())
                .isEqualTo(other.get(DELIVERIES + "/" + UUID.randomUUID()).text())
                .isEqualTo(Json.text(Json.read(Api.here("""
                        {"errors":[{"code":"10005","title":"Resource not found",
                         "detail":"There is no webhook delivery with this id.","source":{"parameter":"id"},
                         "meta":{"url":"/docs/errors.html#10005"}}]}"""))));
        for (String path : List.of("", "/secret")) {
            assertThat(other.get(ENDPOINTS + "/" + endpoint() + path).status()).isEqualTo(404);
        }
        for (String action : List.of("enable", "rotate_secret")) {
            assertThat(other.post(ENDPOINTS + "/" + endpoint() + "/actions/" + action, "")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void anEndpointsSecretIsKnownBeforeAnythingIsSentAndCanBeChanged() {
        Answer made = tenant.post(ENDPOINTS, Body.of("url", "https://hooks.example.com/a/b?c"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.value("origin")).isEqualTo("https://hooks.example.com:443");
        assertThat(tenant.post(ENDPOINTS, Body.of("url", "https://hooks.example.com"))
                        .id())
                .isEqualTo(made.id());
        Answer first = tenant.get(ENDPOINTS + "/" + made.id() + "/secret").ok();
        assertThat(first.value("secret")).matches("whsec_[A-Za-z0-9+/]+={0,2}");
        assertThat(first.data().path("previous_secret").isNull()).isTrue();
        Answer second = tenant.post(ENDPOINTS + "/" + made.id() + "/actions/rotate_secret", "")
                .ok();
        assertThat(second.value("secret")).isNotEqualTo(first.value("secret"));
        assertThat(second.value("previous_secret")).isEqualTo(first.value("secret"));
        clock.advance(Duration.ofHours(24));
        assertThat(tenant.get(ENDPOINTS + "/" + made.id() + "/secret")
                        .data()
                        .path("previous_secret")
                        .isNull())
                .isTrue();
    }

    @Test
    void anEndpointOfNoUrlIsRefused() {
        Answer refused = tenant.post(ENDPOINTS, Body.of("url", "ftp://hooks.example.com"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("10003 /url");
    }
}
