import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The training run behind the AOT cache: starts the assembled program on a temporary folder, uses it as clients do,
 * and stops it, upon which Java writes the cache. A failure leaves no cache, which costs start time only.
 */
public class Train {
    private static final int ROUNDS = 20;

    public static void main(String[] args) throws Exception {
        Path distribution = Path.of(args[0]).toAbsolutePath();
        Path data = Files.createTempDirectory("portwright-training");
        Path log = data.resolve("training.log");
        Path cache = data.resolve("portwright.aot");
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(distribution.resolve("bin/portwright").toString(), "serve");
        builder.environment().keySet().removeIf(name -> name.startsWith("PORTWRIGHT_"));
        builder.environment().put("PORTWRIGHT_JAVA_OPTS", "-XX:AOTCacheOutput=portwright.aot");
        builder.environment().put("PORTWRIGHT_JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment().put("PORTWRIGHT_DATA", data.toString());
        builder.environment().put("PORTWRIGHT_PORT", Integer.toString(port));
        builder.directory(data.toFile());
        Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean trained = false;
        try {
            String base = "http://127.0.0.1:" + port;
            awaitLive(base, process);
            for (int round = 0; round < ROUNDS; round++) {
                use(base);
            }
            process.destroy();
            trained = process.waitFor(120, TimeUnit.SECONDS) && Files.exists(cache);
            if (trained) {
                Files.copy(cache, distribution.resolve("lib/portwright.aot"));
            }
        } finally {
            process.destroyForcibly();
            if (!trained) {
                System.err.println("the training run failed; the program will start without an AOT cache:");
                Files.lines(log).forEach(System.err::println);
            }
            delete(data);
        }
    }

    private static void use(String base) throws IOException, InterruptedException {
        send(base, "GET", "/health/ready", null);
        send(base, "GET", "/metrics", null);
        send(base, "GET", "/docs", null);
        String orders = send(base, "POST", "/v2/porting_orders", "{\"phone_numbers\":[\"+13035550000\"]}");
        send(base, "GET", "/v2/porting_orders", null);
        int at = orders.indexOf("\"id\":\"");
        if (at >= 0) {
            String order = "/v2/porting_orders/" + orders.substring(at + 6, orders.indexOf('"', at + 6));
            send(base, "PATCH", order, "{\"customer_reference\":\"training\"}");
            send(base, "PATCH", order, "{\"customer_reference\":7,\"webhook_url\":\"nowhere\"}");
            send(base, "GET", order, null);
            send(base, "DELETE", order, null);
        }
    }

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static String send(String base, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer portwright-sandbox-key");
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static void awaitLive(String base, Process process) throws InterruptedException {
        for (int i = 0; i < 600 && process.isAlive(); i++) {
            try {
                send(base, "GET", "/health/live", null);
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the server did not start");
    }

    private static void delete(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
