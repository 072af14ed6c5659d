package dev.portwright.reference;

import static dev.portwright.testing.Api.customer;
import static dev.portwright.testing.Api.error;
import static dev.portwright.testing.Api.operator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ServerTest
class OperatorReferencesTest {
    private static final String NOBODY = "/operator/accounts/00000000-0000-4000-8000-000000000000/references";

    @Test
    void aReferenceIsAllowedOnceAndListedByKind() {
        String account = Api.account("Reseller");
        String path = "/operator/accounts/" + account + "/references";

        Map<String, Object> made =
                put(201, path + "/connection/1752379429071357070").path("data");
        assertThat(made).containsOnlyKeys("record_type", "account_id", "kind", "reference_id", "created_at");
        assertThat(made)
                .containsEntry("record_type", "reference")
                .containsEntry("account_id", account)
                .containsEntry("kind", "connection")
                .containsEntry("reference_id", "1752379429071357070");
        assertThat(put(200, path + "/connection/1752379429071357070").<Map<String, Object>>path("data"))
                .isEqualTo(made);
        put(201, path + "/document/DE748D99-06FA-4D90-9F9A-F4B62696BADA");

        JsonPath all = operator().get(path).then().statusCode(200).extract().jsonPath();
        assertThat(all.<String>getList("data.reference_id"))
                .containsExactlyInAnyOrder("de748d99-06fa-4d90-9f9a-f4b62696bada", "1752379429071357070");
        assertThat(all.<String, Object>getMap("meta"))
                .isEqualTo(Map.of("page_number", 1, "page_size", 20, "total_pages", 1, "total_results", 2));
        JsonPath some = operator()
                .get(path + "?filter[kind]=connection")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(some.<Map<String, Object>>getList("data")).containsExactly(made);
    }

    @Test
    void aWithdrawnReferenceIsGone() {
        String path = "/operator/accounts/" + Api.account("Reseller") + "/references";
        put(201, path + "/billing_group/AbC");

        operator().delete(path + "/billing_group/aBc").then().statusCode(204);

        assertThat(operator().get(path).then().extract().<Integer>path("meta.total_results"))
                .isZero();
        for (String missing : new String[] {"/billing_group/abc", "/nonsense/abc", "/billing_group/%C3%A4"}) {
            assertThat(operator()
                            .delete(path + missing)
                            .then()
                            .statusCode(404)
                            .extract()
                            .jsonPath()
                            .<String, Object>getMap(""))
                    .isEqualTo(error("10005", "Resource not found", "The account has no such reference.", null));
        }
    }

    @Test
    void badKindsAndIdsAreRefused() {
        String path = "/operator/accounts/" + Api.account("Reseller") + "/references";

        assertThat(put(422, path + "/nonsense/abc").jsonPath().<String, Object>getMap(""))
                .isEqualTo(error(
                        "10032",
                        "Invalid enumerated value",
                        "The kind must be one of document, billing_group, connection, emergency_address,"
                                + " messaging_profile.",
                        "parameter:kind"));
        Map<String, Object> badId = error(
                "10027",
                "Unprocessable entity",
                "The id must be 1 to 64 printable ASCII characters without blanks.",
                "parameter:reference_id");
        for (String id : new String[] {"x".repeat(65), "%00", "a%20b", "%C4%B0"}) {
            assertThat(put(422, path + "/document/" + id).jsonPath().<String, Object>getMap(""))
                    .isEqualTo(badId);
        }
        put(201, path + "/document/" + "x".repeat(64));
        operator().get(path + "?filter[kind]=nonsense").then().statusCode(422);
        operator().get(path + "?filter[color]=red").then().statusCode(400);
    }

    @Test
    void accountsAreChecked() {
        Map<String, Object> noAccount = error("10005", "Resource not found", "There is no such account.", null);
        assertThat(put(404, NOBODY + "/document/x").jsonPath().<String, Object>getMap(""))
                .isEqualTo(noAccount);
        operator().get(NOBODY).then().statusCode(404);
        operator().delete(NOBODY + "/document/x").then().statusCode(404);
        put(400, "/operator/accounts/42/references/document/x");
        customer().get(NOBODY).then().statusCode(401);
    }

    private static ExtractableResponse<Response> put(int status, String path) {
        return operator()
                .urlEncodingEnabled(false)
                .put(path)
                .then()
                .statusCode(status)
                .extract();
    }
}
