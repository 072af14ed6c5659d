package dev.portwright.webhook.signing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portwright.platform.time.TurnableClock;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Client;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keys of an installation: how they are made, changed and told. */
@ServerTest
class SigningKeysTest {
    private static final String KEYS = "/operator/signing_keys";
    private static final byte[] BODY = "{\"data\":{}}".getBytes(StandardCharsets.UTF_8);
    private static final UUID EVENT = UUID.fromString("0197f3a2-5d0c-7c3e-9a41-5b0f2f6b7e10");

    /** What an Ed25519 key begins with in X.509. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    @Inject
    TurnableClock machine;

    @Inject
    SigningKeys keys;

    @Inject
    Signatures signatures;

    private Client operator;

    @BeforeEach
    void oneKey() {
        operator = Api.client(Api.OPERATOR_KEY);
        keys.rotate(Duration.ZERO);
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private static Answer shown() {
        return Api.client("nobody's").get("/v2/public_key");
    }

    private static boolean verifies(String publicKey, String signature, String message) throws Exception {
        PublicKey key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of()
                        .parseHex(HexFormat.of().formatHex(X509)
                                + HexFormat.of().formatHex(Base64.getDecoder().decode(publicKey)))));
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(message.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(Base64.getDecoder().decode(signature));
    }

    private Map<String, String> signed(Instant time) {
        return signatures.headers(SigningSecret.random(), EVENT, time, BODY);
    }

    @Test
    void thePublicKeyIsToldToEverybody() {
        String text =
                given().get("/v2/public_key").then().statusCode(200).extract().asString();
        String key = keys.now().getFirst().publicText();
        assertThat(key).matches("[A-Za-z0-9+/]{43}=");
        assertThat(text)
                .isEqualTo("{\"data\":{\"record_type\":\"public_key\",\"public_key\":\"" + key
                        + "\",\"next_public_key\":null,\"changes_at\":null}}");
    }

    @Test
    void whatIsSignedVerifiesWithThePublicKey() throws Exception {
        String key = shown().value("public_key");
        Instant now = machine.systemTime();
        String time = Long.toString(now.getEpochSecond());

        Map<String, String> headers = signed(now);

        assertThat(verifies(key, String.valueOf(headers.get("telnyx-signature-ed25519")), time + "|{\"data\":{}}"))
                .isTrue();
        assertThat(verifies(key, String.valueOf(headers.get("telnyx-signature-ed25519")), time + "|{\"data\":{ }}"))
                .isFalse();
        String v1a = String.valueOf(headers.get("webhook-signature")).split(" v1a,", 2)[1];
        assertThat(verifies(key, v1a, EVENT + "." + time + ".{\"data\":{}}")).isTrue();
    }

    @Test
    void aNewKeySignsBesideTheOldOneUntilThatRetires() throws Exception {
        String before = shown().value("public_key");

        Answer made = operator.post(KEYS, "{\"overlap_hours\":2}");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String next = made.value("public_key");
        Instant createdAt = Instant.parse(made.value("created_at"));
        Instant changesAt = createdAt.plus(Duration.ofHours(2));
        assertThat(made.text())
                .isEqualTo("{\"data\":{\"id\":\"" + made.id() + "\",\"record_type\":\"signing_key\",\"public_key\":\""
                        + next + "\",\"created_at\":\"" + made.value("created_at") + "\",\"retires_at\":null}}");
        Answer shown = shown();
        assertThat(shown.value("public_key")).isEqualTo(before);
        assertThat(shown.value("next_public_key")).isEqualTo(next);
        assertThat(Instant.parse(shown.value("changes_at"))).isEqualTo(changesAt);
        Answer list = operator.get(KEYS);
        assertThat(list.column("public_key")).containsExactly(next, before);
        assertThat(Instant.parse(list.data().get(1).path("retires_at").asString()))
                .isEqualTo(changesAt);

        for (Instant time : List.of(createdAt, changesAt.minusMillis(1), changesAt)) {
            Map<String, String> headers = signed(time);
            String message = time.getEpochSecond() + "|{\"data\":{}}";
            boolean over = time.equals(changesAt);
            assertThat(verifies(over ? next : before, String.valueOf(headers.get("telnyx-signature-ed25519")), message))
                    .isTrue();
            assertThat(String.valueOf(headers.get("webhook-signature")).split(" v1a,", -1))
                    .hasSize(over ? 2 : 3);
        }
    }

    @Test
    void aThirdKeyIsRefusedUnlessTheOthersAreToEnd() {
        operator.post(KEYS, "{}");
        Answer list = operator.get(KEYS);
        Instant retires = Instant.parse(list.data().get(1).path("retires_at").asString());
        assertThat(Duration.between(
                        Instant.parse(list.data().get(0).path("created_at").asString()), retires))
                .isEqualTo(Duration.ofDays(7));

        Answer refused = operator.post(KEYS, "{\"overlap_hours\":1}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .isEqualTo(Api.here("{\"errors\":[{\"code\":\"10027\",\"title\":\"Unprocessable entity\",\"detail\":"
                        + "\"There is a next key already, and the one before it signs until " + retires
                        + ". Wait until then, or send overlap_hours 0 to end both now.\","
                        + "\"meta\":{\"url\":\"/docs/errors.html#10027\"}}]}"));
        assertThat(operator.get(KEYS).text()).isEqualTo(list.text());

        Answer made = operator.post(KEYS, "{\"overlap_hours\":0}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(operator.get(KEYS).column("id")).containsExactly(made.id());
        assertThat(shown().value("public_key")).isEqualTo(made.value("public_key"));
        assertThat(shown().data().path("next_public_key").isNull()).isTrue();
    }

    @Test
    void anOverlapHasBounds() {
        for (String body : List.of("{\"overlap_hours\":-1}", "{\"overlap_hours\":2161}")) {
            assertThat(operator.post(KEYS, body).problems()).containsExactly("10033 /overlap_hours");
        }
        assertThat(operator.post(KEYS, "{\"overlap_hours\":2160}").status()).isEqualTo(201);
    }

    @Test
    void aKeyOfACustomerChangesNothing() {
        Client customer = server.tenant().client();
        assertThat(customer.get(KEYS).status()).isEqualTo(401);
        assertThat(customer.post(KEYS, "{}").status()).isEqualTo(401);
    }

    @Test
    void keysGoByTheClockOfTheMachine() {
        clock.set(Instant.parse("2031-01-01T00:00:00Z"));
        Instant made = Instant.parse(operator.post(KEYS, "{}").value("created_at"));
        assertThat(Duration.between(made, machine.systemTime()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void noPrivateKeyCanBeReadInTheDatabase() {
        String secret = HexFormat.of().formatHex(keys.now().getFirst().privateKey());
        assertThat(server.everything()).noneMatch(row -> row.contains(secret));
        assertThat(server.rows("SELECT encode(substr(private_key, 1, 1), 'hex') FROM signing_key"))
                .containsExactly("02");
    }

    @Test
    void serversThatBeginAtTheSameTimeMakeOneKey() throws Exception {
        server.run("DELETE FROM signing_key");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> begun = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                begun.add(threads.submit(keys::begin));
            }
            for (Future<?> each : begun) {
                each.get();
            }
        }
        assertThat(server.rows("SELECT public_key FROM signing_key")).containsExactly(shown().value("public_key"));
    }

    @Test
    void whatAnotherServerChangesIsHeardOf() {
        // As another server does it: this one is not told.
        server.run("UPDATE signing_key SET retires_at = now() + interval '1 hour'");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !shown().data().path("changes_at").isNull());
    }
}
