package dev.portwright.testkit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receives webhooks on loopback, keeps them, and answers as it is told to: {@code 200} to everything at first.
 *
 * <pre>{@code
 * try (Receiver receiver = Receiver.start()) {
 *     tenant.edit(order, Body.of("webhook_url", receiver.url("/hooks")));
 *     …
 *     receiver.await(1);
 * }
 * }</pre>
 */
public final class Receiver implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final List<Webhook> received = new CopyOnWriteArrayList<>();
    private volatile Function<Webhook, Reply> replies = webhook -> Reply.of(200);

    private Receiver(HttpServer server) {
        this.server = server;
    }

    /**
     * A request that came.
     *
     * @param headers by name in small letters
     */
    public record Webhook(String path, Map<String, String> headers, byte[] body) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The id of the event. */
        public String eventId() {
            return json().at("/data/id").asString();
        }

        public String eventType() {
            return json().at("/data/event_type").asString();
        }

        public int attempt() {
            return json().at("/meta/attempt").asInt();
        }
    }

    /** An answer, with headers as {@code Name: value}, sent after a pause. */
    public record Reply(int status, String body, List<String> headers, Duration pause) {
        public static Reply of(int status) {
            return new Reply(status, "", List.of(), Duration.ZERO);
        }

        public Reply with(String header) {
            return new Reply(status, body, List.of(header), pause);
        }

        public Reply saying(String text) {
            return new Reply(status, text, headers, pause);
        }

        public Reply after(Duration time) {
            return new Reply(status, body, headers, time);
        }
    }

    /** Starts one on any free port. */
    public static Receiver start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Receiver receiver = new Receiver(server);
            server.createContext("/", receiver::receive);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a path here. */
    public String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** Answers like this from now on. */
    public void reply(Function<Webhook, Reply> how) {
        replies = how;
    }

    /** Answers with this status from now on. */
    public void reply(int status) {
        reply(webhook -> Reply.of(status));
    }

    /** What came so far, in that order. */
    public List<Webhook> received() {
        return List.copyOf(received);
    }

    /**
     * Waits for so many requests and answers all that have come.
     *
     * @throws AssertionError when fewer have come in time
     */
    public List<Webhook> await(int many) {
        return Await.that(many + " webhooks have come", this::received, came -> came.size() >= many);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Headers given = exchange.getRequestHeaders();
            Map<String, String> headers = new TreeMap<>();
            given.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            Webhook webhook = new Webhook(exchange.getRequestURI().toString(), headers, body);
            Reply reply = replies.apply(webhook);
            received.add(webhook);
            pause(reply.pause);
            for (String header : reply.headers) {
                String[] parts = header.split(": ", 2);
                exchange.getResponseHeaders().add(parts[0], parts[1]);
            }
            byte[] answer = reply.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
