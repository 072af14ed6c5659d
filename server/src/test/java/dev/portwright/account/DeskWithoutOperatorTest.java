package dev.portwright.account;

import static dev.portwright.testing.Api.customer;
import static dev.portwright.testing.Api.error;
import static dev.portwright.testing.Api.operator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.portwright.testing.PostgresResource;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(DeskWithoutOperatorTest.Desk.class)
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = true)
class DeskWithoutOperatorTest {
    public static class Desk implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "PORTWRIGHT_MODE",
                    "desk",
                    "PORTWRIGHT_ENCRYPTION_KEY",
                    Base64.getEncoder().encodeToString(new byte[32]));
        }
    }

    @Inject
    TestServer server;

    @Test
    void whatASandboxLeftOnTheDatabaseDecidesNothingForPeople() {
        Tenant tenant = server.tenant();
        String id = server.completeOrder(tenant, "+13035550000");
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
        server.run("""
                INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                VALUES ('sandbox-carrier', ?, TIMESTAMPTZ '2020-01-01 00:00Z', false, 1)""", id);
        Awaitility.await()
                .until(() -> server.rows(
                                "SELECT task_instance FROM scheduled_tasks WHERE task_name = 'sandbox-carrier'")
                        .isEmpty());
        assertThat(tenant.show(id).data("status.value")).isEqualTo("\"in-process\"");
    }

    @Test
    void theOperatorApiDoesNotExist() {
        for (String path : List.of("/operator/accounts", "/operator/carriers")) {
            assertThat(operator()
                            .get(path)
                            .then()
                            .statusCode(404)
                            .extract()
                            .jsonPath()
                            .<String, Object>getMap(""))
                    .isEqualTo(error(
                            "10005",
                            "Resource not found",
                            "The operator API is off. Start the server with PORTWRIGHT_OPERATOR_KEY to use it.",
                            null));
        }
    }

    @Test
    void thereIsNothingOfASandbox() {
        for (String path : List.of(
                "/sandbox/clock",
                "/sandbox/nothing",
                "/sandbox/webhooks",
                "/sandbox/faults",
                "/sandbox/scenario?porting_order_id=00000000-0000-4000-8000-000000000000")) {
            assertThat(customer()
                            .get(path)
                            .then()
                            .statusCode(404)
                            .extract()
                            .jsonPath()
                            .<String, Object>getMap(""))
                    .isEqualTo(error(
                            "10005",
                            "Resource not found",
                            "There is nothing at this path. The operations are listed at /docs.",
                            null));
        }
        for (String path :
                List.of("/sandbox/clock/freeze", "/sandbox/clock/advance", "/sandbox/clock/reset", "/sandbox/reset")) {
            customer().contentType("application/json").post(path).then().statusCode(404);
        }
        for (String path : List.of("/sandbox/scenario", "/sandbox/faults")) {
            customer()
                    .contentType("application/json")
                    .body("{}")
                    .put(path)
                    .then()
                    .statusCode(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"})
    void whatADeskDoesNotHaveItDoesNotHaveForAnyMethod(String method) {
        for (String path : List.of(
                "/sandbox",
                "/sandbox/",
                "/sandbox/clock",
                "/sandbox/clock/advance",
                "/sandbox/no/thing",
                "/operator",
                "/operator/accounts",
                "/operator/no/thing")) {
            customer().request(method, path).then().statusCode(404).header("allow", nullValue());
            given().request(method, path).then().statusCode(404);
        }
    }

    @Test
    void theSandboxKeyOpensNothing() {
        customer().get("/v2/porting_orders/exception_types").then().statusCode(401);
    }
}
