package dev.portwright.porting.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtOnce;
import dev.portwright.testing.Bundles;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers of an order paired with bundles: two numbers, three bundles for the United States. */
@ServerTest
@TestProfile(PeopleDecide.class)
class BundlePairsTest {
    private static final String PATH = "/v2/porting_orders/phone_number_configurations";
    private static final String MINE = Bundles.MINE;
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;
    String order;
    List<String> numbers;
    List<String> bundles;

    @BeforeEach
    void order() {
        clock.set(NOW);
        server.run("DELETE FROM inventory_number");
        server.run("DELETE FROM porting_order");
        tenant = server.tenant();
        order = server.completeOrder(tenant, "+13035550001", "+13035550002");
        numbers = numbersOf(order);
        bundles = Bundles.take(tenant, Bundles.US, 3);
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private List<String> numbersOf(String id) {
        return tenant.get("/v2/porting_phone_numbers?sort=phone_number&filter[porting_order_id]=" + id)
                .column("id");
    }

    private static String pair(String number, String bundle) {
        return "{\"porting_phone_number_id\":\"" + number + "\",\"user_bundle_id\":\"" + bundle + "\"}";
    }

    private Answer post(String... pairs) {
        return tenant.post(PATH, "{\"phone_number_configurations\":[" + String.join(",", pairs) + "]}");
    }

    private static String ids(String... of) {
        return Json.text(List.of(of));
    }

    @Test
    void numbersArePairedAndTheirBundlesAreTaken() {
        Answer made = post(
                pair(numbers.get(1).toUpperCase(Locale.ROOT), bundles.get(0)), pair(numbers.get(0), bundles.get(1)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.data().get(0).toString())
                .isEqualTo("""
                {"id":"%s","user_bundle_id":"%s","porting_phone_number_id":"%s",\
                "record_type":"porting_phone_number_configuration","created_at":"2026-03-11T15:00:00Z",\
                "updated_at":"2026-03-11T15:00:00Z"}""".formatted(made.column("id").getFirst(), bundles.get(0), numbers.get(1)));
        assertThat(made.column("porting_phone_number_id")).containsExactly(numbers.get(1), numbers.get(0));
        assertThat(Bundles.unused(tenant)).isEqualTo(ids(bundles.get(2)));
        assertThat(tenant.get(MINE + "/" + bundles.get(0) + "/resources").text())
                .isEqualTo("""
                {"data":[{"id":"%s","resource":"+13035550002","resource_type":"porting_number",\
                "created_at":"2026-03-11","updated_at":null}]}""".formatted(numbers.get(1)));
        assertThat(tenant.get(MINE + "?filter[resource]=303%20555%200002").column("id"))
                .containsExactly(bundles.get(0));
        Answer refused = tenant.delete(MINE + "/" + bundles.get(0));
        assertThat(refused.problems()).containsExactly("10027");
        assertThat(refused.text()).contains("the porting number +13035550002 is in it");
        assertThat(tenant.get("/v2/porting_orders/" + order + "/history").column("reason"))
                .contains("Numbers paired with user bundles: +13035550002 with " + bundles.get(0)
                        + ", +13035550001 with " + bundles.get(1) + ".");
    }

    @Test
    void aNumberThatIsPairedGetsAnotherBundle() {
        String id = post(pair(numbers.get(0), bundles.get(0))).column("id").getFirst();
        clock.set(NOW.plusSeconds(60));
        Answer again = post(pair(numbers.get(0), bundles.get(1)));
        assertThat(again.data().get(0).toString()).isEqualTo("""
                {"id":"%s","user_bundle_id":"%s","porting_phone_number_id":"%s",\
                "record_type":"porting_phone_number_configuration","created_at":"2026-03-11T15:00:00Z",\
                "updated_at":"2026-03-11T15:01:00Z"}""".formatted(id, bundles.get(1), numbers.get(0)));
        assertThat(Bundles.unused(tenant)).isEqualTo(ids(bundles.get(0), bundles.get(2)));
        clock.set(NOW.plusSeconds(120));
        String version = tenant.show(order).header("etag");
        assertThat(post(pair(numbers.get(0), bundles.get(1))).text()).isEqualTo(again.text());
        assertThat(tenant.show(order).header("etag")).isEqualTo(version);
        assertThat(tenant.get(PATH).column("id")).containsExactly(id);
    }

    @Test
    void listsFiltersAndSorts() {
        String first = post(pair(numbers.get(0), bundles.get(0))).column("id").getFirst();
        clock.set(NOW.plusSeconds(60));
        String second = post(pair(numbers.get(1), bundles.get(1))).column("id").getFirst();
        String away = tenant.order("+12025550123");
        String third = post(pair(numbersOf(away).getFirst(), bundles.get(2)))
                .column("id")
                .getFirst();
        assertThat(tenant.get(PATH).column("id")).containsExactly(third, second, first);
        assertThat(tenant.get(PATH + "?sort[]=created_at").column("id")).containsExactly(first, second, third);
        assertThat(tenant.get(PATH + "?page[size]=1&page[number]=2").json().toString())
                .contains("\"id\":\"" + second + "\"")
                .contains("\"meta\":{\"page_number\":2,\"page_size\":1,\"total_pages\":3,\"total_results\":3}");
        assertThat(tenant.get(PATH + "?filter[porting_order_id]=" + away).column("id"))
                .containsExactly(third);
        assertThat(tenant.get(PATH + "?filter[porting_order_id][in][]=" + away + "&filter[porting_order_id][in][]="
                                + order)
                        .data())
                .hasSize(3);
        assertThat(tenant.get(PATH + "?filter[porting_phone_number]=" + numbers.get(0))
                        .column("id"))
                .containsExactly(first);
        assertThat(tenant.get(PATH + "?filter[user_bundle_id][in][]=" + bundles.get(1))
                        .column("id"))
                .containsExactly(second);
        assertThat(tenant.get(PATH + "?filter[porting_order.status]=draft").data())
                .hasSize(3);
        assertThat(tenant.get(PATH + "?filter[porting_order][status][in][]=ported,submitted")
                        .data())
                .isEmpty();
        assertThat(tenant.get(PATH + "?filter[porting_order.status]=activation-in-progress")
                        .data())
                .isEmpty();
        assertThat(tenant.get(PATH + "?filter[color]=red").problems()).containsExactly("10031 filter[color]");
        assertThat(server.tenant().get(PATH).data()).isEmpty();
    }

    @Test
    void aPortedNumberIsInItsBundle() {
        post(pair(numbers.get(1), bundles.get(0)));
        server.lead(tenant, order, "ported");
        Answer resources = tenant.get(MINE + "/" + bundles.get(0) + "/resources");
        assertThat(resources.column("resource_type")).containsExactly("number");
        assertThat(resources.column("resource")).containsExactly("+13035550002");
        String number = resources.column("id").getFirst();
        assertThat(tenant.get("/v2/phone_numbers/" + number).data("phone_number"))
                .isEqualTo("\"+13035550002\"");
        assertThat(Bundles.unused(tenant)).isEqualTo(ids(bundles.get(1), bundles.get(2)));
        assertThat(tenant.get(PATH + "?filter[porting_order.status]=ported").column("user_bundle_id"))
                .containsExactly(bundles.get(0));

        Answer late = post(pair(numbers.get(0), bundles.get(1)));
        assertThat(late.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The order of this number is ported, so that its numbers cannot be paired with bundles any more.",
                        "pointer:/phone_number_configurations/0/porting_phone_number_id"))));

