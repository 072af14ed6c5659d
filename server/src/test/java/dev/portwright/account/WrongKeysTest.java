package dev.portwright.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who tries keys is slowed down, and nobody else. Each case calls from an address of its own. */
@ServerTest
class WrongKeysTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.77.1, 127.0.77.2, /operator/accounts, " + Api.OPERATOR_KEY,
        "127.0.77.3, 127.0.77.4, /v2/porting_orders, " + Api.SANDBOX_KEY
    })
    void beyondAHundredWrongKeysAreRefusedWhileTheRightOneAndOtherAddressesGetThrough(
            String address, String other, String path, String key) throws IOException {
        String answer = "";
        for (int i = 0; i < 100; i++) {
            answer = get(address, path, "wrong-key-number-" + i);
            assertThat(answer).startsWith("HTTP/1.1 401 ");
        }
        for (int i = 0; i < 300 && answer.startsWith("HTTP/1.1 401 "); i++) {
            answer = get(address, path, "another-wrong-key-" + i);
        }

        assertThat(answer)
                .startsWith("HTTP/1.1 429 ")
                .containsPattern("(?i)retry-after: [0-9]+\r\n")
                .endsWith(
                        "{\"errors\":[{\"code\":\"10011\",\"title\":\"Too many requests\",\"detail\":\"Too many wrong keys"
                                + " have come from your address. Wait as long as Retry-After says, and check the key.\","
                                + "\"meta\":{\"url\":\"http://localhost/docs/errors.html#10011\"}}]}");
        assertThat(get(address, path, key)).startsWith("HTTP/1.1 200 ");
        assertThat(get(other, path, "wrong-key")).startsWith("HTTP/1.1 401 ");
    }

    private static String get(String from, String path, String key) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(10_000);
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), RestAssured.port));
            socket.getOutputStream()
                    .write(("GET " + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                                    + key + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
