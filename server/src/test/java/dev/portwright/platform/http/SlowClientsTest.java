package dev.portwright.platform.http;

import static dev.portwright.testing.Api.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portwright.platform.door.Door;
import dev.portwright.platform.door.Limits;
import dev.portwright.testing.ServerTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that take their time, or more than their share of connections, or go away. */
@ServerTest
class SlowClientsTest {
    private static final String TYPES = "/v2/porting_orders/exception_types";
    private static final String HEAD = "Host: localhost\r\nAuthorization: Bearer portwright-sandbox-key\r\n";
    private static final Duration SHORT = Duration.ofMillis(300);

    private final List<Socket> sockets = new ArrayList<>();
    private Limits before = Limits.USUAL;

    @BeforeEach
    void haveLittlePatience() {
        before = Door.current().limits();
        Door.current().limit(new Limits(1_000, SHORT, 1_000_000, SHORT.multipliedBy(4), SHORT, SHORT, 256 << 10, 4));
    }

    @AfterEach
    void beAsBefore() throws IOException {
        Door.current().limit(before);
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void aHeadThatDoesNotEndIsAnswered() throws IOException {
        String answer = RawHttp.exchange(RestAssured.port, "GET " + TYPES + " HTTP/1.1\r\n" + HEAD);

        assertThat(answer)
                .startsWith("HTTP/1.1 408 ")
                .contains("x-request-id: ", "connection: close")
                .endsWith("{\"errors\":[{\"code\":\"10015\",\"title\":\"Request timeout\","
                        + "\"detail\":\"The request did not come to its end in time.\","
                        + "\"meta\":{\"url\":\"http://127.0.0.1:" + RestAssured.port + "/docs/errors.html#10015\"}}]}");
    }

    @Test
    void aBodyThatDoesNotEndIsAnswered() throws IOException {
        String answer = RawHttp.exchange(
                RestAssured.port,
                "POST /v2/portability_checks HTTP/1.1\r\n" + HEAD
                        + "Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{\"phone_numbers\"");

        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("did not come to its end in time", "connection: close");
    }

    @Test
    void aConnectionThatAsksForNothingEnds() throws IOException {
        assertThat(RawHttp.exchange(RestAssured.port)).isEmpty();
        assertThat(RawHttp.exchange(RestAssured.port, "GET " + TYPES + " HTTP/1.1\r\n" + HEAD + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aClientThatDoesNotReadGoesAndOthersAreServed() throws IOException {
        String request = "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (int i = 0; i < 10; i++) {
            Socket socket = connect();
            socket.getOutputStream().write(request.repeat(4).getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(customer().get(TYPES).statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> Door.current().unread() == 0);
        assertThat(customer().get(TYPES).statusCode()).isEqualTo(200);
    }

    @Test
    void aClientThatDoesNotReadPagesGoes() throws IOException {
        // Large ones, several times: the operating system takes some megabytes before anybody has to wait.
        String request = "GET /webjars/swagger-ui/5.32.1/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n";
        connect().getOutputStream().write(request.repeat(5).getBytes(StandardCharsets.US_ASCII));

        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(10))
                .until(() -> Door.current().busy() > 0);
        await().atMost(Duration.ofSeconds(20)).until(() -> Door.current().connections() == 0);
    }

    @Test
    void theConnectionThatHasBeenIdleForLongestMakesRoom() throws IOException {
        // Clients of earlier tests may have left theirs open.
        int most = Door.current().connections() + 20;
        Door.current().limit(Limits.USUAL.withConnections(most));
        for (int i = 0; i < 60; i++) {
            connect();
        }
        assertThat(customer().get(TYPES).statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(10)).until(() -> Door.current().connections() <= most + 1);
    }

    @Test
    void clientsThatGoAwayAmidTheirRequestsGiveBackTheirShareOfTheKey() throws IOException {
        Door.current().limit(Limits.USUAL);
        byte[] request = ("GET /v2/porting_orders HTTP/1.1\r\n" + HEAD + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 8 * ParallelLimit.LIMIT; i++) {
            try (Socket socket = connect()) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream().write(request);
                if (i % 4 == 0) {
                    socket.getInputStream().read();
                }
            }
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> customer().get("/v2/porting_orders").statusCode() == 200);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
        return socket;
    }
}
