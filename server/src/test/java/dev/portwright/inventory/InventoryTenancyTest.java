package dev.portwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of another account's numbers can be seen: nothing. */
@ServerTest
class InventoryTenancyTest {
    private static final String PATH = "/v2/phone_numbers";

    @Inject
    TestServer server;

    @Inject
    Landings landings;

    Tenant owner;
    Tenant stranger;
    String id;

    @BeforeEach
    void accounts() {
        server.run("DELETE FROM inventory_number");
        owner = server.tenant();
        stranger = server.tenant();
        id = landings.landed(owner, "+13035550001");
    }

    enum Call {
        GET,
        PATCH,
        PATCH_WITH_KEY,
        DELETE;

        Answer send(Tenant tenant, String id) {
            String path = PATH + "/" + id;
            return switch (this) {
                case GET -> tenant.get(path);
                case PATCH -> tenant.patch(path, Body.of("tags", new String[] {"taken"}));
                case PATCH_WITH_KEY -> tenant.patch(path, "{}", "Idempotency-Key", "k");
                case DELETE -> tenant.delete(path);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherAccountsNumberIsAsOneThatNeverWas(Call call) {
        String before = owner.get(PATH).text();
        Answer foreign = call.send(stranger, id);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10005", "Resource not found", "There is no phone number with this id.", "parameter:id"))));
        assertThat(call.send(stranger, UUID.randomUUID().toString()).text()).isEqualTo(foreign.text());
        assertThat(owner.get(PATH).text()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void anIdThatIsNoUuidIs10006(Call call) {
        Answer refused = call.send(owner, "1293384261075731499");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problems()).containsExactly("10006 id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"actions", "csv_downloads", "jobs"})
    void whatStandsBesideTheIdsAndIsNotBuiltIsNotThere(String name) {
        for (Call call : Call.values()) {
            Answer refused = call.send(owner, name);
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.text())
                    .contains("There is nothing at this path. The operations are listed at /docs.")
                    .doesNotContain("UUID");
        }
        assertThat(owner.post(PATH + "/" + name, "{}").status()).isEqualTo(404);
        assertThat(owner.get(PATH + "/" + name + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(owner.get(PATH + "/" + name + "s").problems()).containsExactly("10006 id");
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

    @ParameterizedTest
    @ValueSource(strings = {PATH, PATH + "/slim"})
    void listsNeedAKeyToo(String path) {
        assertThat(owner.withKey("").get(path).problems()).containsExactly("10009 Authorization");
        assertThat(owner.withKey("pw_unknown").get(path).status()).isEqualTo(401);
    }

    @Test
    void listsShowOnlyTheAccountsOwn() {
        landings.land(stranger, "+13035550002");
        assertThat(owner.get(PATH).column("phone_number")).containsExactly("+13035550001");
        assertThat(stranger.get(PATH).column("phone_number")).containsExactly("+13035550002");
        assertThat(stranger.get(PATH + "/slim?filter[phone_number]=5550001").data())
                .isEmpty();
    }

    @Test
    void whoeverLostANumberSeesNothingOfItsNewOwner() {
        landings.land(stranger, draft -> draft.ids("secret", "secret", "secret", "secret"), "+13035550001");
        assertThat(owner.get(PATH + "/" + id).text()).doesNotContain("secret");
        assertThat(owner.get(PATH + "/" + Landings.id(stranger, "+13035550001")).status())
                .isEqualTo(404);
    }
}
