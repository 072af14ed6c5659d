package dev.portwright.porting.correction.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ByCorrectionLink;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Await;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the forms of a link take of the memory for bodies while they come. */
@ServerTest
class CorrectionBodiesTest extends ByCorrectionLink {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String WITH_FILES = "multipart/form-data; boundary=b";

    /** Bytes are counted in steps of so many. */
    private static final int STEP = 8 * 1024;

    @Inject
    MeterRegistry meters;

    private double free() {
        return meters.get("http.server.bodies.free").gauge().value();
    }

    /** What is free when nothing is held any more: requests that are answered may hold theirs for a moment. */
    private double all() {
        long all = Runtime.getRuntime().maxMemory() / 6 / 1024 * 1024;
        Await.that("nothing is held", this::free, now -> now == all);
        return all;
    }

    /** A request of which the head has come, and the beginning of its body. */
    private Socket begin(String link, String type) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("POST " + link + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                                + "\r\nContent-Length: 30000\r\n\r\n--b\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private void takes(String link, String type, int bytes) throws IOException {
        double before = all();
        try (Socket _ = begin(link, type)) {
            Await.that("a body of " + type + " is counted", this::free, now -> now == before - bytes);
        }
        Await.that("what the body took is given back", this::free, now -> now == before);
    }

    @Test
    void aFormTakesWhatHasComeOfItAndOneWithFilesWhatTheyMayNeed() throws IOException {
        String link = link(confirming(false), "ENTITY_NAME_MISMATCH");
        takes(link, FORM, STEP);
        takes(link, WITH_FILES, FormReceiver.HELD_KIB * 1024);
    }

    @Test
    void whoHasNoLinkIsAnsweredBeforeTheBodyHasCome() throws IOException {
        double before = all();
        try (Socket socket = begin("/corrections?token=x", WITH_FILES)) {
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 404");
            assertThat(free()).isEqualTo(before);
        }
    }
}
