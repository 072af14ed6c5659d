package dev.portwright.document.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has a PDF file read by a process of its own, one file at a time. What the file makes that process do costs the server
 * nothing: it has its own small heap, is ended when it takes too long, knows
 * no setting and no secret of the server, and may say {@value Findings#MOST_BYTES} bytes.
 */
@ApplicationScoped
public class DocumentReader {
    /** How long the process may take to read a file once it has it. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** How long it may take to hand it the file: that is up to where the file is kept. */
    static final Duration FEEDING = Duration.ofSeconds(60);

    /** The exit code of a JVM that has no memory left. */
    private static final int OUT_OF_MEMORY = 3;

    /** The same of one that does not get its memory from the machine, or finds no class. */
    private static final int NOT_STARTED = 1;

    private static final int BUFFER_BYTES = 64 * 1024;

    private static final List<String> OPTIONS = List.of(
            "-Xms16m",
            "-Xmx96m",
            "-Xss512k",
            "-XX:MaxMetaspaceSize=64m",
            "-XX:ReservedCodeCacheSize=32m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+ErrorFileToStderr",
            "-Xlog:disable",
            "-Djava.awt.headless=true",
            "-Dorg.jboss.logging.provider=jdk");

    /** What the names of files may be written in. */
    private static final Set<String> PASSED_ON = Set.of("LANG", "LC_ALL", "LC_CTYPE");

    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable Process running;
    private volatile boolean stopped;

    public DocumentReader() {
        this(PATIENCE);
    }

    DocumentReader(Duration patience) {
        this.patience = patience;
    }

    /** What became of reading a file. */
    public sealed interface Outcome {}

    /** It was read, or it is known that it cannot be. */
    public record Read(Findings findings) implements Outcome {}

    /**
     * It takes longer than a document does.
     *
     * @param busy whether the process computed for most of that time, so that it is the file and not the machine
     * @param time how long it took
     */
    public record TooLong(boolean busy, Duration time) implements Outcome {}

    /** It was not read, which may be due to the file itself. */
    public record Failed(String why) implements Outcome {}

    /** Its bytes cannot be had, now or ever. */
    public record NotHad(String why) implements Outcome {}

    /** No file is read now. */
    public record NotNow(String why) implements Outcome {}

    /** Ends what is being read, and whatever is from now on. */
    public void stop() {
        stopped = true;
        Process process = running;
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /**
     * Has a file read. Whoever calls waits; call it outside of transactions.
     *
     * @param content opens the file, and may throw what {@code Blobs.open} does
     * @param size how many bytes it has
     */
    public Outcome read(Supplier<InputStream> content, long size) {
        turn.lock();
        try {
            return start(content, size);
        } finally {
            running = null;
            turn.unlock();
        }
    }

    private Outcome start(Supplier<InputStream> content, long size) {
        Process process;
        try {
            process = builder(size).start();
        } catch (IOException e) {
            return new NotNow("the process that reads them does not start: " + e.getMessage());
        }
        running = process;
        if (stopped) {
            process.destroyForcibly();
        }
        try {
            Deadline feeding = Deadline.of(process, FEEDING);
            Optional<Outcome> notFed = feed(process, content, size);
            feeding.cancel();
            if (notFed.isPresent() || feeding.isOver()) {
                return notFed.orElse(new NotHad("its bytes come too slowly"));
            }
            Deadline reading = Deadline.of(process, patience);
            byte[] said = said(process);
            int code = process.waitFor();
            reading.cancel();
            return reading.isOver() ? new TooLong(reading.wasBusy(), patience) : answer(code, said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NotNow("interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    static ProcessBuilder builder(long size) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        // The cache that the server was started with, where there is one. Java passes over one that does not fit.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:AOTCache="))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ReaderMain.class.getName()));
        command.add(Long.toString(size));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(PASSED_ON);
        return builder;
    }

    /** Hands the process the file; empty when it has it, or has ended, which its exit code explains. */
    private static Optional<Outcome> feed(Process process, Supplier<InputStream> content, long size) {
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = size;
        try (InputStream in = content.get()) {
            while (left > 0) {
                int some = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (some < 0) {
                    return Optional.of(new Failed("some of its bytes are missing"));
                }
                if (!hand(process, buffer, some)) {
                    return Optional.empty();
                }
                left -= some;
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            // What keeps the bytes does not answer, or has broken off.
            return Optional.of(new NotHad("its bytes cannot be had: " + e.getMessage()));
        }
    }

    private static boolean hand(Process process, byte[] bytes, int length) {
        try {
            process.getOutputStream().write(bytes, 0, length);
            process.getOutputStream().flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What the process says until it ends; nothing of one that says more than it may. */
    private static byte[] said(Process process) {
        try {
            byte[] said = process.getInputStream().readNBytes(Findings.MOST_BYTES + 1);
            if (said.length <= Findings.MOST_BYTES) {
                return said;
            }
            process.destroyForcibly();
        } catch (IOException e) {
            // It was ended.
        }
        return new byte[0];
    }

    private Outcome answer(int code, byte[] said) {
        if (stopped) {
            return new NotNow("the server stops");
        }
        if (code == OUT_OF_MEMORY) {
            return new Read(Findings.nothing(Findings.State.UNREADABLE));
        }
        if (code == NOT_STARTED) {
            return new NotNow("the process that reads them does not start");
        }
        try {
            return new Read(Findings.of(said));
        } catch (IllegalArgumentException e) {
            return new Failed("the process that reads it ended with " + code);
        }
    }
}
