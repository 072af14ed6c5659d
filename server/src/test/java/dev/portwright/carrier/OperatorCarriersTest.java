package dev.portwright.carrier;

import static dev.portwright.testing.Api.customer;
import static dev.portwright.testing.Api.error;
import static dev.portwright.testing.Api.operator;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServerTest
class OperatorCarriersTest {
    private static final String HEADER =
            "prefix,carrier_name,spid,ocn,fast_port_eligible,messaging_capable,portable\r\n";
    private static final String ROW = "1303555,Unreal Communications,X001,X002,true,true,true\r\n";

    /** Other test classes use the shipped directory of this server. */
    @AfterEach
    void restore() {
        StringBuilder csv = new StringBuilder(HEADER.strip() + ",not_portable_reason\r\n");
        for (CarrierRange range : CarrierRanges.of(CarrierDirectoryService.shippedTable())) {
            Carrier carrier = range.carrier();
            csv.append("%s,\"%s\",%s,%s,%s,%s,%s,%s\r\n"
                    .formatted(
                            range.prefix(),
                            carrier.name(),
                            carrier.spid(),
                            carrier.ocn(),
                            carrier.fastPortEligible(),
                            carrier.messagingCapable(),
                            carrier.portable(),
                            carrier.notPortableReason()));
        }
        replace(200, csv.toString());
    }

    @Test
    void theDirectoryIsReplacedAndListed() {
        int before = operator()
                .get("/operator/carriers")
                .then()
                .statusCode(200)
                .extract()
                .path("meta.total_results");

        assertThat(replace(200, HEADER + ROW + "1907,Farthest North,9907,9907,false,false,false\r\n"))
                .isEqualTo(Map.of(
                        "data", Map.of("record_type", "carrier_directory_update", "removed", before, "added", 2)));

        JsonPath listed = operator().get("/operator/carriers").then().extract().jsonPath();
        assertThat(listed.<String, Object>getMap(""))
                .isEqualTo(Map.of(
                        "data",
                        List.of(
                                range("1303555", "Unreal Communications", "X001", "X002", true, ""),
                                range("1907", "Farthest North", "9907", "9907", false, "No coverage")),
                        "meta",
                        Map.of("page_number", 1, "page_size", 20, "total_pages", 1, "total_results", 2)));
    }

    private static Map<String, Object> range(
            String prefix, String name, String spid, String ocn, boolean yes, String reason) {
        return Map.of(
                "prefix", prefix,
                "carrier_name", name,
                "spid", spid,
                "ocn", ocn,
                "fast_port_eligible", yes,
                "messaging_capable", yes,
                "portable", yes,
                "not_portable_reason", reason);
    }

    @Test
    void badRowsAreNamedAndNothingChanges() {
        Map<String, Object> refusal = replace(422, HEADER + ROW + "0,X,1,1,true,true,true\r\n");

        assertThat(refusal)
                .isEqualTo(error(
                        "10027",
                        "Unprocessable entity",
                        "Row 3, column prefix: '0' is not 1 to 15 digits of which the first is not 0.",
                        null));
        assertThat(operator().get("/operator/carriers").then().extract().<Integer>path("meta.total_results"))
                .isGreaterThan(100);
    }

    @Test
    void otherMediaTypesAndKeysAreRefused() {
        assertThat(operator()
                        .contentType("application/json")
                        .body("{}")
                        .put("/operator/carriers")
                        .then()
                        .statusCode(415)
                        .extract()
                        .<String>path("errors[0].code"))
                .isEqualTo("10014");
        customer().get("/operator/carriers").then().statusCode(401);
        operator().get("/operator/carriers?page[number]=0").then().statusCode(422);
        operator().get("/operator/carriers?filter[x]=0").then().statusCode(400);
    }

    @Test
    void aFileMayBeLargerThanOtherBodiesButNotWithoutEnd() throws IOException {
        byte[] padded = (HEADER + ROW + "\r\n".repeat(1 << 20)).getBytes(UTF_8);
        operator()
                .contentType("text/csv")
                .body(padded)
                .put("/operator/carriers")
                .then()
                .statusCode(200);

        assertThat(answerToAnnouncing((128 << 20) + 1))
                .startsWith("HTTP/1.1 413 ")
                .contains("The body of this request may have at most 128 MiB.");
    }

    @Test
    void nothingIsNoFile() {
        assertThat(replace(422, ""))
                .isEqualTo(error(
                        "10027",
                        "Unprocessable entity",
                        "The file is empty. Its first row must name the columns.",
                        null));
    }

    /** What the server says to a file of this length before it has any of it. */
    private static String answerToAnnouncing(long length) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("PUT /operator/carriers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + Api.OPERATOR_KEY + "\r\nContent-Type: text/csv\r\nContent-Length: " + length
                                    + "\r\n\r\n")
                            .getBytes(UTF_8));
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[8_192];
            while (answer.indexOf("]}") < 0) {
                int read = socket.getInputStream().read(buffer);
                if (read < 0) {
                    break;
                }
                answer.append(new String(buffer, 0, read, UTF_8));
            }
            return answer.toString();
        }
    }

    private static Map<String, Object> replace(int status, String csv) {
        return operator()
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .put("/operator/carriers")
                .then()
                .statusCode(status)
                .extract()
                .jsonPath()
                .getMap("");
    }
}
