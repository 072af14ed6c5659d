package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How large and how far the pages of lists are. */
@ServerTest
class ListBoundsTest {
    /** Bytes of an order as JSON with all that can be in it. */
    private static final int LARGEST_ORDER = 96 * 1024;

    @Inject
    TestServer server;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/porting_orders",
                "/v2/porting_phone_numbers",
                "/v2/porting/events",
                "/v2/phone_numbers",
                "/v2/phone_numbers/slim",
                "/v2/phone_numbers/voice",
                "/v2/phone_numbers/messaging",
                "/v2/messaging_profile_metrics",
                "/v2/notification_profiles",
                "/v2/notification_channels",
                "/v2/notification_settings",
                "/v2/notification_events",
                "/v2/notification_event_conditions",
                "/sandbox/messages",
                "/v2/porting_orders/ORDER/history",
                "/v2/porting_orders/ORDER/comments",
                "/v2/porting_orders/ORDER/activation_jobs",
                "/operator/accounts",
                "/operator/accounts/ACCOUNT/users",
                "/operator/accounts/ACCOUNT/api_keys",
                "/operator/accounts/ACCOUNT/references",
                "/operator/porting_orders",
                "/operator/porting_orders/ORDER/history",
                "/operator/porting_orders/ORDER/comments",
                "/operator/carriers",
            })
    void pagesOfEveryListReachToEntry100000(String list) {
        Tenant tenant = server.tenant();
        Tenant caller = list.startsWith("/operator") ? tenant.withKey(Api.OPERATOR_KEY) : tenant;
        String path = list.replace("ORDER", tenant.order("+13035550000"))
                .replace("ACCOUNT", tenant.accountId().toString());

        assertThat(caller.get(path + "?page[size]=250&page[number]=400").status())
                .isEqualTo(200);
        for (String beyond : List.of("size]=250&page[number]=401", "size]=1&page[number]=100001", "number]=5001")) {
            Answer refused = caller.get(path + "?page[" + beyond);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.problems()).containsExactly("10033 page[number]");
        }
        assertThat(caller.get(path + "?page[number]=401&page[size]=250").json()).isEqualTo(tooFar());
        assertThat(caller.get(path + "?page[number]=2147483647").problems()).containsExactly("10033 page[number]");
    }

    @Test
    void aPageThatIsTooLargeIsRefusedAndItsEntriesComeInSmallerOnes() {
        Tenant tenant = server.tenant();
        String order = tenant.order("+13035550000");
        comments(order, "ż", 250);
        String list = "/v2/porting_orders/" + order + "/comments?page[size]=";

        Answer refused = tenant.get(list + 250);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()).isEqualTo(tooLarge());
        List<String> seen = new ArrayList<>();
        for (int page = 1; page <= 5; page++) {
            seen.addAll(tenant.get(list + "50&page[number]=" + page).column("id"));
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(250);
    }

    @Test
    void twentyFiveOfTheLargestCommentsFitOnAPageAndAHundredDoNot() {
        Tenant tenant = server.tenant();
        String order = tenant.order("+13035550000");
        // One character in the database, six in JSON.
        comments(order, "\u0001", 100);
        String list = "/v2/porting_orders/" + order + "/comments?page[size]=";

        assertThat(tenant.get(list + 100).json()).isEqualTo(tooLarge());
        assertThat(tenant.get(list + 25).column("id")).hasSize(25);
    }

    @Test
    void twentyFiveOfTheLargestOrdersFitOnAPageAndAHundredDoNot() {
        Tenant tenant = server.tenant();
        String order = largestOrder(tenant);
        String orderJson = tenant.show(order).data().toString();
        assertThat(orderJson.length()).isBetween(LARGEST_ORDER * 3 / 4, LARGEST_ORDER);
        server.run("""
                INSERT INTO porting_order SELECT (jsonb_populate_record(o, jsonb_build_object(
                    'id', gen_random_uuid(), 'support_key', 'copy ' || n, 'end_user_secrets', NULL))).*
                FROM porting_order o, generate_series(1, 249) n WHERE id = ?::uuid""", order);

        for (int size : List.of(100, 250)) {
            assertThat(tenant.get("/v2/porting_orders?page[size]=" + size).json())
                    .isEqualTo(tooLarge());
        }
        assertThat(tenant.get("/v2/porting_orders?page[size]=25").column("id")).hasSize(25);
        Answer history = tenant.get("/v2/porting_orders/" + order + "/history?page[size]=1");
        assertThat(history.text().length()).isLessThan(4 * 1024 * 1024 / 25);
    }

    /** Every attribute as long as it can be, of characters that take most room in JSON. */
    private String largestOrder(Tenant tenant) {
        String order = tenant.order(
                IntStream.range(10, 60).mapToObj(i -> "+13035557" + (100 + i)).toArray(String[]::new));
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "customer_reference", longest(255),
                "customer_group_reference", longest(255),
                "webhook_url", "https://example.com/" + "x".repeat(1980)));
        body.put(
                "end_user",
                Map.of(
                        "admin",
                        Map.of(
                                "entity_name", longest(255),
                                "auth_person_name", longest(255),
                                "account_number", longest(64),
                                "tax_identifier", longest(64),
                                "pin_passcode", longest(32),
                                "business_identifier", longest(64)),
                        "location",
                        Map.of(
                                "street_address", longest(255),
                                "extended_address", longest(255),
                                "locality", longest(255),
                                "administrative_area", longest(64),
                                "postal_code", longest(16))));
        body.put(
                "phone_number_configuration",
                Map.of(
                        "tags", Collections.nCopies(50, longest(100)),
                        "connection_id", server.reference(tenant, "connection", "x".repeat(64))));
        assertThat(tenant.edit(order, Json.text(body)).problems()).isEmpty();
        server.lead(tenant, order, "ported");
        assertThat(tenant.edit(order, Json.text(Map.of("user_feedback", Map.of("user_comment", longest(2000)))))
                        .problems())
                .isEmpty();
        return order;
    }

    private static String longest(int length) {
        return "\u0001".repeat(length);
    }

    private void comments(String order, String character, int count) {
        server.run("""
                        INSERT INTO porting_comment (id, account_id, porting_order_id, user_type, body, created_at)
                        SELECT gen_random_uuid(), account_id, id, 'admin', repeat(?, 10000), created_at
                        FROM porting_order, generate_series(1, ?::int) n WHERE id = ?::uuid""", character, Integer.toString(count), order);
    }

    private static JsonNode body(String detail, String parameter) {
        return Json.read(Json.text(Api.error("10033", "Value outside of range", detail, "parameter:" + parameter)));
    }

    private static JsonNode tooFar() {
        return body(
                "Pages reach to entry 100000 of a list; page[number] times page[size] may not be more. For what lies beyond,"
                        + " filter the list, best by time, and begin with its first page.",
                "page[number]");
    }

    private static JsonNode tooLarge() {
        return body(
                "The entries of this page come to more than 4 MiB. Ask for fewer at a time with a smaller page[size]; 25"
                        + " always fit.",
                "page[size]");
    }
}
