package dev.portwright.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * An S3 store on this machine, with one bucket: S3Proxy in a process of its own, which keeps objects as files. What is known
 * of it is in system properties, since what starts it and what tests with it are classes of different loaders.
 */
public final class S3Store {
    private static final String BUCKET = "papers";
    private static final String ACCESS_KEY = "an-access-key";
    private static final String SECRET_KEY = "a-secret-key";

    private static final String PORT = "portwright.test.s3.port";
    private static final String FOLDER = "portwright.test.s3.folder";
    private static final String PID = "portwright.test.s3.pid";

    private final int port;
    private final Path folder;

    private S3Store(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    /** Starts one. */
    static S3Store launch() {
        try {
            Path folder = Files.createTempDirectory("portwright-s3");
            Files.createDirectories(folder.resolve("objects").resolve(BUCKET));
            int port;
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = any.getLocalPort();
            }
            Files.writeString(
                    folder.resolve("settings"), """
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    jclouds.provider=filesystem
                    jclouds.filesystem.basedir=%s
                    """.formatted(port, ACCESS_KEY, SECRET_KEY, folder.resolve("objects")));
            System.setProperty(PORT, Integer.toString(port));
            System.setProperty(FOLDER, folder.toString());
            S3Store store = new S3Store(port, folder);
            store.comeBack();
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that was started. */
    public static S3Store running() {
        return new S3Store(Integer.parseInt(property(PORT)), Path.of(property(FOLDER)));
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), "no store was started");
    }

    /** What a server must be told of it. */
    Map<String, String> settings() {
        return Map.of(
                "PORTWRIGHT_S3_ENDPOINT", "http://127.0.0.1:" + port,
                "PORTWRIGHT_S3_BUCKET", BUCKET,
                "PORTWRIGHT_S3_ACCESS_KEY", ACCESS_KEY,
                "PORTWRIGHT_S3_SECRET_KEY", SECRET_KEY);
    }

    /** Starts it again where it was, with what it had. */
    public void comeBack() {
        try {
            Process process = new ProcessBuilder(
                            Path.of(property("java.home"), "bin", "java").toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            Path.of("target", "programs", "s3proxy.jar").toString(),
                            "--properties",
                            folder.resolve("settings").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            System.setProperty(PID, Long.toString(process.pid()));
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Awaitility.await("the S3 store listens")
                    .atMost(Duration.ofMinutes(1))
                    .until(this::listens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Has it take connections and answer nothing, until it is {@link #thaw}ed. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private static void signal(String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, property(PID))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("no signal was sent: " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills it. */
    public void goAway() {
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(property(PID)));
        process.ifPresent(handle -> {
            handle.destroyForcibly();
            handle.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        });
    }

    /** The file that holds an object. */
    public Path object(String key) {
        return folder.resolve("objects").resolve(BUCKET).resolve(key);
    }

    /** The names of the objects of an account, without what their keys begin with. */
    public List<String> objects(Object accountId) {
        Path place = object("documents").resolve(accountId.toString());
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException e) {
            // The store makes folders with their first object and removes them with the last.
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
