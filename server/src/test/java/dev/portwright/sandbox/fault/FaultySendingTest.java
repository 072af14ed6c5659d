package dev.portwright.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Await;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Receiver;
import dev.portwright.testkit.Receiver.Webhook;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks that go wrong on their way because their account wants them to. */
@ServerTest
class FaultySendingTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");
    private static final String DELIVERIES = "/v2/webhook_deliveries";
    private static final String FAULTS = "/sandbox/faults";

    /** After it a second attempt is due. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

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
        order = tenant.order("+13035550080");
        tenant.edit(order, Body.of("webhook_url", receiver.url("/hooks"))).ok();
    }

    @AfterEach
    void stop() {
        tenant.delete(FAULTS);
        receiver.close();
        clock.release();
    }

    private void set(String webhooks) {
        tenant.put(FAULTS, "{\"seed\":1,\"webhooks\":[" + webhooks + "]}").ok();
    }

    private void messaging(boolean on) {
        tenant.edit(order, Body.of("messaging.enable_messaging", on)).ok();
    }

    /** The only delivery, once it has had so many attempts and stands like this: both are read one after the other. */
    private Answer delivery(int attempts, String status) {
        return Await.that(
                "a delivery is " + status + " and has " + attempts + " attempts",
                () -> tenant.get(DELIVERIES).ok(),
                list -> list.column("status").equals(List.of(status))
                        && list.data().at("/0/attempts").size() == attempts);
    }

    @ParameterizedTest
    @CsvSource({
        "error, A fault of this sandbox kept it from being sent.",
        "drop, A fault of this sandbox lost it on its way.",
        "out_of_order, A fault of this sandbox held it back.",
    })
    void whatIsNotSentHasFailedAndArrivesWithTheNextAttempt(String fault, String detail) {
        set("{\"fault\":\"" + fault + "\",\"times\":1}");
        messaging(true);
        Answer failed = delivery(1, "failed");
        assertThat(receiver.received()).isEmpty();
        assertThat(failed.data().at("/0/attempts/0/errors/0/detail").asString()).isEqualTo(detail);
        assertThat(failed.data().at("/0/attempts/0/http/response").isNull()).isTrue();
        clock.advance(PAUSE);
        delivery(2, "delivered");
        assertThat(receiver.received()).extracting(Webhook::attempt).containsExactly(2);
        assertThat(tenant.get(FAULTS).data("webhooks.0.struck")).isEqualTo("1");
    }

    @Test
    void whatIsAnsweredInVainArrivesTwiceAsTwoAttempts() {
        set("{\"fault\":\"drop_answer\",\"times\":1}");
        messaging(true);
        Answer failed = delivery(1, "failed");
        assertThat(failed.data().at("/0/attempts/0/errors/0/detail").asString())
                .isEqualTo("A fault of this sandbox lost the answer.");
        clock.advance(PAUSE);
        delivery(2, "delivered");
        List<Webhook> came = receiver.received();
        assertThat(came).extracting(Webhook::attempt).containsExactly(1, 2);
        assertThat(came.getFirst().eventId()).isEqualTo(came.getLast().eventId());
    }

    @Test
    void whatIsSentTwiceArrivesTwiceAsOneAttempt() {
        set("{\"fault\":\"duplicate\"}");
        messaging(true);
        delivery(1, "delivered");
        List<Webhook> came = receiver.received();
        assertThat(came).extracting(Webhook::attempt).containsExactly(1, 1);
        assertThat(came.getFirst().body()).isEqualTo(came.getLast().body());
        assertThat(came.getFirst().headers()).isEqualTo(came.getLast().headers());
    }

    @Test
    void whatIsHeldBackArrivesAfterWhatCameLater() {
        set("{\"fault\":\"out_of_order\",\"times\":1}");
        messaging(true);
        delivery(1, "failed");
        messaging(false);
        receiver.await(1);
        clock.advance(PAUSE);
        assertThat(receiver.await(2))
                .extracting(webhook -> webhook.json().at("/meta/sequence").asInt())
                .containsExactly(2, 1);
    }

    @Test
    void nothingIsHeldBackMoreThanOnce() {
        set("{\"fault\":\"out_of_order\"}");
        messaging(true);
        delivery(1, "failed");
        clock.advance(PAUSE);
        delivery(2, "delivered");
    }

    @Test
    void whatIsLateArrivesAfterThatTime() {
        set("{\"fault\":\"latency\",\"delay_ms\":400},{\"fault\":\"latency\",\"delay_ms\":1}");
        long began = System.nanoTime();
        messaging(true);
        receiver.await(1);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        delivery(1, "delivered");
    }

    @Test
    void otherReceiversAreLeftAlone() {
        try (Receiver other = Receiver.start()) {
            String host = other.url("").substring("http://".length());
            set("{\"fault\":\"error\",\"host\":\"" + host + "\"}");
            messaging(true);
            delivery(1, "delivered");
            tenant.edit(order, Body.of("webhook_url", other.url("/hooks"))).ok();
            messaging(false);
            Await.that(
                    "the other one's has failed",
                    () -> tenant.get(DELIVERIES + "?filter[status][eq]=failed").ok(),
                    list -> list.data().size() == 1);
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void anotherAccountsWebhooksAreLeftAlone() {
        Tenant other = server.tenant();
        other.put(FAULTS, "{\"webhooks\":[{\"fault\":\"error\"}]}").ok();
        messaging(true);
        delivery(1, "delivered");
        other.delete(FAULTS);
    }
}
