package dev.portwright.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.Problems;
import dev.portwright.platform.time.TurnableClock;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Await;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code /sandbox/faults}: faults are set, read and ended. */
@ServerTest
class SandboxFaultsTest {
    private static final String FAULTS = "/sandbox/faults";
    private static final JsonNode NONE = Json.read(
            "{\"record_type\":\"sandbox_faults\",\"seed\":null,\"expires_at\":null,\"webhooks\":[],\"api\":[]}");

    @Inject
    TestServer server;

    @Inject
    TurnableClock machine;

    @Inject
    FaultBook book;

    Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = server.tenant();
    }

    @AfterEach
    void end() {
        tenant.delete(FAULTS);
    }

    @Test
    void anAccountHasNoFaultsUntilItSetsSome() {
        assertThat(tenant.get(FAULTS).ok().data()).isEqualTo(NONE);
    }

    @Test
    void whatIsSetReplacesWhatWasSetAndIsShown() {
        tenant.put(FAULTS, "{\"webhooks\":[{\"fault\":\"error\"}]}").ok();
        Instant before = machine.systemTime();
        Answer set = tenant.put(FAULTS, """
                {"seed":9007199254740991,"expires_in_seconds":600,
                 "webhooks":[{"fault":"latency","delay_ms":250,"host":"LocalHost:3000","share":0.25}],
                 "api":[{"fault":"unavailable","times":3,"api_key_id":"%s","share":0}]}""".formatted(tenant.apiKeyId()));
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        Instant expires = Instant.parse(set.value("expires_at"));
        assertThat(expires)
                .isBetween(before.plusSeconds(600), machine.systemTime().plusSeconds(600));
        assertThat(set.data()).isEqualTo(Json.read("""
                {"record_type":"sandbox_faults","seed":9007199254740991,"expires_at":"%s",
                 "webhooks":[{"fault":"latency","share":0.25,"times":null,"delay_ms":250,"host":"LocalHost:3000","struck":0}],
                 "api":[{"fault":"unavailable","share":0.0,"times":3,"delay_ms":null,"api_key_id":"%s","struck":0}]}""".formatted(expires, tenant.apiKeyId())));
        assertThat(tenant.get(FAULTS).ok().data()).isEqualTo(set.data());
    }

    @Test
    void withoutASeedOneIsChosenAndTold() {
        Answer set = tenant.put(FAULTS, "{\"webhooks\":[{\"fault\":\"drop\"}]}").ok();
        assertThat(set.data().path("seed").asLong()).isBetween(0L, (1L << 53) - 1);
        assertThat(set.data().path("expires_at").isNull()).isTrue();
    }

    @Test
    void faultsEndByDeletingByEmptyListsAndWithTheAccount() {
        String some = "{\"webhooks\":[{\"fault\":\"error\"}],\"api\":[{\"fault\":\"delay\",\"delay_ms\":1}]}";
        tenant.put(FAULTS, some).ok();
        Answer deleted = tenant.delete(FAULTS);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.text()).isEmpty();
        assertThat(tenant.get(FAULTS).data()).isEqualTo(NONE);
        assertThat(tenant.delete(FAULTS).status()).isEqualTo(204);
        tenant.put(FAULTS, some).ok();
        assertThat(tenant.put(FAULTS, "{}").ok().data()).isEqualTo(NONE);
        assertThat(tenant.get(FAULTS).data()).isEqualTo(NONE);
        tenant.put(FAULTS, some).ok();
        assertThat(tenant.post("/sandbox/reset", "").status()).isEqualTo(204);
        assertThat(tenant.get(FAULTS).data()).isEqualTo(NONE);
    }

    @Test
    void faultsExpireByTheMachinesTime() {
        tenant.put(FAULTS, "{\"expires_in_seconds\":1,\"webhooks\":[{\"fault\":\"error\"}]}")
                .ok();
        Await.that("nothing goes wrong", () -> tenant.get(FAULTS).ok().data(), NONE::equals);
    }

    @Test
    void everythingThatIsWrongIsTold() {
        Answer refused = tenant.put(FAULTS, """
                {"seed":-1,"expires_in_seconds":86401,
                 "webhooks":[{"fault":"latency"},{"fault":"drop","delay_ms":5},{"fault":"error","host":"http://a"},
                             {"fault":"latency","delay_ms":10001},{"fault":"delay"}],
                 "api":[{"fault":"delay"},{"fault":"unavailable","share":1.5},{"fault":"delay","delay_ms":1,"times":0},
                        {"fault":"unavailable","delay_ms":7},{"share":1},
                        {"fault":"unavailable","api_key_id":"%s"}]}""".formatted(UUID.randomUUID()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "10033 /seed",
                        "10033 /expires_in_seconds",
                        "10033 /webhooks/3/delay_ms",
                        "10032 /webhooks/4/fault",
                        "10033 /api/1/share",
                        "10033 /api/2/times",
                        "10004 /api/4/fault",
                        "10004 /webhooks/0/delay_ms",
                        "10027 /webhooks/1/delay_ms",
                        "10027 /webhooks/2/host",
                        "10004 /api/0/delay_ms",
                        "10027 /api/3/delay_ms",
                        "10017 /api/5/api_key_id");
        assertThat(tenant.get(FAULTS).data()).isEqualTo(NONE);
    }

    @Test
    void aRefusalSaysWhatToDo() {
        Answer refused = tenant.put(FAULTS, "{\"api\":[{\"fault\":\"delay\"}]}");
        assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10004","title":"Missing required parameter",
                 "detail":"Say how long the delay is, in milliseconds.","source":{"pointer":"/api/0/delay_ms"},
                 "meta":{"url":"/docs/errors.html#10004"}}]}""")));
    }

    @ParameterizedTest
    @CsvSource({"webhooks, error", "api, unavailable"})
    void aListHasAtMostTwentyFaults(String list, String fault) {
        String twenty = String.join(
                ",",
                IntStream.range(0, 20)
                        .mapToObj(i -> "{\"fault\":\"" + fault + "\",\"share\":0}")
                        .toList());
        assertThat(tenant.put(FAULTS, "{\"" + list + "\":[" + twenty + "]}")
                        .ok()
                        .data()
                        .path(list))
                .hasSize(20);
        Answer refused = tenant.put(FAULTS, "{\"" + list + "\":[" + twenty + "," + twenty + "]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("10033 /" + list);
    }

    @Test
    void theKeyOfAnotherAccountIsAsOneThatNeverWas() {
        Tenant other = server.tenant();
        for (UUID unknown : List.of(other.apiKeyId(), UUID.randomUUID())) {
            Answer refused =
                    tenant.put(FAULTS, "{\"api\":[{\"fault\":\"unavailable\",\"api_key_id\":\"" + unknown + "\"}]}");
            assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                    {"errors":[{"code":"10017","title":"Associated resource does not exist",
                     "detail":"There is no API key with this id in your account.",
                     "source":{"pointer":"/api/0/api_key_id"},"meta":{"url":"/docs/errors.html#10017"}}]}""")));
        }
    }

    @Test
    void anotherAccountsFaultsAreItsOwn() {
        tenant.put(FAULTS, "{\"webhooks\":[{\"fault\":\"error\"}]}").ok();
        Tenant other = server.tenant();
        assertThat(other.get(FAULTS).data()).isEqualTo(NONE);
        assertThat(other.delete(FAULTS).status()).isEqualTo(204);
        assertThat(tenant.get(FAULTS).data("webhooks.0.fault")).isEqualTo("\"error\"");
        for (Answer refused : List.of(
                tenant.withKey("").get(FAULTS),
                tenant.withKey("").put(FAULTS, "{}"),
                tenant.withKey("").delete(FAULTS))) {
            assertThat(refused.status()).isEqualTo(401);
        }
    }

    @Test
    void aThousandAccountsHaveFaultsAtMost() {
        List<UUID> others = IntStream.range(0, FaultBook.MOST)
                .mapToObj(i -> UUID.randomUUID())
                .toList();
        AccountFaults some = FaultReader.read(
                Json.read("{\"webhooks\":[{\"fault\":\"error\"}]}"), machine.systemTime(), new Problems());
        try {
            others.forEach(other -> book.put(other, some));
            Answer refused = tenant.put(FAULTS, "{\"webhooks\":[{\"fault\":\"error\"}]}");
            assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                    {"errors":[{"code":"10027","title":"Unprocessable entity",
                     "detail":"1000 accounts have faults, which is as many as may. End those of another one first.",
                     "meta":{"url":"/docs/errors.html#10027"}}]}""")));
            book.end(others.getFirst());
            tenant.put(FAULTS, "{\"webhooks\":[{\"fault\":\"error\"}]}").ok();
        } finally {
            others.forEach(book::end);
        }
    }
}
