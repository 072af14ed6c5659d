package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are no HTTP. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MalformedHttpTest {

    @ParameterizedTest
    @CsvSource({
        "400, 'nonsense\\r\\n\\r\\n'",
        "400, 'GET /v2 HTTP/1.1\\r\\nHost: x\\r\\nbad header\\r\\n\\r\\n'",
        "400, 'POST /v2/portability_checks HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: ten\\r\\n\\r\\n'",
        "400, 'POST /v2/portability_checks HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: -1\\r\\n\\r\\n'",
        "431, 'GET /v2 HTTP/1.1\\r\\nHost: x\\r\\nX-Long: LONG\\r\\n\\r\\n'",
        "414, 'GET /v2?LONG HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n'",
    })
    void isRefused(int status, String request) throws IOException {
        String bytes = request.replace("\\r", "\r").replace("\\n", "\n").replace("LONG", "x".repeat(40_000));

        String answer = RawHttp.exchange(RestAssured.port, bytes);

        assertThat(answer).matches("(?s)HTTP/1[.][01] " + status + " .*");
        assertThat(answer)
                .contains("content-type: application/json", "x-request-id: ")
                .contains("{\"errors\":[{\"code\":\"10015\"");
    }
}
