package dev.portwright.exceptiontype;

import static dev.portwright.testing.Api.customer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ServerTest
class ExceptionTypesTest {
    private static final String PATH = "/v2/porting_orders/exception_types";

    private final ExceptionCatalog catalog = new ExceptionCatalog();
    private final JsonNode schemas = Json.read(Contract.json()).at("/components/schemas");

    @Test
    void theCatalogueHasExactlyThePublishedCodes() {
        List<String> published = schemas.at("/PortingOrdersExceptionType/properties/code/enum")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();

        assertThat(published).hasSize(21);
        assertThat(catalog.all()).extracting(ExceptionType::code).containsExactlyElementsOf(published);
    }

    @Test
    void everyTextSaysSomethingAndEveryAttributeCanBePatched() {
        for (ExceptionType type : catalog.all()) {
            assertThat(type.description())
                    .as(type.code())
                    .hasSizeBetween(40, 250)
                    .endsWith(".");
            String attribute = type.attribute();
            if (attribute == null) {
                assertThat(type.description()).as(type.code()).containsIgnoringCase("submit");
            } else {
                JsonNode at = schemas.path("UpdatePortingOrder");
                for (String name : attribute.split("\\.", -1)) {
                    JsonNode next = resolve(at).at("/properties/" + name);
                    assertThat(next.isMissingNode()).as(attribute).isFalse();
                    at = next;
                }
            }
        }
    }

    private JsonNode resolve(JsonNode schema) {
        JsonNode found = schema;
        for (JsonNode choice : schema.path("anyOf")) {
            found = choice.has("$ref") ? choice : found;
        }
        JsonNode reference = found.path("$ref");
        return reference.isMissingNode()
                ? found
                : schemas.path(reference.stringValue().substring(21));
    }

    @Test
    void codesAreFoundExactly() {
        assertThat(catalog.find("PASSCODE_PIN_INVALID"))
                .get()
                .extracting(ExceptionType::attribute)
                .isEqualTo("end_user.admin.pin_passcode");
        assertThat(catalog.find("passcode_pin_invalid")).isEmpty();
    }

    @Test
    void theListIsServedWhole() {
        List<Map<String, Object>> data =
                customer().get(PATH).then().statusCode(200).extract().path("data");

        assertThat(data)
                .hasSize(21)
                .allSatisfy(type -> assertThat(type).containsOnlyKeys("code", "description", "attribute"));
        assertThat(data.get(3))
                .isEqualTo(Map.of(
                        "code", "ENTITY_NAME_MISMATCH",
                        "description",
                                "The losing carrier knows the owner under another name. Give the name exactly as its"
                                        + " records have it.",
                        "attribute", "end_user.admin.entity_name"));
    }

    @Test
    void thePathIsNotTakenForAnOrder() {
        customer().get("/v2/porting_orders/exception_type").then().statusCode(400);
        customer()
                .get("/v2/porting_orders/00000000-0000-4000-8000-000000000000")
                .then()
                .statusCode(404);
        given().get(PATH).then().statusCode(401);
        customer().get(PATH + "?filter[code]=OTHER").then().statusCode(400);
    }
}
