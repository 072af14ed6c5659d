package dev.portwright.porting.owner;

import static dev.portwright.testing.Api.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is told of names that nobody knows, and of values in another form than is wanted. */
@ServerTest
class NamesWarningsTest {
    private static final String ORDERS = "/v2/porting_orders";

    @Inject
    TestServer server;

    Tenant tenant;
    String id;

    @BeforeEach
    void draft() {
        tenant = server.tenant();
        id = tenant.order("+13035550000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"end_user\":{\"location\":{\"city\":\"Austin\"}}} | /end_user/location/city | city | locality",
                "{\"end_user\":{\"location\":{\"state\":\"TX\"}}} | /end_user/location/state | state | administrative_area",
                "{\"end_user\":{\"location\":{\"zip\":\"78701\"}}} | /end_user/location/zip | zip | postal_code",
                "{\"end_user\":{\"location\":{\"zipCode\":\"78701\"}}} | /end_user/location/zipCode | zipCode | postal_code",
                "{\"end_user\":{\"location\":{\"street\":\"x\"}}} | /end_user/location/street | street | street_address",
                "{\"end_user\":{\"location\":{\"country\":\"US\"}}} | /end_user/location/country | country | country_code",
                "{\"end_user\":{\"admn\":{}}} | /end_user/admn | admn | admin",
                "{\"customerReference\":\"x\"} | /customerReference | customerReference | customer_reference",
                "{\"webhook\":\"x\"} | /webhook | webhook | webhook_url",
                "{\"messaging\":{\"enabled_messaging\":true}} | /messaging/enabled_messaging | enabled_messaging | enable_messaging",
                "{\"foc_datetime_requested\":1} | /foc_datetime_requested | foc_datetime_requested | activation_settings.foc_datetime_requested",
                "{\"end_user\":{\"entity_name\":\"x\"}} | /end_user/entity_name | entity_name | end_user.admin.entity_name",
            })
    void anEditTellsWhatMayHaveBeenMeant(String body, String pointer, String name, String meant) {
        Answer edited = tenant.edit(id, body);
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.json().at("/meta/warnings"))
                .isEqualTo(warnings(
                        pointer, "'" + name + "' is not known here and was ignored. Did you mean '" + meant + "'?"));
    }

    @Test
    void whatIsNearNothingIsToldToo() {
        assertThat(tenant.edit(id, "{\"quux\":{\"deep\":[{\"er\":1}]}}").json().at("/meta/warnings"))
                .isEqualTo(warnings("/quux", "'quux' is not known here and was ignored."));
    }

    @Test
    void entriesOfListsAreLookedAt() {
        Answer edited = tenant.edit(id, """
                {"requirements":[],"phone_number_configuration":{"tags":["a","b"]},
                 "misc":null,"end_user":{"location":null}}""");
        assertThat(edited.json().path("meta").has("warnings")).isFalse();
        Answer group = tenant.post(ORDERS, """
                {"phone_numbers":["+13035550001"],"phone_number_blocks":[],"customer_reference":null}""");
        assertThat(group.status()).as(group.text()).isEqualTo(201);
        assertThat(group.json().path("meta").has("warnings")).isFalse();
    }

    @Test
    void whatAnOrderShowsMayBeSentBack() {
        JsonNode shown = Json.read(tenant.get(ORDERS + "/" + id + "?include_phone_numbers=false")
                .data()
                .toString());
        Answer edited = tenant.edit(id, shown.toString());
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.warnings()).isEmpty();
        // The numbers of an order are not among what a PATCH answers, and nobody should think that it changes them.
        assertThat(tenant.edit(id, "{\"phone_numbers\":[\"+13035550001\"]}").warnings())
                .containsExactly("10027 /phone_numbers");
    }

    @Test
    void creatingTellsThemBesideTheOrders() {
        Answer created = tenant.post(ORDERS, """
                {"phone_numbers":["+13035550001"],"customerRef":"x","misc":{"type":"full"},"nothing":[]}""");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.json().path("meta"))
                .isEqualTo(Json.tree(Map.of(
                        "porting_order_group_id",
                        created.json().at("/meta/porting_order_group_id").asString(),
                        "warnings",
                        List.of(
                                warning(
                                        "/customerRef",
                                        "'customerRef' is not known here and was ignored. Did you mean"
                                                + " 'customer_reference'?"),
                                warning(
                                        "/misc",
                                        "'misc' is not known here and was ignored. Give it to the order that was created:"
                                                + " PATCH /v2/porting_orders/{id}."),
                                warning("/nothing", "'nothing' is not known here and was ignored.")))));
        assertThat(created.data()).hasSize(1);
    }

    @Test
    void theSameAnswerIsKeptForAnIdempotencyKey() {
        String body = "{\"phone_numbers\":[\"+13035550001\"],\"nothing\":1}";
        Answer first = tenant.post(ORDERS, body, "Idempotency-Key", "k1");
        assertThat(first.warnings()).containsExactly("10027 /nothing");
        assertThat(tenant.post(ORDERS, body, "Idempotency-Key", "k1").text()).isEqualTo(first.text());
    }

    @Test
    void atMostTwentyAreTold() {
        assertThat(tenant.edit(id, unknown(20)).warnings()).hasSize(20).doesNotContain("10027");
        JsonNode warnings = tenant.edit(id, unknown(21)).json().at("/meta/warnings");
        assertThat(warnings).hasSize(20);
        assertThat(warnings.get(18).at("/source/pointer").asString()).isEqualTo("/quux18");
        assertThat(warnings.get(19))
                .isEqualTo(Json.tree(
                        warning("", "There are more names that are not known here than the 19 told before.")));
    }

    /** As many as fit into a body. */
    @Test
    void manyAreToldAtOnce() {
        String names =
                IntStream.range(0, 20_000).mapToObj(i -> "\"q" + i + "\":0").collect(Collectors.joining(","));
        String body = "{\"phone_numbers\":[\"+13035550001\"]," + names + "}";
        assertTimeout(Duration.ofSeconds(10), () -> {
            Answer created = tenant.post(ORDERS, body);
            assertThat(created.status()).as(created.text()).isEqualTo(201);
            assertThat(created.warnings()).hasSize(20);
            assertThat(tenant.edit(id, "{" + names.substring(0, 60_000).replaceAll(",[^,]*$", "") + "}")
                            .warnings())
                    .hasSize(20);
        });
    }

    @Test
    void namesThatMeanHarmAreCut() {
        String name = "\u0001\u202e<b>\"~/" + "x".repeat(180);
        JsonNode warnings = tenant.edit(id, Json.text(Map.of(name, 1))).json().at("/meta/warnings");
        assertThat(warnings)
                .isEqualTo(warnings(
                        "/\u0001\u202e<b>\"~0~1" + "x".repeat(180),
                        "'?\u202e<b>\"~/" + "x".repeat(32) + "...' is not known here and was ignored."));
        String longest = "/".repeat(200);
        assertThat(tenant.edit(id, Json.text(Map.of("misc", Map.of(longest, 1))))
                        .json()
                        .at("/meta/warnings/0/source/pointer")
                        .asString())
                .isEqualTo("/misc/" + "~1".repeat(97) + "...");
    }

    @Test
    void whatIsRefusedHasNoWarnings() {
        Answer refused = tenant.edit(id, "{\"quux\":1,\"misc\":{\"type\":\"x\"}}");
        assertThat(refused.problems()).containsExactly("10032 /misc/type");
        assertThat(refused.json().has("meta")).isFalse();
    }

    @Test
    void numbersAreTextsAndNoObjects() {
        Answer refused = tenant.post(ORDERS, "{\"phone_numbers\":[{\"phone_number\":\"+13035550001\"}]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.tree(error(
                        "10026",
                        "Invalid parameter type",
                        "Expected string but found an object. Send the string itself, not an object that has it.",
                        "pointer:/phone_numbers/0")));
    }

    @Test
    void documentsAreAnObject() {
        for (String sent : List.of("[\"ce74b771-d23d-4960-81ec-8741b3862146\"]", "[{\"type\":\"loa\"}]", "[]")) {
            Answer refused = tenant.edit(id, "{\"documents\":" + sent + "}");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json())
                    .isEqualTo(Json.tree(error(
                            "10026",
                            "Invalid parameter type",
                            "Expected object but found an array. It is an object with loa and invoice, each the id of a"
                                    + " document. Other documents are added with POST"
                                    + " /v2/porting_orders/{id}/additional_documents.",
                            "pointer:/documents")));
        }
        assertThat(tenant.edit(id, "{\"end_user\":[]}").json())
                .isEqualTo(Json.tree(error(
                        "10026",
                        "Invalid parameter type",
                        "Expected object but found an array. Send one object, which may have admin, location.",
                        "pointer:/end_user")));
    }

    private static String unknown(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"quux" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static JsonNode warnings(String pointer, String detail) {
        return Json.tree(List.of(warning(pointer, detail)));
    }

    private static Map<String, Object> warning(String pointer, String detail) {
        return Map.of(
                "code",
                "10027",
                "title",
                "Unprocessable entity",
                "detail",
                detail,
                "source",
                Map.of("pointer", pointer));
    }
}