        tenant.patch("/v2/phone_numbers/" + number + "/actions/bundle_status_change", "{\"bundle_id\":null}")
                .ok();
        assertThat(tenant.get(MINE + "/unused").data().toString()).contains(bundles.get(0));
        assertThat(tenant.delete(MINE + "/" + bundles.get(0)).status()).isEqualTo(200);
    }

    @Test
    void aNumberThatIsSplitOffKeepsItsBundle() {
        post(pair(numbers.get(0), bundles.get(0)), pair(numbers.get(1), bundles.get(1)));
        server.lead(tenant, order, "submitted");
        String part = Api.desk()
                .act(order, "split", Body.numbers("+13035550002"))
                .ok()
                .value("to.id");
        assertThat(tenant.get(PATH + "?filter[porting_order_id]=" + part).column("user_bundle_id"))
                .containsExactly(bundles.get(1));
        server.lead(tenant, part, "ported");
        assertThat(tenant.get(MINE + "/" + bundles.get(1) + "/resources").column("resource_type"))
                .containsExactly("number");
        assertThat(tenant.get(MINE + "/" + bundles.get(0) + "/resources").column("resource_type"))
                .containsExactly("porting_number");
    }

    @Test
    void anOrderThatIsOverFreesItsBundles() {
        post(pair(numbers.get(0), bundles.get(0)));
        tenant.delete("/v2/porting_orders/" + order).ok();
        assertThat(Bundles.unused(tenant)).isEqualTo(ids(bundles.get(0), bundles.get(1), bundles.get(2)));
        String next = server.completeOrder(tenant, "+13035550001");
        assertThat(post(pair(numbersOf(next).getFirst(), bundles.get(0))).status())
                .isEqualTo(201);
        server.lead(tenant, next, "cancelled");
        assertThat(Bundles.unused(tenant)).isEqualTo(ids(bundles.get(0), bundles.get(1), bundles.get(2)));
        assertThat(tenant.get(PATH).data()).hasSize(1);
        assertThat(tenant.delete(MINE + "/" + bundles.get(0)).status()).isEqualTo(200);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingIsPaired() {
        String number = numbersOf(tenant.order("+12025550123")).getFirst();
        String australian = Bundles.take(tenant, Bundles.AU);
        String nowhere = UUID.randomUUID().toString();
        Tenant stranger = server.tenant();
        String foreign = Bundles.take(stranger, Bundles.US);
        String at = "/phone_number_configurations/";
        assertThat(post(pair(nowhere, bundles.get(0)), pair(number, foreign), pair(numbers.get(0), australian))
                        .problems())
                .containsExactlyInAnyOrder(
                        "10017 " + at + "0/porting_phone_number_id",
                        "10017 " + at + "1/user_bundle_id",
                        "10027 " + at + "2/user_bundle_id");
        assertThat(post(
                                pair(numbers.get(0), bundles.get(0)),
                                pair(numbers.get(1), bundles.get(0)),
                                pair(numbers.get(0), bundles.get(1)),
                                pair("x", "y"),
                                "{}")
                        .problems())
                .containsExactlyInAnyOrder(
                        "10027 " + at + "1/user_bundle_id",
                        "10027 " + at + "2/porting_phone_number_id",
                        "10006 " + at + "3/porting_phone_number_id",
                        "10006 " + at + "3/user_bundle_id",
                        "10004 " + at + "4/porting_phone_number_id",
                        "10004 " + at + "4/user_bundle_id");
        String[] many = new String[21];
        Arrays.fill(many, pair(numbers.get(0), bundles.get(0)));
        assertThat(post(many).problems()).contains("10033 /phone_number_configurations");
        assertThat(post().problems()).containsExactly("10033 /phone_number_configurations");
        String theirs = "{\"phone_number_configurations\":[" + pair(numbers.get(0), foreign) + "]}";
        assertThat(stranger.post(PATH, theirs).json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10017",
                        "Associated resource does not exist",
                        "There is no porting phone number with this id in your account.",
                        "pointer:" + at + "0/porting_phone_number_id"))));
        assertThat(tenant.get(PATH).data()).isEmpty();

        post(pair(numbers.get(0), bundles.get(0)));
        assertThat(post(pair(numbers.get(1), bundles.get(0))).text())
                .contains("This bundle is in use: the porting number +13035550001 is in it.");
    }

    @Test
    void manyAtTheSameTimeDoNotWaitForEachOther() throws Exception {
        String here = pair(numbers.get(0), bundles.get(0));
        String there = pair(numbersOf(tenant.order("+12025550123")).getFirst(), bundles.get(1));
        String late = pair(numbers.get(1), bundles.get(0));
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> post(here, there));
            calls.add(() -> post(there, here));
        }
        post(here, there);
        calls.add(() -> post(late));
        List<Integer> statuses = AtOnce.of(calls).stream().map(Answer::status).toList();
        assertThat(statuses.subList(0, 16)).containsOnly(201);
        assertThat(statuses.getLast()).isEqualTo(422);
        assertThat(tenant.get(PATH).data()).hasSize(2);
    }

    @Test
    void aPairWithAKeyIsMadeOnce() {
        String body = "{\"phone_number_configurations\":[" + pair(numbers.get(0), bundles.get(0)) + "]}";
        Answer first = tenant.post(PATH, body, "Idempotency-Key", "k");
        post(pair(numbers.get(0), bundles.get(1)));
        assertThat(tenant.post(PATH, body, "Idempotency-Key", "k").text()).isEqualTo(first.text());
        assertThat(tenant.get(PATH).column("user_bundle_id")).containsExactly(bundles.get(1));
    }
}
