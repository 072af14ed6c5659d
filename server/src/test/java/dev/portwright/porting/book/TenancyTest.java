package dev.portwright.porting.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is let in, and what of another account can be seen: nothing. */
@ServerTest
class TenancyTest {
    private static final String ORDERS = "/v2/porting_orders";

    @Inject
    TestServer server;

    Tenant owner;
    Tenant stranger;
    String id;

    @BeforeEach
    void accounts() {
        owner = server.tenant();
        stranger = server.tenant();
        id = owner.order("+13035550000");
    }

    enum Call {
        GET,
        GET_WITHOUT_NUMBERS,
        GET_IF_CHANGED,
        PATCH,
        PATCH_IF_UNCHANGED,
        PATCH_WITH_KEY,
        DELETE,
        HISTORY;

        Answer send(Tenant tenant, String id) {
            return switch (this) {
                case GET -> tenant.show(id);
                case GET_WITHOUT_NUMBERS -> tenant.show(id + "?include_phone_numbers=false");
                case GET_IF_CHANGED -> tenant.get(ORDERS + "/" + id, "If-None-Match", "*");
                case PATCH -> tenant.edit(id, Body.of("customer_reference", "taken"));
                case PATCH_IF_UNCHANGED -> tenant.edit(id, "{}", "If-Match", "*");
                case PATCH_WITH_KEY -> tenant.edit(id, "{}", "Idempotency-Key", "k");
                case DELETE -> tenant.delete(ORDERS + "/" + id);
                case HISTORY -> tenant.get(ORDERS + "/" + id + "/history");
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherAccountsOrderIsAsOneThatNeverWas(Call call) {
        String before = server.row(id);
        Answer foreign = call.send(stranger, id);
        Answer unknown = call.send(stranger, UUID.randomUUID().toString());
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.problems()).containsExactly("10005 id");
        assertThat(foreign.text()).isEqualTo(unknown.text());
        assertThat(server.row(id)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void anIdThatIsNoUuidIs10006(Call call) {
        Answer refused = call.send(owner, "42");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problems()).containsExactly("10006 id");
    }

    @ParameterizedTest
    @EnumSource
    void withoutAKnownKeyNothingIsAnswered(Call call) {
        for (String key : new String[] {"", "wrong"}) {
            Answer refused = call.send(owner.withKey(key), id);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.problems()).containsExactly("10009 Authorization");
        }
    }

    @Test
    void listsShowOnlyTheAccountsOwn() {
        assertThat(stranger.get(ORDERS).data()).isEmpty();
        assertThat(stranger.get(ORDERS + "?filter[phone_numbers.phone_number][contains]=5550000")
                        .data())
                .isEmpty();
        assertThat(stranger.get("/v2/porting_phone_numbers").data()).isEmpty();
        assertThat(stranger.get("/v2/porting_phone_numbers?filter[porting_order_id]=" + id)
                        .data())
                .isEmpty();
        assertThat(owner.get(ORDERS).column("id")).containsExactly(id);
        assertThat(owner.get("/v2/porting_phone_numbers").data()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v2/porting_orders",
        "POST, /v2/porting_orders",
        "GET, /v2/porting_phone_numbers",
        "POST, /v2/portability_checks",
    })
    void collectionsNeedAKeyToo(String method, String path) {
        Function<Tenant, Answer> call = tenant -> method.equals("GET") ? tenant.get(path) : tenant.post(path, "{}");
        assertThat(call.apply(owner.withKey("")).status()).isEqualTo(401);
        assertThat(call.apply(owner.withKey("pw_unknown")).problems()).containsExactly("10009 Authorization");
    }

    @ParameterizedTest
    @CsvSource({"Basic KEY", "KEY", "Bearer", "'Bearer '", "Bearer KEY KEY", "Bearer x KEY"})
    void theKeyIsABearersKey(String header) {
        Answer refused = owner.withKey("").get(ORDERS, "Authorization", header.replace("KEY", owner.key()));
        assertThat(refused.status()).isEqualTo(401);
    }

    @Test
    void theSchemesCaseDoesNotMatter() {
        assertThat(owner.withKey("")
                        .get(ORDERS, "Authorization", "bearer " + owner.key())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRevokedKeyEndsToWork() {
        server.revoke(owner);
        Awaitility.await()
                .untilAsserted(() -> assertThat(owner.show(id).status()).isEqualTo(401));
    }

    @Test
    void keysAreComparedAsAWhole() {
        assertThat(owner.withKey(owner.key().substring(0, 20)).show(id).status())
                .isEqualTo(401);
        assertThat(owner.withKey(owner.key() + "x").show(id).status()).isEqualTo(401);
    }

    @Test
    void usersOfOneAccountSeeTheSameOrders() {
        assertThat(Json.read(owner.show(id).text()).at("/data/user_id").asString())
                .isEqualTo(owner.userId().toString());
    }
}
