package dev.portwright.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Names as a name server on this machine knows them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DnsNamesTest {
    private static final int A = 1;
    private static final int NO_SUCH_NAME = 3;

    /** What names begin with that the server says nothing of. */
    private static final String SILENT = "silent";

    private static final Map<String, List<String>> ADDRESSES = Map.of(
            "four.example.", List.of("192.0.2.1", "192.0.2.2"),
            "both.example.", List.of("2001:db8::1", "192.0.2.3"),
            "mapped.example.", List.of("::ffff:10.0.0.1"));

    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
    private DatagramSocket server;
    private VertxInternal vertx;
    private DnsNames names;

    @BeforeAll
    void start() throws IOException {
        server = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::serve);
        vertx = (VertxInternal) Vertx.vertx();
        names = new DnsNames(
                vertx,
                new SingletonDnsServerAddressStreamProvider(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort())));
    }

    @AfterAll
    void stop() {
        names.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void serve() {
        byte[] bytes = new byte[512];
        while (!server.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                server.receive(packet);
                ports.add(packet.getPort());
                byte[] answer = answer(ByteBuffer.wrap(bytes, 0, packet.getLength()));
                if (answer.length > 0) {
                    server.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /** The answer to one question (RFC 1035, 4.1); nothing to say to those of silent names. */
    private byte[] answer(ByteBuffer query) throws IOException {
        short id = query.getShort();
        query.position(12);
        StringBuilder name = new StringBuilder();
        for (int length = query.get(); length > 0; length = query.get()) {
            byte[] label = new byte[length];
            query.get(label);
            name.append(new String(label, StandardCharsets.US_ASCII)).append('.');
        }
        int type = query.getShort();
        query.getShort();
        byte[] question = new byte[query.position() - 12];
        query.get(12, question);
        questions.add((type == A ? "A " : "AAAA ") + name);
        if (name.toString().startsWith(SILENT)) {
            return new byte[0];
        }
        List<byte[]> found = new ArrayList<>();
        for (String text : ADDRESSES.getOrDefault(name.toString(), List.of())) {
            byte[] address = bytes(text);
            if (address.length == (type == A ? 4 : 16)) {
                found.add(address);
            }
        }
        boolean known = ADDRESSES.containsKey(name.toString());
        ByteBuffer answer = ByteBuffer.allocate(512)
                .putShort(id)
                .putShort((short) (0x8180 | (known ? 0 : NO_SUCH_NAME)))
                .putShort((short) 1)
                .putShort((short) found.size())
                .putInt(0)
                .put(question);
        for (byte[] address : found) {
            answer.putShort((short) 0xc00c)
                    .putShort((short) type)
                    .putShort((short) 1)
                    .putInt(3_600)
                    .putShort((short) address.length)
                    .put(address);
        }
        byte[] sent = new byte[answer.position()];
        answer.get(0, sent);
        return sent;
    }

    private static byte[] bytes(String text) {
        byte[] bytes = InetAddress.ofLiteral(text).getAddress();
        return text.startsWith("::ffff:")
                ? ByteBuffer.allocate(16)
                        .putShort(10, (short) -1)
                        .put(12, bytes)
                        .array()
                : bytes;
    }

    private List<String> asked(String name) throws Exception {
        return names.addresses(name).get(10, TimeUnit.SECONDS).stream()
                .map(InetAddress::getHostAddress)
                .toList();
    }

    @Test
    void allAddressesAreFoundThoseOfIpv4First() throws Exception {
        assertThat(asked("four.example")).containsExactlyInAnyOrder("192.0.2.1", "192.0.2.2");
        assertThat(asked("both.example")).containsExactly("192.0.2.3", "2001:db8:0:0:0:0:0:1");
    }

    @Test
    void anIpv4AddressInTheFormOfIpv6IsOne() throws Exception {
        assertThat(asked("mapped.example")).containsExactly("10.0.0.1");
    }

    @Test
    void whatWasFoundIsKeptForAMoment() throws Exception {
        asked("four.example");
        int before = questions.size();
        for (int i = 0; i < 100; i++) {
            asked("four.example");
        }
        assertThat(questions).hasSize(before);
    }

    /** Whoever forges answers has to guess the port as well as the number of the question. */
    @Test
    void eachNameIsAskedForFromAPortOfItsOwn() {
        ports.clear();
        for (int i = 0; i < 10; i++) {
            String name = "nothing" + i + ".example";
            assertThatThrownBy(() -> asked(name)).isInstanceOf(ExecutionException.class);
        }
        assertThat(ports).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void aNameThatIsNotThereIsUnknown() {
        assertThatThrownBy(() -> asked("nothing.example"))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnknownHostException.class);
    }

    @Test
    void namesOfThisMachineAreAskedOfNobody() throws Exception {
        assertThat(asked("localhost")).containsExactly("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(asked("a.localhost")).containsExactly("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(questions).noneMatch(question -> question.contains("localhost"));
    }

    @Test
    void namesThatNobodyAnswersForHoldUpNoOthersAndEnd() throws Exception {
        List<CompletableFuture<List<InetAddress>>> silent = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            silent.add(names.addresses(SILENT + i + ".example"));
        }
        assertThat(asked("both.example")).hasSize(2);
        assertThat(silent).noneMatch(CompletableFuture::isDone);
        for (CompletableFuture<List<InetAddress>> each : silent) {
            assertThatThrownBy(() -> each.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void soManyNamesAreLookedUpAtOnceAndNoMore() throws Exception {
        List<CompletableFuture<List<InetAddress>>> silent = new ArrayList<>();
        for (int i = 0; i < DnsNames.MOST_AT_ONCE; i++) {
            silent.add(names.addresses(SILENT + "-too-" + i + ".example"));
        }
        assertThatThrownBy(() -> names.addresses("one.more.example").get(1, TimeUnit.SECONDS))
                .hasRootCauseMessage("too many names are being looked up");
        CompletableFuture.allOf(silent.toArray(CompletableFuture[]::new))
                .exceptionally(ended -> null)
                .get(Duration.ofSeconds(20).toSeconds(), TimeUnit.SECONDS);
        assertThatThrownBy(() -> asked("one.more.example")).hasCauseInstanceOf(UnknownHostException.class);
    }
}
