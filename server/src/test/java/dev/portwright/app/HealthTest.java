package dev.portwright.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.portwright.platform.config.Settings;
import dev.portwright.testing.ServerTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@ServerTest
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
                .body("checks.name", hasItem("database"))
                .body("checks.find { it.name == 'database' }.data.state", equalTo("up"));
    }

    @Test
    void metricsAreServedForPrometheus() {
        given().get("/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }

    @Test
    void theDatabaseTheJobsAndTheLimitsAreMeasured() {
        given().get("/metrics")
                .then()
                .statusCode(200)
                .body(
                        containsString("portwright_database_state{state=\"up\"} 1.0"),
                        containsString("portwright_database_state{state=\"disk full\"} 0.0"),
                        containsString("portwright_database_connections_used "),
                        containsString("portwright_database_connections_waiting 0.0"),
                        containsString("portwright_database_connections_max 24.0"),
                        containsString("portwright_database_connection_wait_seconds_count "),
                        containsString("portwright_database_refusals_total{reason=\"account-crowded\"} 0.0"),
                        containsString("portwright_jobs_due{kind=\"porting-order-draft-expiry\"} "),
                        containsString("portwright_jobs_oldest_due_seconds{kind=\"porting-order-draft-expiry\"} "),
                        containsString("portwright_jobs_consecutive_failures{kind=\"porting-order-draft-expiry\"} "),
                        containsString("portwright_rate_limit_refusals_total 0.0"),
                        containsString("portwright_idempotency_answers_total{outcome=\"replayed\"} "));
    }

    @Test
    void settingsOfATestAreThoseOfASandbox() {
        assertThat(settings.mode()).isEqualTo(Settings.Mode.SANDBOX);
        assertThat(settings.apiKey()).isEqualTo("portwright-sandbox-key");
        assertThat(settings.rateLimit()).isZero();
    }
}
