package dev.portwright.platform.http;

import static dev.portwright.testing.Api.customer;
import static dev.portwright.testing.Api.error;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.crypto.SealedIds;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RateLimitTest.FiveASecond.class)
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = true)
class RateLimitTest {
    @Inject
    Sealer sealer;

    public static class FiveASecond implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("PORTWRIGHT_RATE_LIMIT", "5");
        }
    }

    /** Whether they lead to anything: no table is asked before they are counted. */
    @Test
    void linksMaySendAsMany() {
        String document = new SealedIds(sealer, UUID.fromString("5f0c2a4e-6a0e-4f6e-9d51-6f1c7b0e2d3a"))
                .make(Instant.now().plusSeconds(600), UUID.randomUUID(), UUID.randomUUID());
        String correction = new SealedIds(sealer, UUID.fromString("0f6a7e0c-93d1-4b6b-8a39-3f4f6c5d2b17"))
                .make(null, UUID.randomUUID());
        for (String link : List.of("/v2/document_downloads?token=" + document, "/corrections?token=" + correction)) {
            Response refused = given().get(link);
            assertThat(refused.statusCode()).isEqualTo(404);
            for (int i = 0; i < 200 && refused.statusCode() == 404; i++) {
                refused = given().get(link);
            }
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.header("retry-after")).isEqualTo("1");
            assertThat(refused.header("x-ratelimit-limit")).isNull();
            assertThat(refused.jsonPath().<String, Object>getMap(""))
                    .isEqualTo(error(
                            "10011",
                            "Too many requests",
                            "This link may send 5 requests a second. Wait as long as Retry-After says.",
                            null));
        }
    }

    @Test
    void aKeyMaySendFiveRequestsASecondAndIsToldSo() {
        Response first = customer().get("/v2/porting_orders/exception_types");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.header("x-ratelimit-limit")).isEqualTo("5");
        assertThat(first.header("x-ratelimit-remaining")).isEqualTo("4");
        assertThat(first.header("x-ratelimit-reset")).isEqualTo("1");

        Response refused = first;
        for (int i = 0; i < 200 && refused.statusCode() == 200; i++) {
            refused = customer().get("/v2/porting_orders/exception_types");
        }

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("x-ratelimit-limit")).isEqualTo("5");
        assertThat(refused.header("x-ratelimit-remaining")).isEqualTo("0");
        assertThat(refused.header("retry-after")).isEqualTo("1");
        assertThat(refused.jsonPath().<String, Object>getMap(""))
                .isEqualTo(error(
                        "10011",
                        "Too many requests",
                        "This key may send 5 requests a second. Wait as long as Retry-After says.",
                        null));
    }
}
