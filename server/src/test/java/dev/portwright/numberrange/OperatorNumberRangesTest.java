package dev.portwright.numberrange;

import static dev.portwright.testing.Api.operator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class OperatorNumberRangesTest {
    private static final String NEW_AREA = """
            {"prefix":"1387","digits":11,"country_code":"ca","phone_number_type":"local","note":"Overlay of 416"}""";

    @Inject
    TestServer server;

    private Tenant tenant;

    @BeforeEach
    void account() {
        tenant = server.tenant();
    }

    /** Other test classes use the ranges of this server. */
    @AfterEach
    void forget() {
        replace(200, "");
    }

    private static JsonPath replace(int status, String ranges) {
        return operator()
                .contentType("application/json")
                .body("{\"number_ranges\":[" + ranges + "]}")
                .put("/operator/number_ranges")
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    @Test
    void aNumberOfARangeThatWasAddedIsPortedFromThenOn() {
        assertThat(tenant.create("+13872345678").problems()).containsExactly("10002 /phone_numbers/0");

        assertThat(replace(200, NEW_AREA).<String, Object>getMap("data"))
                .isEqualTo(Map.of("record_type", "number_ranges_update", "removed", 0, "added", 1));

        Answer created = tenant.create("+1 (387) 234-5678");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.data("0.phone_numbers.0.phone_number")).isEqualTo("\"+13872345678\"");
        assertThat(created.data("0.phone_number_type")).isEqualTo("\"local\"");
        assertThat(tenant.get("/v2/porting_orders?filter[phone_numbers.country_code]=ca")
                        .data())
                .hasSize(1);
        Answer edited =
                tenant.edit(created.id(), "{\"end_user\":{\"admin\":{\"billing_phone_number\":\"387 234 5679\"}}}");
        assertThat(edited.data("end_user.admin.billing_phone_number")).isEqualTo("\"+13872345679\"");
    }

    @Test
    void theListIsReplacedAsAWholeAndListedByPrefix() {
        replace(200, NEW_AREA);
        assertThat(replace(200, """
                        {"prefix":"498","digits":12,"country_code":"DE","phone_number_type":"shared_cost"},
                        {"prefix":"1387","digits":11,"country_code":"CA","phone_number_type":"mobile"}""").<String, Object>getMap("data"))
                .isEqualTo(Map.of("record_type", "number_ranges_update", "removed", 1, "added", 2));

        JsonPath listed =
                operator().get("/operator/number_ranges").then().extract().jsonPath();
        assertThat(listed.<String, Object>getMap(""))
                .isEqualTo(Map.of(
                        "data",
                        List.of(range("1387", 11, "CA", "mobile"), range("498", 12, "DE", "shared_cost")),
                        "meta",
                        Map.of("page_number", 1, "page_size", 20, "total_pages", 1, "total_results", 2)));
    }

    private static Map<String, Object> range(String prefix, int digits, String country, String type) {
        return Map.of(
                "record_type", "number_range",
                "prefix", prefix,
                "digits", digits,
                "country_code", country,
                "phone_number_type", type,
                "note", "");
    }

    @Test
    void whatCannotBeARangeIsToldWithItsPlaceAndNothingChanges() {
        replace(200, NEW_AREA);
        JsonPath refused = replace(422, """
                {"prefix":"1387","digits":11,"country_code":"CA","phone_number_type":"local"},
                {"prefix":"1387","digits":11,"country_code":"CA","phone_number_type":"local"},
                {"prefix":"49123456","digits":7,"country_code":"DE","phone_number_type":"local"},
                {"prefix":"49","digits":12,"country_code":"FR","phone_number_type":"local"},
                {"prefix":"99","digits":12,"country_code":"XX","phone_number_type":"local"}""");
        assertThat(refused.<String>getList("errors.source.pointer"))
                .containsExactly(
                        "/number_ranges/1/prefix",
                        "/number_ranges/2/digits",
                        "/number_ranges/3/country_code",
                        "/number_ranges/4/country_code");
        assertThat(refused.<String>getList("errors.code")).containsExactly("10027", "10033", "10027", "10027");
        JsonPath listed =
                operator().get("/operator/number_ranges").then().extract().jsonPath();
        assertThat(listed.<String>getList("data.prefix")).containsExactly("1387");
    }

    @Test
    void aListHasAThousandRangesAtMost() {
        assertThat(replace(200, ranges(1_000)).<Integer>get("data.added")).isEqualTo(1_000);
        assertThat(replace(422, ranges(1_001)).<String>getList("errors.source.pointer"))
                .containsExactly("/number_ranges");
    }

    private static String ranges(int count) {
        String note = "n".repeat(200);
        return IntStream.range(0, count)
                .mapToObj(i -> """
                        {"prefix":"1387%d","digits":11,"country_code":"CA","phone_number_type":"local","note":"%s"}""".formatted(200 + i, note))
                .collect(Collectors.joining(","));
    }
}
