package dev.portwright.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.PfxOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Requests to a receiver that encrypts, whose certificate is one for hooks.example. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboundTlsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String PASSWORD = "portwright";
    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
    private static final Answer NO_TLS = Answer.none(
            Outcome.TLS, "No encrypted connection could be made: the host's certificate, its name or TLS itself.");

    private final List<String> namesAskedFor = new CopyOnWriteArrayList<>();
    private VertxInternal vertx;
    private SSLContext certificate;
    private LoopbackOnly trusting;
    private LoopbackOnly usual;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("receiver.p12");
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=receiver",
                        "-ext",
                        "san=dns:hooks.example",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(made).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        certificate = SSLContext.getInstance("TLS");
        certificate.init(managers.getKeyManagers(), null, null);

        vertx = (VertxInternal) Vertx.vertx();
        trusting = new LoopbackOnly(
                vertx,
                new PfxOptions()
                        .setValue(vertx.fileSystem().readFileBlocking(store.toString()))
                        .setPassword(PASSWORD),
                Connections.MOST_KEPT);
        usual = new LoopbackOnly(vertx);
    }

    @AfterAll
    void stop() {
        trusting.close();
        usual.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Answer post(Connections connections, String host, int port) {
        Outbound outbound = new Outbound(
                new Guard(true, List.of(), address -> false),
                name -> CompletableFuture.completedFuture(List.of(InetAddress.getLoopbackAddress())),
                connections);
        Target target = Target.parse("https://" + host + ":" + port + "/").orElseThrow();
        return outbound.post(UUID.randomUUID(), target, Map.of(), new byte[0], LIMIT);
    }

    private Receiver encrypting() throws Exception {
        ServerSocket server =
                certificate.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        return new Receiver(server, connection -> {
            SSLSocket socket = (SSLSocket) connection.socket();
            socket.startHandshake();
            ((ExtendedSSLSession) socket.getSession())
                    .getRequestedServerNames()
                    .forEach(name -> namesAskedFor.add(((SNIHostName) name).getAsciiName()));
            while (connection.request() != null) {
                connection.send(OK);
            }
        });
    }

    @Test
    void theNameOfTheTargetIsAskedForAndTheConnectionKept() throws Exception {
        try (Receiver receiver = encrypting()) {
            namesAskedFor.clear();
            assertThat(post(trusting, "hooks.example", receiver.port()).body()).isEqualTo("ok");
            assertThat(post(trusting, "HOOKS.example.", receiver.port()).body()).isEqualTo("ok");
            assertThat(namesAskedFor).containsExactly("hooks.example");
            assertThat(receiver.requests().getFirst()).contains("host: hooks.example:" + receiver.port() + "\r\n");
        }
    }

    @Test
    void aCertificateOfAnotherNameIsNotTaken() throws Exception {
        try (Receiver receiver = encrypting()) {
            assertThat(post(trusting, "other.example", receiver.port())).isEqualTo(NO_TLS);
            assertThat(post(trusting, "127.0.0.1", receiver.port())).isEqualTo(NO_TLS);
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTaken() throws Exception {
        try (Receiver receiver = encrypting()) {
            assertThat(post(usual, "hooks.example", receiver.port())).isEqualTo(NO_TLS);
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void whoDoesNotEncryptIsToldNothing() throws Exception {
        try (Receiver receiver = new Receiver(connection -> connection.send(OK))) {
            assertThat(post(trusting, "hooks.example", receiver.port())).isEqualTo(NO_TLS);
        }
    }
}
