package dev.portwright.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.portwright.platform.config.IpRange;
import dev.portwright.platform.config.Settings.Proxy;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to a receiver on this machine, which does what receivers do and what they should not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboundTest {
    private static final UUID OWNER = UUID.randomUUID();
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(300);
    /** For a head that comes at once, on a busy machine too; what does not come at all is waited for as long. */
    private static final Duration ENOUGH = Duration.ofSeconds(2);

    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
    private static final Guard SANDBOX = new Guard(true, List.of(), address -> false);

    private VertxInternal vertx;
    private LoopbackOnly connections;
    private Outbound outbound;

    @BeforeAll
    void start() {
        vertx = (VertxInternal) Vertx.vertx();
        connections = new LoopbackOnly(vertx);
        outbound = new Outbound(SANDBOX, OutboundTest::unknown, connections);
    }

    @AfterAll
    void stop() {
        connections.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static CompletableFuture<List<InetAddress>> unknown(String name) {
        return CompletableFuture.failedFuture(new UnknownHostException(name));
    }

    private static Names always(String... addresses) {
        List<InetAddress> found = Arrays.stream(addresses)
                .map(text -> IpRange.address(text).orElseThrow())
                .toList();
        return name -> CompletableFuture.completedFuture(found);
    }

    private static Answer post(Outbound outbound, String url, Duration limit) {
        return post(outbound, OWNER, url, limit);
    }

    private static Answer post(Outbound outbound, UUID owner, String url, Duration limit) {
        return outbound.post(
                owner,
                Target.parse(url).orElseThrow(),
                Map.of("content-type", "application/json"),
                "{\"ä\":1}".getBytes(StandardCharsets.UTF_8),
                limit);
    }

    /** What becomes of a request to a receiver that does this. */
    private Answer to(Duration limit, Receiver.Script script) throws IOException {
        try (Receiver receiver = new Receiver(script)) {
            return post(outbound, receiver.url(), limit);
        }
    }

    private Answer answered(String answer) throws IOException {
        return to(LIMIT, connection -> {
            connection.request();
            connection.send(answer);
        });
    }

    @Test
    void theRequestIsSentAsItIsAndTheAnswerComesBackWhole() throws Exception {
        try (Receiver receiver = Receiver.answering(
                "HTTP/1.1 201 Made\r\nX-One: 1\r\nx-two: zwei\r\nX-One: 2\r\ncontent-length: 8\r\n\r\n{\"ö\":2}")) {
            Answer answer = post(outbound, receiver.url() + "hooks/%C3%A4?a=b", LIMIT);

            assertThat(answer)
                    .isEqualTo(new Answer(
                            Outcome.ANSWERED,
                            201,
                            List.of("X-One: 1", "x-two: zwei", "X-One: 2", "content-length: 8"),
                            "{\"ö\":2}",
                            false,
                            null));
            assertThat(receiver.requests())
                    .containsExactly(
                            "POST /hooks/%C3%A4?a=b HTTP/1.1\r\ncontent-type: application/json\r\nhost: 127.0.0.1:"
                                    + receiver.port() + "\r\ncontent-length: 8\r\n\r\n{\"ä\":1}");
        }
    }

    @Test
    void whatIsFetchedGoesOnAsItComesHoweverMuchItIs() throws Exception {
        String megabyte = "0123456789abcdef".repeat(64 * 1024);
        try (Receiver receiver = new Receiver(connection -> {
            connection.request();
            connection.send("HTTP/1.1 200 OK\r\ncontent-length: " + 4 * megabyte.length() + "\r\n\r\n");
            for (int i = 0; i < 4; i++) {
                connection.send(megabyte);
            }
        })) {
            ByteArrayOutputStream taken = new ByteArrayOutputStream();
            Answer answer = outbound.get(
                    OWNER, Target.parse(receiver.url() + "a?b").orElseThrow(), Map.of("accept", "*/*"), taken, LIMIT);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.cut()).isFalse();
            assertThat(answer.body()).isEmpty();
            assertThat(taken.toString(StandardCharsets.UTF_8)).isEqualTo(megabyte.repeat(4));
            assertThat(receiver.requests())
                    .containsExactly(
                            "GET /a?b HTTP/1.1\r\naccept: */*\r\nhost: 127.0.0.1:" + receiver.port() + "\r\n\r\n");
        }
    }

    @Test
    void whoeverHasEnoughOfWhatIsFetchedEndsIt() throws Exception {
        AtomicReference<Throwable> ended = new AtomicReference<>();
        try (Receiver receiver = new Receiver(connection -> {
            connection.request();
            connection.send("HTTP/1.1 200 OK\r\n\r\n");
            try {
                while (true) {
                    connection.send("x".repeat(10_000));
                }
            } catch (IOException e) {
                ended.set(e);
            }
        })) {
            OutputStream enough = new OutputStream() {
                private int taken;

                @Override
                public void write(int b) {
                    if (++taken > 100_000) {
                        throw new IllegalStateException("enough");
                    }
                }
            };
            assertThatThrownBy(() ->
                            outbound.get(OWNER, Target.parse(receiver.url()).orElseThrow(), Map.of(), enough, LIMIT))
                    .hasMessage("enough");
            await().until(() -> ended.get() != null);
        }
    }

    @Test
    void whatDoesNotComeInTimeIsCut() throws Exception {
        try (Receiver receiver = new Receiver(connection -> {
            connection.request();
            connection.send("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nabc");
            connection.request();
        })) {
            ByteArrayOutputStream taken = new ByteArrayOutputStream();
            Answer answer = outbound.get(OWNER, Target.parse(receiver.url()).orElseThrow(), Map.of(), taken, ENOUGH);
            assertThat(answer.cut()).isTrue();
            assertThat(taken.toString(StandardCharsets.UTF_8)).isEqualTo("abc");
        }
    }

    @Test
    void anotherStatusThanThatOfSuccessBringsNothing() throws Exception {
        try (Receiver receiver = Receiver.answering("HTTP/1.1 404 No\r\ncontent-length: 2\r\n\r\nno")) {
            ByteArrayOutputStream taken = new ByteArrayOutputStream();
            Answer answer = outbound.get(OWNER, Target.parse(receiver.url()).orElseThrow(), Map.of(), taken, LIMIT);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("no");
            assertThat(taken.size()).isZero();
        }
    }

    @Test
    void aBodyMayComeInChunksOrUntilTheEnd() throws Exception {
        Answer chunks =
                answered("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
        assertThat(chunks.body()).isEqualTo("abcde");
        assertThat(chunks.cut()).isFalse();

        Answer untilTheEnd = answered("HTTP/1.0 200 OK\r\n\r\nabcde");
        assertThat(untilTheEnd.body()).isEqualTo("abcde");
        assertThat(untilTheEnd.cut()).isFalse();
    }

    @Test
    void aNulInAnAnswerIsReplacedSinceNoTextOfTheDatabaseHoldsOne() throws Exception {
        assertThat(answered("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\na\0b").body())
                .isEqualTo("a\uFFFDb");
    }

    @Test
    void whatIsInNoCharacterSetIsReplaced() throws Exception {
        Answer answer = to(LIMIT, connection -> {
            connection.request();
            connection
                    .socket()
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.socket().getOutputStream().write(new byte[] {'a', (byte) 0xff, 'b'});
        });
        assertThat(answer.body()).isEqualTo("a\uFFFDb");
    }

    // ---- connections

    @Test
    void requestsShareAConnection() throws Exception {
        try (Receiver receiver = Receiver.answering(OK)) {
            for (int i = 0; i < 5; i++) {
                assertThat(post(outbound, receiver.url() + i, LIMIT).body()).isEqualTo("ok");
            }
            assertThat(receiver.connections()).isEqualTo(1);
            assertThat(receiver.requests()).hasSize(5);
        }
    }

    @Test
    void aKeptConnectionThatTheReceiverEndsCostsNoRequest() throws Exception {
        try (Receiver receiver = new Receiver(connection -> {
            connection.request();
            connection.send(OK);
            connection.request(); // and ends without an answer
        })) {
            for (int i = 0; i < 3; i++) {
                assertThat(post(outbound, receiver.url() + i, LIMIT).body()).isEqualTo("ok");
            }
            assertThat(receiver.connections()).isEqualTo(3);
        }
    }

    @Test
    void aReceiverThatNeverAnswersIsAskedOnce() throws Exception {
        try (Receiver receiver = new Receiver(Receiver.Connection::request)) {
            assertThat(post(outbound, receiver.url(), LIMIT))
                    .isEqualTo(Answer.none(
                            Outcome.BROKEN, "The connection ended before an answer that is HTTP had begun."));
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @Test
    void aConnectionThatIsNotUsedEnds() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (Receiver receiver = new Receiver(connection -> {
            connection.request();
            connection.send("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
            connection.request();
            ended.countDown();
        })) {
            post(outbound, receiver.url(), LIMIT);
            await().atMost(Duration.ofSeconds(10)).until(() -> ended.getCount() == 0);
        }
    }

    @Test
    void aTargetHasABoundedNumberOfConnections() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (Receiver receiver = new Receiver(connection -> {
                    while (connection.request() != null) {
                        answer.await();
                        connection.send(OK);
                    }
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < Lanes.MOST_TO_A_TARGET + 20; i++) {
                UUID owner = UUID.randomUUID();
                answers.add(threads.submit(() -> post(outbound, owner, receiver.url(), LIMIT)));
            }
            await().until(() -> receiver.requests().size() == Lanes.MOST_TO_A_TARGET);
            answer.countDown();
            for (Future<Answer> each : answers) {
                assertThat(each.get().body()).isEqualTo("ok");
            }
            assertThat(receiver.connections()).isEqualTo(Lanes.MOST_TO_A_TARGET);
        }
    }

    @Test
    void whoeverHasMuchUnderWayToATargetKeepsNobodyElseFromIt() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (Receiver receiver = new Receiver(connection -> {
                    for (String request = connection.request(); request != null; request = connection.request()) {
                        if (request.startsWith("POST /slow ")) {
                            answer.await();
                        }
                        connection.send(OK);
                    }
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> slow = new ArrayList<>();
            for (int i = 0; i < Lanes.MOST_TO_A_TARGET; i++) {
                slow.add(threads.submit(() -> post(outbound, receiver.url() + "slow", LIMIT.multipliedBy(4))));
            }
            await().until(() -> receiver.requests().size() == Lanes.MOST_OF_AN_OWNER_TO_A_TARGET);
            assertThat(post(outbound, UUID.randomUUID(), receiver.url(), LIMIT).body())
                    .isEqualTo("ok");
            assertThat(slow).noneMatch(Future::isDone);
            answer.countDown();
            for (Future<Answer> each : slow) {
                assertThat(each.get().body()).isEqualTo("ok");
            }
        }
    }

    @Test
    void beyondTheirNumberConnectionsEndWithTheirRequest() throws Exception {
        LoopbackOnly few = new LoopbackOnly(vertx, null, 1);
        Outbound other = new Outbound(SANDBOX, OutboundTest::unknown, few);
        try (Receiver one = Receiver.answering(OK);
                Receiver two = Receiver.answering(OK)) {
            post(other, one.url(), LIMIT);
            post(other, two.url(), LIMIT);
            post(other, two.url(), LIMIT);
            assertThat(two.connections()).isEqualTo(2);
            await().until(() -> few.open() == 1);
            post(other, one.url(), LIMIT);
            assertThat(one.connections()).isEqualTo(1);
        } finally {
            few.close();
        }
    }

    @Test
    void ofSeveralAddressesTheNextIsTriedWhenOneDoesNotTakeTheConnection() throws Exception {
        Outbound names = new Outbound(SANDBOX, always("127.0.0.2", "::1", "127.0.0.1"), connections);
        try (Receiver receiver = Receiver.answering(OK)) {
            assertThat(post(names, "http://several.example:" + receiver.port(), LIMIT)
                            .body())
                    .isEqualTo("ok");
            assertThat(receiver.requests().getFirst())
                    .contains("\r\nhost: several.example:" + receiver.port() + "\r\n");
        }
    }

    // ---- what does not come

    @Test
    void aHeadThatDoesNotComeInTimeIsNoAnswer() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (Receiver receiver = new Receiver(connection -> {
            connection.request();
            connection.send("HTTP/1.1 200 OK\r\nx: ");
            over.await();
        })) {
            long begun = System.nanoTime();
            assertThat(post(outbound, receiver.url(), SHORT))
                    .isEqualTo(Answer.none(Outcome.TIMED_OUT, "The answer did not begin in time."));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(SHORT, LIMIT);
            over.countDown();
        }
    }

    @Test
    void aBodyThatDripsIsTakenAsFarAsItHasCome() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        try (Receiver receiver = new Receiver(connection -> {
            connection.request();
            connection.send("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc");
            connection.request();
            hungUp.countDown();
            over.await();
        })) {
            assertThat(post(outbound, receiver.url(), ENOUGH))
                    .isEqualTo(new Answer(Outcome.ANSWERED, 200, List.of("content-length: 100"), "abc", true, null));
            await().until(() -> hungUp.getCount() == 0);
            over.countDown();
        }
    }

    @Test
    void ofAnEndlessBodyTheBeginningIsKeptAndTheConnectionEnds() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        try (Receiver receiver = new Receiver(connection -> {
            connection.request();
            connection.send("HTTP/1.1 500 Oh\r\n\r\n");
            try {
                while (true) {
                    connection.send("0123456789".repeat(100));
                }
            } finally {
                hungUp.countDown();
            }
        })) {
            Answer answer = post(outbound, receiver.url(), LIMIT);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("0123456789".repeat(Answer.MOST_BODY_BYTES / 10));
            assertThat(answer.cut()).isTrue();
            await().until(() -> hungUp.getCount() == 0);
        }
    }

    @Test
    void aBodyOfTheMostBytesIsWhole() throws Exception {
        String body = "x".repeat(Answer.MOST_BODY_BYTES);
        Answer answer = answered("HTTP/1.1 200 OK\r\ncontent-length: " + body.length() + "\r\n\r\n" + body);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.cut()).isFalse();
    }

    @Test
    void anAnswerThatEndsAmidItsBodyIsAnAnswer() throws Exception {
        Answer answer = answered("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc");
        assertThat(answer)
                .isEqualTo(new Answer(Outcome.ANSWERED, 200, List.of("content-length: 10"), "abc", true, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n",
                "hello\r\n\r\n",
                "ICY 200 OK\r\n\r\n",
                "\0\0\0\0\0\0\0\0\r\n\r\n",
                "SSH-2.0-OpenSSH_9.9\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
            })
    void whatIsNotHttpIsNoAnswer(String text) throws Exception {
        Answer answer = answered(text);
        assertThat(answer)
                .isEqualTo(
                        Answer.none(Outcome.BROKEN, "The connection ended before an answer that is HTTP had begun."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 ", "HTTP/1.1 200 OK\r\nx: ", "HTTP/1.1 200 OK\r\na: b\r\n"})
    void aHeadWithoutEndIsReadUpToItsBound(String start) throws Exception {
        String more = start.endsWith("\n") ? "x-header: value\r\n".repeat(50) : "y".repeat(1_000);
        Answer answer = to(LIMIT, connection -> {
            connection.request();
            connection.send(start);
            for (int i = 0; i < 1_000; i++) {
                connection.send(more);
            }
            connection.request();
        });
        assertThat(answer.outcome()).isEqualTo(Outcome.BROKEN);
    }

    @Test
    void aHeadWithinTheBoundIsRead() throws Exception {
        Answer answer = answered("HTTP/1.1 200 OK\r\nx: " + "y".repeat(15_000) + "\r\ncontent-length: 0\r\n\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().getFirst()).hasSize(15_003);
    }

    @Test
    void aPortWithoutAServerIsUnreachable() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(post(outbound, "http://127.0.0.1:" + port, LIMIT))
                .isEqualTo(Answer.none(Outcome.UNREACHABLE, "The host refused the connection."));
    }

    @Test
    void aNameWithoutAnAddressIsUnresolved() {
        assertThat(post(outbound, "https://nowhere.example/", LIMIT))
                .isEqualTo(Answer.none(Outcome.UNRESOLVED, "No address was found for the name of the host."));
        Outbound nothing = new Outbound(SANDBOX, always(), connections);
        assertThat(post(nothing, "https://nowhere.example/", LIMIT))
                .isEqualTo(Answer.none(Outcome.UNRESOLVED, "No address was found for the name of the host."));
        Outbound failing = new Outbound(
                SANDBOX, name -> CompletableFuture.failedFuture(new IOException("server 10.1.1.1")), connections);
        assertThat(post(failing, "https://nowhere.example/", LIMIT))
                .isEqualTo(Answer.none(Outcome.UNRESOLVED, "The name of the host could not be looked up."));
    }

    @Test
    void theLimitHoldsForLookingUpTheNameToo() {
        Outbound silent = new Outbound(SANDBOX, name -> new CompletableFuture<>(), connections);
        assertThat(post(silent, "https://silent.example/", SHORT))
                .isEqualTo(Answer.none(Outcome.TIMED_OUT, "The name of the host was not found in time."));
    }

    @Test
    void whoeverIsInterruptedIsToldSo() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (Receiver receiver = new Receiver(connection -> {
            connection.request();
            connection.request();
        })) {
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    post(outbound, receiver.url(), LIMIT);
                } catch (IllegalStateException e) {
                    thrown.set(e);
                }
            });
            await().until(() -> receiver.requests().size() == 1);
            thread.interrupt();
            assertThat(thread.join(LIMIT)).isTrue();
            assertThat(thrown.get()).hasMessage("interrupted while a request was under way");
        }
    }

    // ---- a proxy

    @Test
    void aProxyGetsRequestsWithTheNamesThatWereGiven() throws Exception {
        try (Receiver receiver = new Receiver(connection -> {
            while (true) {
                String request = String.valueOf(connection.request());
                connection.send(request.startsWith("CONNECT") ? "HTTP/1.1 403 No\r\ncontent-length: 0\r\n\r\n" : OK);
            }
        })) {
            Connections byProxy = new Connections(vertx, new Proxy("127.0.0.1", receiver.port()));
            try {
                Outbound other = new Outbound(
                        new Guard(false, List.of(), address -> false),
                        name -> switch (name) {
                            case "inside.example" -> always("10.0.0.1").addresses(name);
                            case "silent.example" -> new CompletableFuture<>();
                            default -> unknown(name);
                        },
                        byProxy);
                assertThat(post(other, "http://hooks.example/x?y", LIMIT).body())
                        .isEqualTo("ok");
                assertThat(receiver.requests().getFirst())
                        .startsWith("POST http://hooks.example/x?y HTTP/1.1\r\n")
                        .contains("\r\nhost: hooks.example\r\n");
                assertThat(post(other, "http://inside.example/", LIMIT).outcome())
                        .isEqualTo(Outcome.REFUSED);
                assertThat(post(other, "http://127.0.0.1/", LIMIT).outcome()).isEqualTo(Outcome.REFUSED);
                assertThat(post(other, "http://silent.example/", LIMIT).body()).isEqualTo("ok");
                assertThat(receiver.requests().removeLast()).startsWith("POST http://silent.example/ HTTP/1.1\r\n");

                assertThat(post(other, "https://hooks.example:8443/x", LIMIT))
                        .isEqualTo(Answer.none(
                                Outcome.UNREACHABLE, "The proxy of this server made no connection to the host."));
                assertThat(receiver.requests().getLast()).startsWith("CONNECT hooks.example:8443 HTTP/1.1\r\n");
                assertThat(receiver.requests()).hasSize(2);
            } finally {
                byProxy.close();
            }
        }
    }
}
