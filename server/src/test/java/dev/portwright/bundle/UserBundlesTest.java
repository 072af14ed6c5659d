package dev.portwright.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtOnce;
import dev.portwright.testing.Bundles;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The catalogue, and what an account takes of it. What numbers have to do with it is tested where they are. */
@ServerTest
class UserBundlesTest {
    private static final String CATALOG = "/v2/bundle_pricing/billing_bundles";
    private static final String MINE = Bundles.MINE;
    private static final String US = Bundles.US;
    private static final String AU = Bundles.AU;
    private static final String ANYWHERE = "12ade33a-21c0-473b-b055-b3c836e1c292";
    private static final String CLASSIC = "b6c1e6b4-3f1d-4a58-9d5b-7f0c6a2e4d11";
    private static final String FRIENDS = "c0a8f5d2-7b7e-4a4e-a1a0-5f3f0c9b2d22";
    private static final String US_SUMMARY = """
            {"id":"%s","name":"United States Basic","slug":"basic-us","cost_code":"SANDBOX-BASIC-US","is_public":true,\
            "created_at":"2025-01-20","mrc_price":1.5,"currency":"USD","specs":["1 US number","Emergency calling"]}""".formatted(US);

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;

    @BeforeEach
    void account() {
        clock.set(Instant.parse("2026-03-19T23:30:00Z"));
        tenant = server.tenant();
    }

    @AfterEach
    void releaseClock() {
        clock.release();
    }

