package dev.portwright.app;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the embedded PostgreSQL writes about itself: {@code postgres.log} and, when that grows large, the part before
 * in {@code postgres.log.1}. The server appends to the one file for as long as it runs, so the file is copied and
 * emptied, not renamed.
 */
final class PostgresLog {
    /** Bytes of a file before it is turned over; on disk there is at most a little more than twice as much. */
    static final long LARGEST = 5_000_000;

    /**
     * What is written: starts, stops, recoveries, and why a start fails. No error of a statement: the program that sent
     * it is told and logs what matters, while its text, values and details hold phone numbers and names.
     */
    static final List<String> OPTIONS = List.of(
            "log_min_messages=log", "log_min_error_statement=panic", "log_lock_waits=off", "logging_collector=off");

    /** What is fatal to a session only: clients that come while the server starts, or that the last one left. */
    private static final Pattern SESSION =
            Pattern.compile("^(terminating connection|the database system is|password authentication).*");

    private final Path file;

    PostgresLog(Path data) {
        this.file = data.resolve("postgres.log");
    }

    Path file() {
        return file;
    }

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Turns the log over when it is large; lines written in that very moment may be lost. */
    void turnOver() throws IOException {
        if (size() > LARGEST) {
            Path before = file.resolveSibling(file.getFileName() + ".1");
            Files.copy(file, before, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        }
    }

    /** The last thing that was fatal to the server since the log had that size, or the fallback. */
    String fatal(long from, String fallback) throws IOException {
        if (!Files.exists(file)) {
            return fallback;
        }
        String last = fallback;
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(Math.min(from, log.length()));
            byte[] bytes = new byte[(int) Math.min(LARGEST, log.length() - log.getFilePointer())];
            log.readFully(bytes);
            for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
                for (String level : List.of("FATAL:", "PANIC:")) {
                    int at = line.indexOf(level);
                    String said =
                            at < 0 ? "" : line.substring(at + level.length()).strip();
                    if (!said.isEmpty() && !SESSION.matcher(said).matches()) {
                        last = said;
                    }
                }
            }
        }
        return last;
    }
}
