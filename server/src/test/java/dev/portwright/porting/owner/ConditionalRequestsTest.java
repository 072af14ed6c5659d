package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entity tags and idempotency keys. */
@ServerTest
class ConditionalRequestsTest {
    private static final String KEY = "Idempotency-Key";
    private static final String ONE_NUMBER = "{\"phone_numbers\":[\"+13035550009\"]}";

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;
    String id;

    @BeforeEach
    void draft() {
        clock.set(Instant.parse("2026-03-11T15:00:00Z"));
        tenant = server.tenant();
        id = tenant.order("+13035550000");
    }

    @AfterEach
    void release() {
        clock.release();
    }

    // ---- entity tags

    @Test
    void theTagRisesWithEveryEditAndIsTheSameWhereverItIsShown() {
        assertThat(tenant.show(id).header("etag")).isEqualTo("\"1\"");
        assertThat(tenant.edit(id, "{}").header("etag")).isEqualTo("\"2\"");
        assertThat(tenant.show(id).header("etag")).isEqualTo("\"2\"");
        assertThat(tenant.show(id + "?include_phone_numbers=false").header("etag"))
                .isEqualTo("\"2\"");
    }

    @Test
    void anEditWithTheCurrentTagIsMadeAndWithAnotherRefused() {
        assertThat(tenant.edit(id, Body.of("customer_reference", "a"), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
        String before = server.row(id);
        Answer refused = tenant.edit(id, Body.of("customer_reference", "b"), "If-Match", "\"1\"");
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.problems()).containsExactly("10015 If-Match");
        assertThat(server.row(id)).isEqualTo(before);
        assertThat(tenant.edit(id, "{}", "If-Match", "\"1\", \"2\"").status()).isEqualTo(200);
        assertThat(tenant.edit(id, "{}", "If-Match", "*").status()).isEqualTo(200);
        assertThat(tenant.edit(id, "{}", "If-Match", "nonsense").status()).isEqualTo(412);
    }

    @Test
    void aDraftIsDeletedOnlyAsItWasSeen() {
        tenant.edit(id, "{}");
        Answer refused = tenant.delete("/v2/porting_orders/" + id, "If-Match", "\"1\"");
        assertThat(refused.status()).isEqualTo(412);
        assertThat(tenant.delete("/v2/porting_orders/" + id, "If-Match", "\"2\"")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        String path = "/v2/porting_orders/" + id;
        Answer unchanged = tenant.get(path, "If-None-Match", "\"1\"");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.text()).isEmpty();
        assertThat(unchanged.header("etag")).isEqualTo("\"1\"");
        tenant.edit(id, "{}");
        assertThat(tenant.get(path, "If-None-Match", "\"1\"").status()).isEqualTo(200);
        assertThat(tenant.get(path, "If-None-Match", "W/\"2\"").status()).isEqualTo(304);
    }

    // ---- idempotency keys

    @Test
    void aRepeatedCreationIsAnsweredAsBeforeAndCreatesNothing() {
        Answer first = tenant.post("/v2/porting_orders", ONE_NUMBER, KEY, "k1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("idempotency-replayed")).isEmpty();
        Answer again = tenant.post("/v2/porting_orders", ONE_NUMBER, KEY, "k1");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(again.header("content-type")).isEqualTo(first.header("content-type"));
        assertThat(tenant.get("/v2/porting_orders").data()).hasSize(2);
    }

    @Test
    void anEmptyKeyIsRefused() {
        for (String key : List.of("", " ", "  \t ")) {
            Answer refused = tenant.post("/v2/porting_orders", ONE_NUMBER, KEY, key);
            assertThat(refused.status()).as("'%s'", key).isEqualTo(422);
            assertThat(refused.problems()).containsExactly("10027 Idempotency-Key");
        }
        assertThat(tenant.edit(id, "{}", KEY, "").problems()).containsExactly("10027 Idempotency-Key");
    }

    @Test
    void aRepeatedEditIsAnsweredAsBeforeEvenWhenTheOrderHasChangedSince() {
        Answer first = tenant.edit(id, Body.of("customer_reference", "a"), KEY, "k1", "If-Match", "\"1\"");
        tenant.edit(id, Body.of("customer_reference", "b"));
        Answer again = tenant.edit(id, Body.of("customer_reference", "a"), KEY, "k1", "If-Match", "\"1\"");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("etag")).isEqualTo("\"2\"");
        assertThat(tenant.show(id).data("customer_reference")).isEqualTo("\"b\"");
        assertThat(tenant.get("/v2/porting_orders/" + id + "/history").data()).hasSize(3);
    }

    @Test
    void aKeyServesOneRequest() {
        tenant.post("/v2/porting_orders", ONE_NUMBER, KEY, "k1");
        Answer otherBody = tenant.post("/v2/porting_orders", ONE_NUMBER.replace("09", "08"), KEY, "k1");
        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherBody.problems()).containsExactly("10027 " + KEY);
        assertThat(tenant.edit(id, ONE_NUMBER, KEY, "k1").problems()).containsExactly("10027 " + KEY);
        String other = tenant.order("+13035550001");
        assertThat(tenant.edit(id, "{}", KEY, "k2").status()).isEqualTo(200);
        assertThat(tenant.edit(other, "{}", KEY, "k2").problems()).containsExactly("10027 " + KEY);
    }