    @Test
    void theCatalogueHasWhatEverybodyCanTake() {
        Answer list = tenant.get(CATALOG, "authorization_bearer", "any");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.column("name")).containsExactly("United States Basic", "Australia Basic", "Anywhere");
        assertThat(list.data().get(0).toString()).isEqualTo(US_SUMMARY);
        assertThat(list.json().path("meta").toString())
                .isEqualTo("{\"page_number\":1,\"page_size\":20,\"total_pages\":1,\"total_results\":3}");
        assertThat(tenant.get(CATALOG + "?filter[country_iso]=au").column("id")).containsExactly(AU);
        assertThat(tenant.get(CATALOG + "?filter[country_iso]=US&filter[country_iso]=AU")
                        .column("id"))
                .containsExactly(US, AU);
        assertThat(tenant.get(CATALOG + "?filter[country_iso]=FR").data()).isEmpty();
        Answer second = tenant.get(CATALOG + "?page[size]=2&page[number]=2");
        assertThat(second.column("id")).containsExactly(ANYWHERE);
        assertThat(second.json().path("meta").toString())
                .isEqualTo("{\"page_number\":2,\"page_size\":2,\"total_pages\":2,\"total_results\":3}");
    }

    @Test
    void aBundleHasItsLimits() {
        assertThat(tenant.get(CATALOG + "/" + US.toUpperCase(Locale.ROOT)).text())
                .isEqualTo("""
                {"data":{"id":"8661948c-a386-4385-837f-af00f40f111a","name":"United States Basic","slug":"basic-us",\
                "cost_code":"SANDBOX-BASIC-US","active":true,"is_public":true,"created_at":"2025-01-20","bundle_limits":[\
                {"id":"e6a32ea9-953b-4622-bbba-9f7bcf7e6717","service":"number","metric":"number","limit":1,"rate":null,\
                "country_iso":"US","country_code":1,"direction":null,"types":["local","toll_free"],\
                "created_at":"2025-01-20","updated_at":"2025-01-20","billing_service":"number"},\
                {"id":"0f3c8a52-6a43-4d0e-8d6c-3c0a5c6f1f3e","service":"E911","metric":"number","limit":1,"rate":"5",\
                "country_iso":"US","country_code":1,"direction":null,"types":[],\
                "created_at":"2025-01-20","updated_at":"2025-01-20","billing_service":"emergency"}]}}""");
        assertThat(tenant.get(CATALOG + "/" + CLASSIC).data("active")).isEqualTo("false");
        assertThat(tenant.get(CATALOG + "/" + FRIENDS).data("is_public")).isEqualTo("false");
        assertThat(tenant.get(CATALOG + "/" + UUID.randomUUID()).json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10005", "Resource not found", "There is no bundle with this id.", "parameter:bundle_id"))));
        assertThat(tenant.get(CATALOG + "/x").problems()).containsExactly("10006 bundle_id");
    }

    @Test
    void bundlesAreTakenReadAndListed() {
        Answer taken = Bundles.ask(tenant, Bundles.item(US, 2), Bundles.item(FRIENDS, 1));
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        List<String> ids = taken.column("id");
        assertThat(taken.data().get(0).toString()).isEqualTo("""
                {"id":"%s","active":true,"user_id":"%s","created_at":"2026-03-19","updated_at":null,"billing_bundle":%s,\
                "resources":[]}""".formatted(ids.get(0), tenant.accountId(), US_SUMMARY));
        assertThat(taken.column("billing_bundle.name"))
                .containsExactly("United States Basic", "United States Basic", "Friends and Family");
        assertThat(tenant.get(MINE + "/" + ids.get(0).toUpperCase(Locale.ROOT))
                        .data()
                        .toString())
                .isEqualTo(taken.data().get(0).toString());
        assertThat(tenant.get(MINE).column("id")).containsExactly(ids.get(2), ids.get(1), ids.get(0));
        assertThat(tenant.get(MINE).json().path("meta").toString())
                .isEqualTo("{\"page_number\":1,\"page_size\":20,\"total_pages\":1,\"total_results\":3}");
        assertThat(tenant.get(MINE + "?page[size]=1&page[number]=2").column("id"))
                .containsExactly(ids.get(1));
        assertThat(tenant.get(MINE + "?filter[country_iso]=us").column("id")).containsExactly(ids.get(1), ids.get(0));
        assertThat(tenant.get(MINE + "?filter[country_iso]=AU,DE").data()).isEmpty();
        assertThat(tenant.get(MINE + "?filter[resource]=%2B13035550001").data()).isEmpty();
        assertThat(tenant.get(MINE + "?filter[color]=red").problems()).containsExactly("10031 filter[color]");
        assertThat(tenant.get(MINE + "/" + ids.get(0) + "/resources").text()).isEqualTo("{\"data\":[]}");
    }

    /** Rows of before are read by every version after it. */
    @Test
    void whatARowKeepsOfItsBundle() {
        String id = Bundles.take(tenant, US);
        String kept = server.rows("SELECT billing_bundle::text FROM user_bundle WHERE id = ?::uuid", id)
                .getFirst();
        assertThat(Json.read(kept)).isEqualTo(Json.read(US_SUMMARY));
    }

    @Test
    void unusedOnesAreListedByTheirBundle() {
        List<String> us = Bundles.take(tenant, US, 2);
        String au = Bundles.take(tenant, AU);
        Answer unused = tenant.get(MINE + "/unused");
        assertThat(unused.data().toString())
                .startsWith("[{\"billing_bundle\":" + US_SUMMARY + ",\"user_bundle_ids\":[\"" + us.get(0) + "\",\""
                        + us.get(1) + "\"]},{\"billing_bundle\":{\"id\":\"" + AU + "\",")
                .endsWith("\"user_bundle_ids\":[\"" + au + "\"]}]");
        assertThat(unused.json().propertyNames()).containsExactly("data");
        assertThat(tenant.get(MINE + "/unused?filter[country_iso]=au").column("user_bundle_ids.0"))
                .containsExactly(au);
        assertThat(server.tenant().get(MINE + "/unused").text()).isEqualTo("{\"data\":[]}");
    }

    @Test
    void deactivatedForGood() {
        String id = Bundles.take(tenant, US);
        clock.set(Instant.parse("2026-03-21T00:30:00Z"));
        Answer gone = tenant.delete(MINE + "/" + id);
        assertThat(gone.status()).isEqualTo(200);
        assertThat(gone.data().toString()).isEqualTo("""
                {"id":"%s","active":false,"user_id":"%s","created_at":"2026-03-19","updated_at":"2026-03-21",\
                "billing_bundle":%s,"resources":[]}""".formatted(id, tenant.accountId(), US_SUMMARY));
        assertThat(tenant.get(MINE).data()).isEmpty();
        assertThat(tenant.get(MINE + "/unused").data()).isEmpty();
        assertThat(tenant.get(MINE + "/" + id).text()).isEqualTo(gone.text());
        clock.set(Instant.parse("2026-03-22T00:30:00Z"));
        assertThat(tenant.delete(MINE + "/" + id).text()).isEqualTo(gone.text());
    }

    @Test
    void theNewestDeactivatedStayReadable() {
        String account = tenant.accountId().toString();
        String oldest = Bundles.take(tenant, US);
        tenant.delete(MINE + "/" + oldest);
        server.run("""
                INSERT INTO user_bundle
                SELECT gen_random_uuid(), account_id, billing_bundle_id, billing_bundle, countries, false, created_at,
                       updated_at + n * interval '1 second'
                FROM user_bundle, generate_series(1, 999) n WHERE account_id = ?::uuid""", account);
        String kept = Bundles.take(tenant, AU);
        assertThat(tenant.get(MINE + "/" + oldest).status()).isEqualTo(200);
        clock.set(Instant.parse("2026-03-21T00:30:00Z"));
        String last = Bundles.take(tenant, US);
        tenant.delete(MINE + "/" + last);
        assertThat(tenant.get(MINE + "/" + oldest).status()).isEqualTo(404);
        assertThat(tenant.get(MINE + "/" + last).status()).isEqualTo(200);
        assertThat(tenant.get(MINE).column("id")).containsExactly(kept);
        assertThat(server.rows(
                        "SELECT count(*)::text FROM user_bundle WHERE account_id = ?::uuid AND NOT active", account))
                .containsExactly("1000");
    }

    @Test
    void whatIsWrongIsToldAtOnceAndNothingIsTaken() {
        String nowhere = UUID.randomUUID().toString();
        assertThat(Bundles.ask(
                                tenant,
                                Bundles.item(nowhere, 1),
                                Bundles.item(CLASSIC, 1),
                                Bundles.item(US, 0),
                                Bundles.item("x", 1),
                                "{}",
                                "7")
                        .problems())
                .containsExactlyInAnyOrder(
                        "10017 /items/0/billing_bundle_id",
                        "10027 /items/1/billing_bundle_id",
                        "10033 /items/2/quantity",
                        "10006 /items/3/billing_bundle_id",
                        "10004 /items/4/billing_bundle_id",
                        "10004 /items/4/quantity",
                        "10026 /items/5");
        assertThat(Bundles.ask(tenant, Bundles.item(nowhere, 1)).json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10017",
                        "Associated resource does not exist",
                        "There is no bundle with this id.",
                        "pointer:/items/0/billing_bundle_id"))));
        assertThat(Bundles.ask(tenant).problems()).containsExactly("10033 /items");
        assertThat(tenant.post(MINE + "/bulk", "{}").problems()).containsExactly("10004 /items");
        assertThat(Bundles.ask(tenant, Bundles.item(US, 600), Bundles.item(AU, 401))
                        .problems())
                .containsExactly("10033 /items");
        assertThat(tenant.get(MINE).data()).isEmpty();
    }

    @Test
    void tenThousandAreEnough() throws Exception {
        String account = tenant.accountId().toString();
        Bundles.take(tenant, US);
        server.run("""
                INSERT INTO user_bundle
                SELECT gen_random_uuid(), account_id, billing_bundle_id, billing_bundle, countries, active, created_at
                FROM user_bundle, generate_series(1, 9996) WHERE account_id = ?::uuid""", account);
        Callable<Answer> two = () -> Bundles.ask(tenant, Bundles.item(US, 2));
        assertThat(AtOnce.of(Collections.nCopies(4, two)))
                .extracting(Answer::status)
                .containsExactlyInAnyOrder(201, 422, 422, 422);
        Answer refused = Bundles.ask(tenant, Bundles.item(US, 2));
        assertThat(refused.problems()).containsExactly("10027 /items");
        assertThat(refused.text()).contains("The account has 9999 bundles and can have 10000.");
        assertThat(tenant.get(MINE).json().at("/meta/total_results").asInt()).isEqualTo(9_999);
        assertThat(tenant.get(MINE + "/unused").data().get(0).path("user_bundle_ids"))
                .hasSize(9_999);
    }

    @Test
    void aKeyInTheBodyIsAsOneInTheHeader() {
        String body = "{\"idempotency_key\":\"12ade33a-21c0-473b-b055-b3c836e1c292\",\"items\":[" + Bundles.item(US, 1)
                + "]}";
        Answer first = tenant.post(MINE + "/bulk", body);
        Answer again = tenant.post(MINE + "/bulk", body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(tenant.post(MINE + "/bulk", body.replace("\"quantity\":1", "\"quantity\":2"))
                        .problems())
                .containsExactly("10027 Idempotency-Key");
        assertThat(tenant.post(MINE + "/bulk", body, "Idempotency-Key", "another")
                        .status())
                .isEqualTo(201);
        assertThat(tenant.get(MINE).data()).hasSize(2);
        assertThat(tenant.post(MINE + "/bulk", "{\"idempotency_key\":\"\",\"items\":[" + Bundles.item(US, 1) + "]}")
                        .problems())
                .containsExactly("10025 /idempotency_key");
    }

    @Test
    void anotherAccountsBundleIsAsOneThatNeverWas() {
        String id = Bundles.take(tenant, US);
        Tenant stranger = server.tenant();
        for (String any : List.of(id, UUID.randomUUID().toString())) {
            for (Answer refused : List.of(
                    stranger.get(MINE + "/" + any),
                    stranger.get(MINE + "/" + any + "/resources"),
                    stranger.delete(MINE + "/" + any))) {
                assertThat(refused.status()).isEqualTo(404);
                assertThat(refused.json())
                        .isEqualTo(Json.read(Json.bytes(Api.error(
                                "10005",
                                "Resource not found",
                                "There is no user bundle with this id in your account.",
                                "parameter:user_bundle_id"))));
            }
        }
        assertThat(stranger.get(MINE).data()).isEmpty();
        assertThat(tenant.get(MINE + "/" + id).data("active")).isEqualTo("true");
        assertThat(tenant.get(MINE + "/x").problems()).containsExactly("10006 user_bundle_id");
    }
}
