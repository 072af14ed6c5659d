package dev.portwright.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Await;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
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

    @Inject
    DataSource dataSource;

    @Inject
    Db db;

    @Inject
    EventFeed feed;

    @Inject
    OpenStreams openStreams;

    @Inject
    MeterRegistry meters;

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

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    private HttpResponse<InputStream> ask(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
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
    private static List<String> next(BufferedReader stream) {
        try {
            return read(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(BufferedReader stream) throws IOException {
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
        for (int i = 0; i < OpenStreams.MOST_OF_ACCOUNT; i++) {
            stream(STREAM);
        }
        assertThat(ask(STREAM).statusCode()).isEqualTo(429);
        open.getFirst().close();
        Await.that("there is a place", this::status, status -> status == 200);
    }

    /** Places were lost for good when a client gave up before the server had found out where its stream begins. */
    @Test
    void aClientThatIsGoneBeforeItsStreamBeginsKeepsNoPlace() throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT position FROM event_feed_head FOR UPDATE");
            turnMessaging(true);
            Await.that("the feed waits", this::waiting, waiting -> waiting > 0);
            int before = waiting();
            double gone = withoutAnswer();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
                String request = "GET " + STREAM + " HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer "
                        + tenant.key() + "\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                Await.that("the request waits too", this::waiting, waiting -> waiting > before);
            }
            Await.that("the client is gone", this::withoutAnswer, count -> count > gone);
            connection.rollback();
            connection.setAutoCommit(true);
        }
        for (int i = 0; i < OpenStreams.MOST_OF_ACCOUNT - 1; i++) {
            stream(STREAM);
        }
        Await.that("there is a place", this::status, status -> status == 200);
    }

    /** How many wait to give events their places. */
    private int waiting() {
        return Integer.parseInt(server.rows("""
                SELECT count(*)::text FROM pg_stat_activity
                WHERE wait_event_type = 'Lock' AND query LIKE '%event_feed_head FOR UPDATE%'""").getFirst());
    }

    private double withoutAnswer() {
        return meters.find("http.server.requests").tag("uri", STREAM).tag("status", "none").timers().stream()
                .mapToDouble(Timer::count)
                .sum();
    }

    /** Something happens to the order that nobody's key is needed for. */
    private void something() {
        server.run(
                "INSERT INTO event (id, account_id, event_type, porting_order_id, occurred_at)"
                        + " VALUES (gen_random_uuid(), ?::uuid, 'porting_order.loa_updated', ?::uuid, now())",
                tenant.accountId().toString(),
                order);
    }

    /** What is known of a key is believed for a second. */
    private void endsInASecond(BufferedReader stream) {
        Await.that(
                "the stream has ended",
                () -> {
                    something();
                    return next(stream);
                },
                List::isEmpty);
    }

    @Test
    void theStreamOfARevokedKeyEnds() throws Exception {
        BufferedReader stream = stream(STREAM);
        server.revoke(tenant);
        endsInASecond(stream);
    }

    @Test
    void theStreamOfASuspendedAccountEnds() throws Exception {
        BufferedReader stream = stream(STREAM);
        tenant.withKey(Api.OPERATOR_KEY)
                .post("/operator/accounts/" + tenant.accountId() + "/actions/suspend", Body.of("reason", "x"))
                .ok();
        endsInASecond(stream);
    }

    @Test
    void withEachSignOfLifeItIsAskedWhetherTheClientMayReadOn() throws Exception {
        OpenStream stream = openStreams.open(tenant.accountId(), feed.reached());
        AtomicInteger asked = new AtomicInteger();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        new EventStreams(db, feed, openStreams, Duration.ofMillis(20))
                .stream(stream, () -> asked.incrementAndGet() < 4, sent);
        openStreams.close(stream);
        assertThat(sent.toString(StandardCharsets.UTF_8))
                .isEqualTo("retry: 1000\n\n: nothing new\n\n: nothing new\n\n");
    }

    @Test
    void whatHappensToOthersWakesNoStream() throws Exception {
        OpenStream stream = openStreams.open(tenant.accountId(), feed.reached());
        AtomicInteger woken = new AtomicInteger();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        EventStreams streams = new EventStreams(db, feed, openStreams, Duration.ofSeconds(50));
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                streams.stream(stream, () -> woken.incrementAndGet() > 0, sent);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        Await.that("it has begun", woken::get, times -> times == 1);
        Tenant other = server.tenant();
        String otherOrder = other.order("+13035550031");
        other.edit(otherOrder, Body.of("messaging.enable_messaging", true));
        assertThat(other.get("/v2/porting/events?after=beginning").data()).hasSize(1);
        assertThat(woken).hasValue(1);
        turnMessaging(true);
        Await.that("it comes", () -> sent.toString(StandardCharsets.UTF_8), text -> text.contains("\nevent: "));
        openStreams.close(stream);
        reader.join();
    }

    /** Sooner than with the next sign of life. */
    @Test
    @Timeout(10)
    void whatAnotherServerGivesAPlaceIsFound() throws Exception {
        BufferedReader stream = stream(STREAM);
        db.transaction(tx -> {
            EventFeedStore.lock(tx);
            tx.sql("""
                            INSERT INTO event (id, account_id, event_type, porting_order_id, occurred_at)
                            VALUES (gen_random_uuid(), ?, 'porting_order.loa_updated', ?, now())""").set(tenant.accountId()).set(UUID.fromString(order)).execute();
            return EventFeedStore.place(tx, EventFeed.AT_ONCE);
        });
        assertThat(next(stream)).contains("event: porting_order.loa_updated");
    }

    @Test
    void manyLargeEventsComeOneAfterTheOther() throws Exception {
        server.run("""
                INSERT INTO event (id, account_id, event_type, porting_order_id, occurred_at, payload)
                SELECT gen_random_uuid(), ?::uuid, 'porting_order.new_comment', ?::uuid, now(),
                       jsonb_build_object('comment', repeat('x', 160000))
                FROM generate_series(1, 30)""", tenant.accountId().toString(), order);
        List<String> ids =
                tenant.get("/v2/porting/events?after=beginning&page[size]=20").column("id");
        BufferedReader stream = stream(STREAM + "?after=beginning");
        List<String> came = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            came.add(next(stream).getFirst());
        }
        assertThat(came.subList(0, 20))
                .isEqualTo(ids.stream().map(id -> "id: " + id).toList());
        assertThat(came).doesNotHaveDuplicates();
    }
}
