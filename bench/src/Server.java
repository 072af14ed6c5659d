import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged server, as users run it, on loopback. */
final class Server implements AutoCloseable {
    static final String KEY = "portwright-sandbox-key";

    /** How many drafts the server lets an account have: more than are made. */
    static final int DRAFTS = 800_000_000;

    /** Any key of 32 bytes: the same for all starts, so that what one sealed the others can open. */
    private static final String ENCRYPTION_KEY = "YmVuY2gtYmVuY2gtYmVuY2gtYmVuY2gtYmVuY2gtMDE=";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final Path log;
    private final int port;
    private final long started;

    private Server(Process process, Path log, int port, long started) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.started = started;
    }

    /** Starts the program with its data in the folder, its database there too or where the environment says. */
    static Server start(Path data, Path log, Map<String, String> environment) throws IOException {
        int port = Programs.freePort();
        ProcessBuilder builder = new ProcessBuilder("dist/portwright/bin/portwright", "serve");
        builder.environment().keySet().removeIf(name -> name.startsWith("PORTWRIGHT_") && !name.contains("JAVA"));
        builder.environment().put("PORTWRIGHT_MODE", "sandbox");
        builder.environment().put("PORTWRIGHT_DATA", data.toString());
        builder.environment().put("PORTWRIGHT_PORT", Integer.toString(port));
        builder.environment().put("PORTWRIGHT_ENCRYPTION_KEY", ENCRYPTION_KEY);
        // High, not off: the limiter works for each request.
        builder.environment().put("PORTWRIGHT_RATE_LIMIT", "1000000");
        builder.environment().put("PORTWRIGHT_DRAFTS", Integer.toString(DRAFTS));
        // Nothing leaves the machine.
        builder.environment().put("PORTWRIGHT_OUTBOUND", "loopback");
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        long started = System.nanoTime();
        return new Server(Programs.begin(builder), log, port, started);
    }

    /** Asks every 10 ms until a request with a key is answered 200; answers the seconds since the start. */
    double awaitAnswer() throws IOException, InterruptedException {
        while (process.isAlive() && System.nanoTime() - started < 120e9) {
            try {
                if (send("GET", "/v2/porting_orders?page[size]=1", null, Map.of()).statusCode() == 200) {
                    return (System.nanoTime() - started) / 1e9;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(10);
        }
        throw new IOException("the server does not answer:\n" + Programs.tail(log));
    }

    HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        URI uri = URI.create(address() + path.replace("[", "%5B").replace("]", "%5D").replace(" ", "%20"));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + KEY);
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request that has to succeed and answers the body. */
    String ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(method, path, body, Map.of());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    Path log() {
        return log;
    }

    /** A size of the server's process in megabytes: VmRSS now, VmHWM the most it ever was. */
    double memory(String field) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith(field + ":")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
            }
        }
        return Double.NaN;
    }

    /** Stops it, and with it the database that it started. */
    @Override
    public void close() throws IOException, InterruptedException {
        client.close();
        process.destroy();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the server did not stop within 90 s");
        }
    }
}
