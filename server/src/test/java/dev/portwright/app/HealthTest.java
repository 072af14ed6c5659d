package dev.portwright.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.portwright.platform.config.Settings;
import dev.portwright.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HealthTest {
    @Inject
    Settings settings;

    @Test
    void liveSaysUp() {
        given().get("/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void readyAsksTheDatabase() {
        given().get("/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItem("Database connections health check"));
    }

    @Test
    void metricsAreServedForPrometheus() {
        given().get("/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }

    @Test
    void settingsOfATestAreThoseOfASandbox() {
        assertThat(settings.mode()).isEqualTo(Settings.Mode.SANDBOX);
        assertThat(settings.apiKey()).isEqualTo("portwright-sandbox-key");
        assertThat(settings.rateLimit()).isZero();
    }
}
