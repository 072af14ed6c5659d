package dev.portwright.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The door as the server has it: of a sandbox, which may send requests to itself. */
@ServerTest
class OutboundInServerTest {
    @Inject
    Outbound outbound;

    @Inject
    TestServer server;

    private Answer post(String url) {
        return outbound.post(
                UUID.randomUUID(), Target.parse(url).orElseThrow(), Map.of(), new byte[0], Duration.ofSeconds(10));
    }

    @Test
    void aSandboxReachesItselfAndNoPrivateNetwork() {
        assertThat(post("http://localhost:" + RestAssured.port + "/openapi.json")
                        .status())
                .isEqualTo(405);
        assertThat(post("http://10.0.0.1/").outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void targetsAreNoSeriesOfTheMetrics() {
        post("http://made-up.localhost:" + RestAssured.port + "/made/up");
        assertThat(server.tenant().client().get("/metrics").text())
                .contains("http_server_requests_seconds")
                .doesNotContain("http_client")
                .doesNotContain("made-up");
    }
}
