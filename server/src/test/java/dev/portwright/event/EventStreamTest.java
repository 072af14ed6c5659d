package dev.portwright.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Await;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The account's events as they come. */
@ServerTest
@Timeout(60)
class EventStreamTest {
    private static final String STREAM = "/v2/porting/events/stream";

    @Inject
    TestServer server;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<InputStream> open = new ArrayList<>();

    Tenant tenant;
    String order;

    @BeforeEach
    void order() {
        tenant = server.tenant();
        order = tenant.order("+13035550030");
    }

    @AfterEach
    void close() throws IOException {
        for (InputStream stream : open) {
            stream.close();
        }
        client.shutdownNow();
    }

    private void turnMessaging(boolean on) {
        tenant.edit(order, Body.of("messaging.enable_messaging", on));
    }

    private HttpResponse<InputStream> ask(String path, String... headers) throws IOException, InterruptedException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + tenant.key());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        open.add(answer.body());
        return answer;
    }

    private int status() {
        try {
            return ask(STREAM).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private BufferedReader stream(String path, String... headers) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = ask(path, headers);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The lines of the next event. */
    private static List<String> next(BufferedReader stream) throws IOException {
        List<String> lines = new ArrayList<>();
        while (true) {
            String line = stream.readLine();
            if (line == null) {
                return lines;
            } else if (line.startsWith("id:") || (!lines.isEmpty() && !line.isEmpty())) {
                lines.add(line);
            } else if (!lines.isEmpty()) {
                return lines;
            }
        }
    }

    @Test
    void anEventComesAsItIsListed() throws Exception {
        BufferedReader stream = stream(STREAM);
        turnMessaging(true);
        List<String> event = next(stream);
        String id = tenant.get("/v2/porting/events").column("id").getFirst();
        assertThat(event.subList(0, 2)).containsExactly("id: " + id, "event: porting_order.messaging_changed");
        assertThat(Json.read(event.get(2).substring("data: ".length())))
                .isEqualTo(tenant.get("/v2/porting/events/" + id).data());
    }

    @Test
    void whoComesBackGoesOnAfterTheLastEventThatWasSeen() throws Exception {
        turnMessaging(true);
        turnMessaging(false);
        List<String> ids = tenant.get("/v2/porting/events?after=beginning").column("id");
        assertThat(next(stream(STREAM + "?after=beginning")).getFirst()).isEqualTo("id: " + ids.getFirst());
        assertThat(next(stream(STREAM + "?after=beginning", "Last-Event-ID", ids.getFirst()))
                        .getFirst())
                .isEqualTo("id: " + ids.getLast());
    }

    @Test
    void anUnknownEventToGoOnAfterIsRefused() throws Exception {
        HttpResponse<InputStream> refused =
                ask(STREAM, "Last-Event-ID", UUID.randomUUID().toString());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Json.read(new String(refused.body().readAllBytes(), StandardCharsets.UTF_8))
                        .at("/errors/0/source/parameter")
                        .stringValue())
                .isEqualTo("Last-Event-ID");
    }

    @Test
    void anAccountHasTenStreamsAndGetsAnotherPlaceWhenOneIsClosed() throws Exception {
        for (int i = 0; i < EventStreams.MOST_OF_ACCOUNT; i++) {
            stream(STREAM);
        }
        assertThat(ask(STREAM).statusCode()).isEqualTo(429);
        open.getFirst().close();
        Await.that("there is a place", this::status, status -> status == 200);
    }
}
