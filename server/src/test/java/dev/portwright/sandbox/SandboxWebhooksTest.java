package dev.portwright.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code ListSandboxWebhooks}: what would have been sent, had there been a URL. */
@ServerTest
class SandboxWebhooksTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");
    private static final String WEBHOOKS = "/sandbox/webhooks";

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;
    String order;

    @BeforeEach
    void order() {
        clock.set(NOW);
        tenant = server.tenant();
        order = tenant.order("+13035550060");
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private void messaging(String id, boolean on) {
        tenant.edit(id, Body.of("messaging.enable_messaging", on)).ok();
    }

    @Test
    void aWebhookIsShownAsItWouldHaveBeenSent() {
        messaging(order, true);
        JsonNode shown = tenant.get(WEBHOOKS).ok().data().get(0);
        String event = tenant.get("/v2/porting/events").column("id").getFirst();
        String occurredAt =
                tenant.get("/v2/porting/events").column("created_at").getFirst();
        JsonNode headers = shown.path("headers");
        String timestamp = headers.path("telnyx-timestamp").asString();
        assertThat(headers.propertyNames())
                .containsExactly(
                        "content-type",
                        "user-agent",
                        "telnyx-timestamp",
                        "telnyx-signature-ed25519",
                        "webhook-id",
                        "webhook-timestamp",
                        "webhook-signature");
        assertThat(headers.path("content-type").asString()).isEqualTo("application/json");
        assertThat(headers.path("user-agent").asString()).isEqualTo("portwright-webhooks");
        assertThat(headers.path("webhook-id").asString()).isEqualTo(event);
        assertThat(headers.path("webhook-timestamp").asString()).isEqualTo(timestamp);
        assertThat(shown.path("id").asString()).isEqualTo(event);
        assertThat(shown.path("record_type").asString()).isEqualTo("sandbox_webhook");
        assertThat(shown.path("event_type").asString()).isEqualTo("porting_order.messaging_changed");
        assertThat(shown.path("porting_order_id").asString()).isEqualTo(order);
        assertThat(shown.path("occurred_at").asString()).isEqualTo(occurredAt);
        assertThat(Json.read(shown.path("body").asString()))
                .isEqualTo(Json.read("""
                {"data":{"event_type":"porting_order.messaging_changed","id":"%s","occurred_at":"%s",
                  "payload":{"id":"%s","customer_reference":null,"support_key":null,
                    "messaging":{"messaging_capable":true,"enable_messaging":true,
                      "messaging_port_status":"pending","messaging_port_completed":false}},
                  "record_type":"event"},
                 "meta":{"attempt":1,"delivered_to":null,"sequence":1}}""".formatted(event, occurredAt, order)));
    }

    @Test
    void bothOfItsSignaturesAreOfTheInstallationsKey() throws GeneralSecurityException {
        messaging(order, true);
        JsonNode shown = tenant.get(WEBHOOKS).ok().data().get(0);
        JsonNode headers = shown.path("headers");
        String body = shown.path("body").asString();
        String timestamp = headers.path("telnyx-timestamp").asString();
        PublicKey key = publicKey();
        String one = headers.path("telnyx-signature-ed25519").asString();
        assertThat(isOf(key, timestamp + "|" + body, one)).isTrue();
        assertThat(isOf(key, timestamp + "|" + body + " ", one)).isFalse();
        String standard = headers.path("webhook-signature").asString();
        assertThat(standard).startsWith("v1a,").doesNotContain(" ");
        assertThat(isOf(
                        key,
                        headers.path("webhook-id").asString() + "." + timestamp + "." + body,
                        standard.substring("v1a,".length())))
                .isTrue();
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] raw =
                Base64.getDecoder().decode(tenant.get("/v2/public_key").ok().value("public_key"));
        byte[] start = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] encoded = new byte[start.length + raw.length];
        System.arraycopy(start, 0, encoded, 0, start.length);
        System.arraycopy(raw, 0, encoded, start.length, raw.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static boolean isOf(PublicKey key, String message, String signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(message.getBytes(UTF_8));
        return verifier.verify(Base64.getDecoder().decode(signature));
    }

    @Test
    void onlyWhatWentNowhereIsShown() {
        messaging(order, true);
        tenant.edit(order, Body.of("webhook_url", "http://localhost:1/hooks")).ok();
        messaging(order, false);
        tenant.edit(order, Body.of("webhook_url", null)).ok();
        messaging(order, true);
        assertThat(tenant.get("/v2/porting/events").ok().data()).hasSize(3);
        assertThat(tenant.get(WEBHOOKS).ok().data().findValuesAsString("body"))
                .extracting(body -> Json.read(body).at("/meta/sequence").asInt())
                .containsExactly(3, 1);
    }

    @Test
    void whatIsNeverSentIsNotShown() {
        tenant.edit(order, Body.of("documents.loa", server.reference(tenant, "document")))
                .ok();
        Answer events = tenant.get("/v2/porting/events").ok();
        assertThat(events.column("event_type")).containsExactly("porting_order.loa_updated");
        assertThat(events.data("0.payload")).isEqualTo("null");
        assertThat(tenant.get(WEBHOOKS).ok().data()).isEmpty();
    }

    @Test
    void webhooksArePagedNewestFirstAndFoundByTheirFilters() {
        String other = tenant.order("+13035550061");
        messaging(order, true);
        messaging(other, true);
        messaging(order, false);
        List<String> all = List.of(order, other, order);
        assertThat(tenant.get(WEBHOOKS).column("porting_order_id")).isEqualTo(all);
        Answer second = tenant.get(WEBHOOKS + "?page[size]=1&page[number]=2").ok();
        assertThat(second.column("porting_order_id")).containsExactly(other);
        assertThat(second.json().path("meta"))
                .isEqualTo(Json.read("{\"page_number\":2,\"page_size\":1,\"total_pages\":3,\"total_results\":3}"));
        assertThat(tenant.get(WEBHOOKS + "?filter[porting_order_id]=" + order).column("porting_order_id"))
                .containsExactly(order, order);
        assertThat(tenant.get(WEBHOOKS + "?filter[event_type]=porting_order.messaging_changed")
                        .column("porting_order_id"))
                .isEqualTo(all);
        assertThat(tenant.get(WEBHOOKS + "?filter[event_type]=porting_order.new_comment")
                        .ok()
                        .data())
                .isEmpty();
        assertThat(tenant.get(WEBHOOKS + "?filter[porting_order_id]=" + UUID.randomUUID())
                        .ok()
                        .data())
                .isEmpty();
    }

    @Test
    void anotherAccountsAreNotShown() {
        messaging(order, true);
        Tenant other = server.tenant();
        assertThat(other.get(WEBHOOKS).ok().data()).isEmpty();
        assertThat(other.get(WEBHOOKS + "?filter[porting_order_id]=" + order)
                        .ok()
                        .data())
                .isEmpty();
        assertThat(tenant.withKey("").get(WEBHOOKS).status()).isEqualTo(401);
    }
}
