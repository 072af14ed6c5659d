package dev.portwright.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.config.IpRange;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets that lead to where nobody from outside should get by way of this server, as a desk sees them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTargetsTest {
    private static final UUID OWNER = UUID.randomUUID();
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String URL = "The value must be an absolute http or https URL";
    private static final String USER = "The URL must not hold a user name or a password";
    private static final String NUMBER = "A host that ends in a number must be an IPv4 address";
    private static final String PORT = "The port of the URL must be between 1 and 65535.";

    private static final InetAddress OWN = address("198.41.0.4");

    /** What the name servers say. */
    private static final Map<String, String> NAMES = Map.of(
            "private.example", "10.0.0.5",
            "mixed.example", "93.184.215.14,192.168.1.1",
            "six.example", "2606:2800:21f:cb07::1,fd00::1",
            "metadata.google.internal", "169.254.169.254",
            "loops.example", "127.0.0.1",
            "own.example", "198.41.0.4",
            "tunnel.example", "2002:7f00:1::");

    private VertxInternal vertx;
    private LoopbackOnly connections;
    private DnsNames names;

    @BeforeAll
    void start() {
        vertx = (VertxInternal) Vertx.vertx();
        connections = new LoopbackOnly(vertx);
        names = new DnsNames(vertx);
    }

    @AfterAll
    void stop() {
        names.close();
        connections.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Outbound outbound(boolean sandbox, String... allowed) {
        List<IpRange> ranges = Arrays.stream(allowed)
                .map(text -> IpRange.parse(text).orElseThrow())
                .toList();
        return new Outbound(new Guard(sandbox, ranges, OWN::equals), this::lookedUp, connections);
    }

    /** The names of this test; what is about this machine is not asked of anybody. */
    private CompletableFuture<List<InetAddress>> lookedUp(String name) {
        if (name.endsWith("localhost")) {
            return names.addresses(name);
        }
        String known = NAMES.get(name);
        return known == null
                ? CompletableFuture.failedFuture(new UnknownHostException(name))
                : CompletableFuture.completedFuture(addresses(known));
    }

    private static List<InetAddress> addresses(String text) {
        return Arrays.stream(text.split(",")).map(HostileTargetsTest::address).toList();
    }

    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }

    private static Answer post(Outbound outbound, String url) {
        return outbound.post(OWNER, Target.parse(url).orElseThrow(), Map.of(), new byte[0], LIMIT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Addresses as they are.
                "http://127.0.0.1/                              | a loopback address",
                "http://127.255.255.254:8080/                   | a loopback address",
                "http://127.0.0.1./                             | a loopback address",
                "http://10.0.0.1/                               | a private address",
                "http://172.16.0.1/                             | a private address",
                "http://172.31.255.255/                         | a private address",
                "http://192.168.0.1/                            | a private address",
                "http://100.64.0.1/                             | an address shared behind a carrier's NAT",
                "http://100.127.255.255/                        | an address shared behind a carrier's NAT",
                "http://100.100.100.200/latest/meta-data        | an address shared behind a carrier's NAT",
                "http://169.254.169.254/latest/meta-data/       | a link-local address",
                "http://168.63.129.16/                          | a metadata address",
                "http://0.0.0.0/                                | an unspecified address",
                "http://0.1.2.3/                                | an unspecified address",
                "http://224.0.0.1/                              | a multicast address",
                "http://239.255.255.250:1900/                   | a multicast address",
                "http://255.255.255.255/                        | a broadcast address",
                "http://240.0.0.1/                              | a reserved address",
                "http://192.0.0.192/                            | a reserved address",
                "http://192.88.99.1/                            | a reserved address",
                "http://192.0.2.1/                              | an address of documentation",
                "http://198.51.100.1/                           | an address of documentation",
                "http://203.0.113.1/                            | an address of documentation",
                "http://198.18.0.1/                             | an address of benchmarks",
                "http://198.41.0.4/                             | an address of this server",
                // IPv6, and IPv4 in it.
                "http://[::1]/                                  | a loopback address",
                "http://[0:0:0:0:0:0:0:1]/                      | a loopback address",
                "http://[::]/                                   | an unspecified address",
                "http://[::ffff:127.0.0.1]/                     | a loopback address",
                "http://[::ffff:7f00:1]/                        | a loopback address",
                "http://[::ffff:0:10.0.0.1]/                    | a private address",
                "http://[::127.0.0.1]/                          | a loopback address",
                "http://[::8.8.8.8]/                            | a reserved address",
                "http://[64:ff9b::10.0.0.1]/                    | a private address",
                "http://[64:ff9b:1::1]/                         | a reserved address",
                "http://[2002:a9fe:a9fe::1]/                    | a link-local address",
                "http://[2001:0:5db8:d70e::5601:5601]/          | a link-local address",
                "http://[2001:0:7f00:1::f5ff:fffe]/             | a loopback address",
                "http://[fc00::1]/                              | a private address",
                "http://[fd00:ec2::254]/latest/meta-data        | a private address",
                "http://[fec0::1]/                              | a private address",
                "http://[fe80::1]/                              | a link-local address",
                "http://[ff02::1]/                              | a multicast address",
                "http://[2001:db8::1]/                          | an address of documentation",
                "http://[3fff::1]/                              | an address of documentation",
                "http://[2001:2::1]/                            | an address of benchmarks",
                "http://[2001:10::1]/                           | a reserved address",
                "http://[100::1]/                               | a reserved address",
                "http://[5f00::1]/                              | a reserved address",
                // Names of this machine.
                "http://localhost/                              | a loopback address",
                "http://LOCALHOST:9000/                         | a loopback address",
                "http://localhost./                             | a loopback address",
                "http://any.localhost/                          | a loopback address",
                "http://ｌocalhost/                              | a loopback address",
                // Names that lead to what is not the internet's: one such address is enough.
                "https://private.example/                       | a private address",
                "https://mixed.example/                         | a private address",
                "https://six.example/                           | a private address",
                "http://metadata.google.internal/               | a link-local address",
                "http://loops.example/                          | a loopback address",
                "http://loops.example./                         | a loopback address",
                "http://own.example:9090/metrics                | an address of this server",
                "http://tunnel.example/                         | a loopback address",
                // Digits and points that become an address.
                "http://１２７.0.0.1/                              | a loopback address",
                "http://⑯９.254.169.254/                         | a link-local address",
            })
    void nothingIsSentThere(String url, String what) {
        assertThat(post(outbound(false), url))
                .isEqualTo(new Answer(
                        Outcome.REFUSED,
                        0,
                        List.of(),
                        "",
                        false,
                        "The host is at " + what + ", to which nothing is sent from here."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // An address as some programs read it and others do not.
                "http://2130706433/                    | " + NUMBER,
                "http://017700000001/                  | " + NUMBER,
                "http://0x7f000001/                    | " + NUMBER,
                "http://0x7f.0.0.1/                    | " + NUMBER,
                "http://0177.0.0.1/                    | " + NUMBER,
                "http://127.0.0.01/                    | " + NUMBER,
                "http://127.1/                         | " + NUMBER,
                "http://127.0.1/                       | " + NUMBER,
                "http://0/                             | " + NUMBER,
                "http://0x/                            | " + NUMBER,
                "http://1.2.3.256/                     | " + NUMBER,
                "http://127.0.0.1.1/                   | " + NUMBER,
                "http://example.0x7f/                  | " + NUMBER,
                "http://１２７．0.0.1/                    | " + URL,
                "http://127。0。0。1/                     | " + URL,
                "http://⒈⒉⒎.0.0.1/                     | " + URL,
                "http://%31%32%37.0.0.1/               | " + URL,
                // Zones, and what is no address.
                "http://[fe80::1%25eth0]/              | " + URL,
                "http://[fe80::1%eth0]/                | " + URL,
                "http://[:::1]/                        | " + URL,
                "http://[127.0.0.1/                    | " + URL,
                "http://[v1.x]/                        | " + URL,
                // Who reads the host elsewhere than others.
                "http://example.com@127.0.0.1/         | " + USER,
                "http://127.0.0.1@example.com/         | " + USER,
                "http://a:b@c:d@example.com/           | " + URL,
                "http://127.0.0.1\\@example.com/       | " + URL,
                "http://example.com\\.internal/        | " + URL,
                "http:/\\127.0.0.1/                    | " + URL,
                "http:127.0.0.1/                       | " + URL,
                "http:///127.0.0.1/                    | " + URL,
                "http://exam ple.com/                  | " + URL,
                "http://127.0.0.1#@example.com/        | The URL must not hold a fragment",
                "http://../                            | " + URL,
                "http://℀.example/                     | " + URL,
                // Ports.
                "http://example.com:0/                 | " + PORT,
                "http://example.com:65536/             | " + PORT,
                "http://example.com:4294967376/        | " + URL,
                "http://example.com:80:22/             | " + URL,
                "http://example.com:+80/               | " + URL,
                // Other protocols.
                "file:///etc/passwd                    | " + URL,
                "ftp://127.0.0.1/                      | " + URL,
                "gopher://127.0.0.1:6379/_INFO         | " + URL,
                "jar:http://127.0.0.1/x.jar!/          | " + URL,
                "ws://127.0.0.1/                       | " + URL,
                "unix:///run/docker.sock               | " + URL,
            })
    void isNoTargetAtAll(String url, String fault) {
        assertThat(Target.parse(url)).isEmpty();
        assertThat(Target.fault(url).orElseThrow()).startsWith(fault);
    }

    @Test
    void lineBreaksAreNoPartOfATarget() {
        for (String url : List.of(
                "http://example.com/\r\nHost: 127.0.0.1",
                "http://example.com\r\n.internal/",
                "http://example.com/a b",
                "http://exa\tmple.com/")) {
            assertThat(Target.fault(url).orElseThrow()).startsWith(URL);
        }
        assertThat(Target.parse("http://example.com/%0d%0aHost:%20127.0.0.1")
                        .orElseThrow()
                        .pathAndQuery())
                .isEqualTo("/%0d%0aHost:%20127.0.0.1");
    }

    @Test
    void aNameIsJudgedAgainForEachRequestAndTheConnectionGoesToWhatWasJudged() throws Exception {
        try (Receiver receiver = Receiver.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            List<String> answers = new ArrayList<>(List.of("127.0.0.1", "10.0.0.5", "127.0.0.1,169.254.169.254"));
            AtomicInteger lookUps = new AtomicInteger();
            Outbound outbound = new Outbound(
                    new Guard(true, List.of(), OWN::equals),
                    name -> {
                        lookUps.incrementAndGet();
                        return CompletableFuture.completedFuture(addresses(answers.removeFirst()));
                    },
                    connections);
            String url = "http://rebinds.example:" + receiver.port() + "/";

            assertThat(post(outbound, url).status()).isEqualTo(204);
            assertThat(lookUps).hasValue(1);
            assertThat(post(outbound, url).detail())
                    .isEqualTo("The host is at a private address, to which nothing is sent from here.");
            assertThat(post(outbound, url).detail())
                    .isEqualTo("The host is at a link-local address, to which nothing is sent from here.");
            assertThat(lookUps).hasValue(3);
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @Test
    void aRedirectIsAnAnswerThatNobodyFollows() throws Exception {
        try (Receiver inside = Receiver.answering("HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nsecret");
                Receiver receiver = Receiver.answering("HTTP/1.1 307 Temporary Redirect\r\nlocation: " + inside.url()
                        + "\r\ncontent-length: 0\r\n\r\n")) {
            Answer answer = post(outbound(true), receiver.url());

            assertThat(answer.status()).isEqualTo(307);
            assertThat(answer.headers()).containsExactly("location: " + inside.url(), "content-length: 0");
            assertThat(inside.connections()).isZero();
        }
    }

    @Test
    void aSandboxReachesItsMachineAndNothingElse() {
        Outbound sandbox = outbound(true);
        for (String url :
                List.of("http://127.0.0.1:1/", "http://[::1]:1/", "http://localhost:1/", "http://loops.example:1/")) {
            assertThat(post(sandbox, url).outcome()).as(url).isEqualTo(Outcome.UNREACHABLE);
        }
        for (String url : List.of(
                "http://0.0.0.0/",
                "http://10.0.0.1/",
                "http://169.254.169.254/",
                "http://[fe80::1]/",
                "http://[::127.0.0.1]/",
                "https://mixed.example/",
                "http://metadata.google.internal/")) {
            assertThat(post(sandbox, url).outcome()).as(url).isEqualTo(Outcome.REFUSED);
        }
    }

    @Test
    void whatTheOperatorAllowsIsAllowedAndNothingBesides() throws Exception {
        try (Receiver receiver = Receiver.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            Outbound outbound = outbound(false, "127.0.0.1");
            assertThat(post(outbound, receiver.url()).status()).isEqualTo(204);
            assertThat(post(outbound, "http://127.0.0.2/").outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(post(outbound, "http://10.0.0.1/").outcome()).isEqualTo(Outcome.REFUSED);
        }
        Guard guard = new Guard(false, List.of(IpRange.parse("10.0.0.0/8").orElseThrow()), OWN::equals);
        assertThat(guard.refusal(address("10.255.0.1"))).isEmpty();
        assertThat(guard.refusal(address("64:ff9b::10.0.0.1"))).isEmpty();
        assertThat(guard.refusal(address("64:ff9b::11.0.0.1"))).isEmpty();
        assertThat(guard.refusal(address("64:ff9b::192.168.0.1"))).contains("a private address");
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8",
        "1.1.1.1",
        "93.184.215.14",
        "172.15.255.255",
        "172.32.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "168.63.129.17",
        "223.255.255.255",
        "2606:2800:21f:cb07::1",
        "2001:4860:4860::8888",
        "2a00:1450::1",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
        "2001:0:808:808::f7f7:f7f7"
    })
    void theInternetIsReached(String text) {
        assertThat(new Guard(false, List.of(), OWN::equals).refusal(address(text)))
                .isEmpty();
    }
}
