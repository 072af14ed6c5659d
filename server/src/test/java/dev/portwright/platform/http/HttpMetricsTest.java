package dev.portwright.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What requests leave behind in the metrics. */
@ServerTest
class HttpMetricsTest {

    @Test
    void requestsAreCountedByMethodPathAndStatus() {
        String path = "/v2/porting_orders/" + UUID.randomUUID();
        given().get(path);

        assertThat(metrics())
                .contains(
                        "http_server_requests_seconds_count{method=\"GET\",status=\"401\",uri=\"/v2/porting_orders/{id}\"}")
                .doesNotContain(path);
    }

    @Test
    void whatClientsMakeUpMakesNoSeries() throws IOException {
        send("FIRST", "/v2/" + UUID.randomUUID());
        send("FIRST", "/v2/porting_orders");
        send("GET", "/v2;x");
        given().get("/" + UUID.randomUUID());
        given().options("/v2/porting_orders/" + UUID.randomUUID());
        metrics();
        long before = series();

        for (int i = 0; i < 50; i++) {
            send("M" + UUID.randomUUID(), "/v2/" + UUID.randomUUID());
            send("M" + UUID.randomUUID(), "/v2/porting_orders");
            send("GET", "/v2;" + UUID.randomUUID());
            given().get("/" + UUID.randomUUID());
            given().options("/v2/porting_orders/" + UUID.randomUUID());
        }

        assertThat(series()).isEqualTo(before);
        assertThat(metrics()).contains("method=\"OTHER\",status=\"405\",uri=\"/v2/porting_orders\"");
    }

    @Test
    void whatIsServedBesideTheApiIsOnlyThat() {
        assertThat(given().post("/metrics").statusCode()).isEqualTo(405);
        assertThat(given().get("/metrics/x").statusCode()).isEqualTo(404);
        assertThat(given().delete("/health/live").header("allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(given().get("/health/well").statusCode()).isEqualTo(404);
        assertThat(given().accept("image/png").get("/metrics").jsonPath().getString("errors[0].title"))
                .isEqualTo("Not acceptable");
    }

    private static String metrics() {
        return given().get("/metrics").asString();
    }

    private static long series() {
        return metrics().lines().filter(line -> line.startsWith("http_")).count();
    }

    private static void send(String method, String path) throws IOException {
        RawHttp.exchange(
                RestAssured.port, method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }
}
