package dev.portwright.platform.http;

import static dev.portwright.testing.Api.customer;
import static dev.portwright.testing.Api.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RateLimitTest.FiveASecond.class)
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = true)
class RateLimitTest {
    public static class FiveASecond implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("PORTWRIGHT_RATE_LIMIT", "5");
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
