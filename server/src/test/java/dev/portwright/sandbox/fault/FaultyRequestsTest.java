package dev.portwright.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.account.AccountService;
import dev.portwright.account.NewApiKey;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that go wrong because their account wants them to. */
@ServerTest
class FaultyRequestsTest {
    private static final String FAULTS = "/sandbox/faults";
    private static final String ORDERS = "/v2/porting_orders";
    private static final String HEADER = "x-portwright-fault";

    @Inject
    TestServer server;

    @Inject
    AccountService accounts;

    Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = server.tenant();
    }

    @AfterEach
    void end() {
        tenant.delete(FAULTS);
    }

    private void set(String api) {
        tenant.put(FAULTS, "{\"seed\":1,\"api\":[" + api + "]}").ok();
    }

    private String struck(int place) {
        return tenant.get(FAULTS).ok().data("api." + place + ".struck");
    }

    @Test
    void withoutFaultsNothingIsDoneToARequest() {
        Answer served = tenant.get(ORDERS);
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.headers().firstValue(HEADER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"too_many_requests, 429, 10011, Too many requests", "unavailable, 503, 10007, Service unavailable"})
    void aRefusalLooksLikeARealOneAndSaysWhatItIs(String fault, int status, String code, String title) {
        set("{\"fault\":\"" + fault + "\",\"times\":1}");
        Answer refused = tenant.create("+13035550070");
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.header(HEADER)).isEqualTo(fault);
        assertThat(refused.header("retry-after")).isEqualTo("1");
        assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"%s","title":"%s",
                 "detail":"A fault of this sandbox refuses the request. DELETE /sandbox/faults ends all faults.",
                 "meta":{"url":"/docs/errors.html#%s"}}]}""".formatted(code, title, code))));
        Answer served = tenant.get(ORDERS);
        assertThat(served.data()).isEmpty();
        assertThat(served.headers().firstValue(HEADER)).isEmpty();
        assertThat(struck(0)).isEqualTo("1");
    }

    @Test
    void aDelayedRequestWaitsAndIsServed() {
        set("{\"fault\":\"delay\",\"delay_ms\":300,\"times\":1}");
        long began = System.nanoTime();
        Answer served = tenant.get(ORDERS);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.header(HEADER)).isEqualTo("delay");
    }

    @Test
    void aDelayGoesWithTheFirstOtherFaultThatStrikes() {
        set(
                "{\"fault\":\"unavailable\",\"times\":1},{\"fault\":\"delay\",\"delay_ms\":5},{\"fault\":\"too_many_requests\"}");
        Answer first = tenant.get(ORDERS);
        assertThat(first.status()).isEqualTo(503);
        assertThat(first.header(HEADER)).isEqualTo("delay, unavailable");
        Answer second = tenant.get(ORDERS);
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.header(HEADER)).isEqualTo("delay, too_many_requests");
        assertThat(List.of(struck(0), struck(1), struck(2))).containsExactly("1", "2", "1");
    }

    @Test
    void aClosedConnectionIsClosedBeforeAnythingIsDone() {
        set("{\"fault\":\"close_connection\"}");
        assertThatThrownBy(() -> tenant.create("+13035550071")).isInstanceOf(UncheckedIOException.class);
        assertThat(struck(0)).isNotEqualTo("0");
        tenant.delete(FAULTS);
        assertThat(tenant.get(ORDERS).ok().data()).isEmpty();
    }

    @Test
    void whatAnAnswerThatWasLostTellsOfIsDone() {
        set("{\"fault\":\"drop_answer\"}");
        Body body = Body.numbers("+13035550072");
        assertThatThrownBy(() -> tenant.post(ORDERS, body, "idempotency-key", "once"))
                .isInstanceOf(UncheckedIOException.class);
        tenant.delete(FAULTS);
        assertThat(tenant.get(ORDERS).ok().data()).hasSize(1);
        Answer again = tenant.post(ORDERS, body, "idempotency-key", "once");
        assertThat(again.status()).isEqualTo(201);
        assertThat(tenant.get(ORDERS).ok().column("id")).isEqualTo(again.column("id"));
    }

    @Test
    void aFaultOfOneKeyLeavesTheOthersAlone() {
        NewApiKey spare = accounts.createKey(tenant.accountId(), "spare", tenant.userId());
        set("{\"fault\":\"unavailable\",\"api_key_id\":\"" + spare.key().id() + "\"}");
        assertThat(tenant.withKey(spare.secret()).get(ORDERS).status()).isEqualTo(503);
        assertThat(tenant.get(ORDERS).status()).isEqualTo(200);
        assertThat(server.tenant().get(ORDERS).status()).isEqualTo(200);
        set("{\"fault\":\"unavailable\"}");
        assertThat(tenant.withKey(spare.secret()).get(ORDERS).status()).isEqualTo(503);
        assertThat(tenant.get(ORDERS).status()).isEqualTo(503);
        assertThat(server.tenant().get(ORDERS).status()).isEqualTo(200);
    }

    @Test
    void aWrongKeyIsRefusedAsAlways() {
        set("{\"fault\":\"unavailable\"}");
        Answer refused = tenant.withKey("wrong").get(ORDERS);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.headers().firstValue(HEADER)).isEmpty();
    }

    @Test
    void theSameSeedDoesTheSameAgain() {
        String some = "{\"fault\":\"unavailable\",\"share\":0.5}";
        set(some);
        List<Integer> once = statuses();
        set(some);
        assertThat(statuses()).isEqualTo(once).contains(200, 503);
    }

    private List<Integer> statuses() {
        return IntStream.range(0, 20).mapToObj(i -> tenant.get(ORDERS).status()).toList();
    }
}
