package dev.portwright.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One process of the program, and the folder that it lives in. */
final class Program implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("\\s+API\\s+(https?:\\S+)/v2");

    /** The last line of what it says once it serves. */
    private static final Pattern SERVES = Pattern.compile("\\s+docs\\s.*");

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(40);

    /** Of what it writes the last so many characters are kept, for saying why it did not start. */
    private static final int KEPT_OUTPUT = 1 << 16;

    private final Process process;
    private final Path folder;
    private final Thread atTheEnd;
    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private final StringBuilder output = new StringBuilder();

    private Program(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        // The database would outlive a JVM that ends without closing this.
        this.atTheEnd = Thread.ofPlatform().unstarted(this::end);
    }

    static Program start(Path bin, Map<String, String> settings) {
        Program program = launch(bin, settings);
        Runtime.getRuntime().addShutdownHook(program.atTheEnd);
        Thread.ofPlatform().daemon().name("portwright-output").start(program::read);
        try {
            program.address.get(START.toSeconds(), TimeUnit.SECONDS);
            return program;
        } catch (ExecutionException | TimeoutException e) {
            program.close();
            throw new IllegalStateException("Portwright did not start:\n" + program.output(), e);
        } catch (InterruptedException e) {
            program.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Program launch(Path bin, Map<String, String> settings) {
        Path folder = newFolder();
        ProcessBuilder builder = new ProcessBuilder(bin.toString(), "serve").directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        // The settings of the machine are not those of the test; which Java to take is.
        environment.keySet().removeIf(name -> name.startsWith("PORTWRIGHT_") && !name.startsWith("PORTWRIGHT_JAVA"));
        environment.put("PORTWRIGHT_DATA", folder.resolve("data").toString());
        environment.put("PORTWRIGHT_PORT", "0");
        environment.put("PORTWRIGHT_RATE_LIMIT", "0");
        // Tests send nothing to others, whatever URL they name.
        environment.put("PORTWRIGHT_OUTBOUND", "loopback");
        environment.putAll(settings);
        try {
            return new Program(builder.redirectErrorStream(true).start(), folder);
        } catch (IOException e) {
            delete(folder);
            throw new UncheckedIOException(bin + " cannot be started; " + Distribution.advice(), e);
        }
    }

    /** PostgreSQL may run as another user, who must be able to pass through. */
    private static Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("portwright-testkit");
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        URI found = null;
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                wrote(line);
                Matcher matcher = ADDRESS.matcher(line);
                if (matcher.matches()) {
                    found = URI.create(matcher.group(1));
                } else if (found != null && SERVES.matcher(line).matches()) {
                    address.complete(found);
                }
            }
        } catch (IOException e) {
            wrote(e.toString());
        }
        address.completeExceptionally(new IllegalStateException("it ended"));
    }

    URI url() {
        return address.join();
    }

    /** What it works in and keeps its data in; gone once it is closed. */
    Path folder() {
        return folder;
    }

    private void wrote(String line) {
        synchronized (output) {
            output.append(line).append('\n');
            if (output.length() > 2 * KEPT_OUTPUT) {
                output.delete(0, output.length() - KEPT_OUTPUT);
            }
        }
    }

    String output() {
        synchronized (output) {
            return output.toString();
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException e) {
            // The JVM is ending, and this with it.
        }
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        delete(folder);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