    @Test
    void keysBelongToAnAccount() {
        tenant.post("/v2/porting_orders", ONE_NUMBER, KEY, "k1");
        Answer other = server.tenant().post("/v2/porting_orders", ONE_NUMBER.replace("09", "08"), KEY, "k1");
        assertThat(other.status()).isEqualTo(201);
        assertThat(other.header("idempotency-replayed")).isEmpty();
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        assertThat(tenant.post("/v2/porting_orders", Body.numbers("+1"), KEY, "k1")
                        .status())
                .isEqualTo(422);
        assertThat(tenant.edit(id, Body.of("misc.type", "x"), KEY, "k1").status())
                .isEqualTo(422);
        assertThat(tenant.edit(id, "{}", KEY, "k1", "If-Match", "\"7\"").status())
                .isEqualTo(412);
        assertThat(tenant.post("/v2/porting_orders", ONE_NUMBER, KEY, "k1").status())
                .isEqualTo(201);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        String first = tenant.post("/v2/porting_orders", ONE_NUMBER, KEY, "k1").id();
        clock.advance(Duration.ofHours(24));
        assertThat(tenant.post("/v2/porting_orders", ONE_NUMBER, KEY, "k1").id())
                .isEqualTo(first);
        clock.advance(Duration.ofMillis(1));
        Answer second = tenant.post("/v2/porting_orders", ONE_NUMBER.replace("09", "08"), KEY, "k1");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.id()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "with a blank", "~!@#$%^&*()", "7f3c2c52-order-42"})
    void keysArePrintable(String key) {
        assertThat(tenant.edit(id, "{}", KEY, key).status()).isEqualTo(200);
    }

    @Test
    void overlongKeysAreRefused() {
        assertThat(tenant.edit(id, "{}", KEY, "k".repeat(255)).status()).isEqualTo(200);
        assertThat(tenant.edit(id, "{}", KEY, "k".repeat(256)).problems()).containsExactly("10027 " + KEY);
    }

    @Test
    void ofManyAtOnceOneCreates() throws Exception {
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            requests.add(() -> tenant.post("/v2/porting_orders", ONE_NUMBER, KEY, "race"));
        }
        Set<String> texts = new HashSet<>();
        int replays = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var request : threads.invokeAll(requests)) {
                Answer answer = request.get();
                assertThat(answer.status()).as(answer.text()).isEqualTo(201);
                texts.add(answer.text());
                replays += answer.header("idempotency-replayed").isEmpty() ? 0 : 1;
            }
        }
        assertThat(texts).hasSize(1);
        assertThat(replays).isEqualTo(11);
    }
}
