package dev.portwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtOnce;
import dev.portwright.testing.Bundles;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers in bundles. */
@ServerTest
class BundleStatusTest extends AtOneNumber {
    private static final String MINE = Bundles.MINE;

    String bundle;
    String other;

    @BeforeEach
    void bundles() {
        clock.set(Landings.AT.plusSeconds(60));
        bundle = Bundles.take(tenant, Bundles.US);
        other = Bundles.take(tenant, Bundles.US);
    }

    private Answer put(String number, String into) {
        return tenant.patch(PATH + number + "/actions/bundle_status_change", "{\"bundle_id\":\"" + into + "\"}");
    }

    private String resources(String of) {
        return tenant.get(MINE + "/" + of + "/resources").data().toString();
    }

    @Test
    void aNumberComesIntoABundleAndLeavesIt() {
        assertThat(Bundles.unused(tenant)).isEqualTo("[\"" + bundle + "\",\"" + other + "\"]");

        Answer put = put(id, bundle.toUpperCase(Locale.ROOT));

        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.text()).isEqualTo(tenant.get(PATH + id + "/voice").text());
        String use =
                "[{\"id\":\"" + id + "\",\"resource\":\"+13035550001\",\"resource_type\":\"number\",\"created_at\":"
                        + "\"2026-03-19\",\"updated_at\":null}]";
        assertThat(resources(bundle)).isEqualTo(use);
        assertThat(tenant.get(MINE + "/" + bundle).data("resources")).isEqualTo(use);
        assertThat(Bundles.unused(tenant)).isEqualTo("[\"" + other + "\"]");
        assertThat(tenant.get(MINE + "?filter[resource]=303-555-0001&filter[resource]=13035550002")
                        .column("id"))
                .containsExactly(bundle);
        assertThat(tenant.get(MINE + "?filter[resource]=%2B13035550002").data()).isEmpty();
        assertThat(tenant.get(PATH + id).data("updated_at")).isEqualTo("\"2026-03-19T15:01:00Z\"");

        assertThat(put(id, other).status()).isEqualTo(200);
        assertThat(resources(bundle)).isEqualTo("[]");
        assertThat(Bundles.unused(tenant)).isEqualTo("[\"" + bundle + "\"]");

        assertThat(put(id, "").status()).isEqualTo(200);
        assertThat(resources(other)).isEqualTo("[]");
        put(id, other);
        assertThat(tenant.patch(PATH + id + "/actions/bundle_status_change", "{\"bundle_id\":null}")
                        .status())
                .isEqualTo(200);
        assertThat(Bundles.unused(tenant)).isEqualTo("[\"" + bundle + "\",\"" + other + "\"]");
    }

    @Test
    void theSameAgainChangesNothing() {
        put(id, bundle);
        clock.set(Landings.AT.plusSeconds(120));
        String before = tenant.get(PATH + id).text();
        assertThat(put(id, bundle).status()).isEqualTo(200);
        assertThat(tenant.get(PATH + id).text()).isEqualTo(before);
    }

    @Test
    void aBundleInUseIsNotDeactivated() {
        put(id, bundle);
        Answer refused = tenant.delete(MINE + "/" + bundle);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The bundle cannot be deactivated: the number +13035550001 is in it. Take it out by PATCH"
                                + " /v2/phone_numbers/" + id + "/actions/bundle_status_change first.",
                        null))));
        put(id, "");
        assertThat(tenant.delete(MINE + "/" + bundle).status()).isEqualTo(200);
        Answer deactivated = put(id, bundle);
        assertThat(deactivated.problems()).containsExactly("10027 /bundle_id");
        assertThat(deactivated.text()).contains("This bundle is deactivated.");
        assertThat(resources(bundle)).isEqualTo("[]");
    }

    @Test
    void aNumberThatLeavesFreesItsBundle() {
        put(id, bundle);
        tenant.delete(PATH + id);
        assertThat(resources(bundle)).isEqualTo("[]");
        assertThat(Bundles.unused(tenant)).isEqualTo("[\"" + bundle + "\",\"" + other + "\"]");
        assertThat(put(id, bundle).problems()).containsExactly("10027");
        String second = landings.landed(tenant, "+13035550002");
        assertThat(put(second, bundle).status()).isEqualTo(200);
        landings.land(server.tenant(), "+13035550002");
        assertThat(resources(bundle)).isEqualTo("[]");
        assertThat(tenant.delete(MINE + "/" + bundle).status()).isEqualTo(200);
    }

    @Test
    void oneNumberForEachBundle() {
        String second = landings.landed(tenant, "+13035550002");
        put(id, bundle);
        Answer refused = put(second, bundle);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "This bundle is in use: the number +13035550001 is in it.",
                        "pointer:/bundle_id"))));
        assertThat(put(second, other).status()).isEqualTo(200);
        assertThat(tenant.get(MINE + "/unused").data()).isEmpty();
    }

    @Test
    void aBundleIsForItsCountry() {
        String australian = Bundles.take(tenant, Bundles.AU);
        Answer refused = put(id, australian);
        assertThat(refused.problems()).containsExactly("10027 /bundle_id");
        assertThat(refused.text()).contains("This bundle is for numbers of AU, and the number is of US.");
        landings.land(tenant, draft -> draft.kind("AU", "local"), "+61255501234");
        assertThat(put(Landings.id(tenant, "+61255501234"), australian).status())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoBundleOfTheAccount() {
        String foreign = Bundles.take(server.tenant(), Bundles.US);
        for (String none : List.of(foreign, UUID.randomUUID().toString())) {
            assertThat(put(id, none).json())
                    .isEqualTo(Json.read(Json.bytes(Api.error(
                            "10017",
                            "Associated resource does not exist",
                            "There is no user bundle with this id in your account.",
                            "pointer:/bundle_id"))));
        }
        assertThat(put(id, "blue").problems()).containsExactly("10006 /bundle_id");
        assertThat(tenant.patch(PATH + id + "/actions/bundle_status_change", "{}")
                        .problems())
                .containsExactly("10004 /bundle_id");
        assertThat(tenant.patch(PATH + id + "/actions/bundle_status_change", "{\"bundle_id\":7}")
                        .problems())
                .containsExactly("10026 /bundle_id");
        Tenant stranger = server.tenant();
        for (String any : List.of(id, UUID.randomUUID().toString())) {
            assertThat(stranger.patch(PATH + any + "/actions/bundle_status_change", "{\"bundle_id\":null}")
                            .json())
                    .isEqualTo(Json.read(Json.bytes(Api.error(
                            "10005", "Resource not found", "There is no phone number with this id.", "parameter:id"))));
        }
        assertThat(Bundles.unused(tenant)).isEqualTo("[\"" + bundle + "\",\"" + other + "\"]");
    }

    @Test
    void atTheSameTimeOneGetsTheBundle() throws Exception {
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 2; i < 8; i++) {
            String number = landings.landed(tenant, "+1303555000" + i);
            calls.add(() -> put(number, bundle));
        }
        calls.add(() -> tenant.delete(MINE + "/" + bundle));
        List<Integer> statuses = AtOnce.of(calls).stream().map(Answer::status).toList();
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 422)).hasSize(6);
    }
}
