package dev.portwright.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL writes about itself to {@code postmaster.pid}, line by line while it starts
 * (src/include/utils/pidfile.h): 1 process id, 4 port, 8 status.
 *
 * @param port 0 while it is not known yet
 * @param status {@code starting}, {@code ready}, {@code standby}, {@code stopping}, or empty
 */
record PostmasterFile(long pid, int port, String status) {
    static PostmasterFile parse(List<String> lines) {
        return new PostmasterFile(
                number(lines, 0),
                (int) number(lines, 3),
                lines.size() > 7 ? lines.get(7).strip() : "");
    }

    /** Answers null when there is no file. One that is still empty has process id 0. */
    static @Nullable PostmasterFile read(Path cluster) throws IOException {
        try {
            return parse(Files.readAllLines(file(cluster), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Removes the file of a postmaster that is gone, unless another one has written it since it was read. */
    static void removeStale(Path cluster, PostmasterFile stale) throws IOException {
        Path aside = cluster.resolve("postmaster.pid.stale");
        try {
            Files.move(file(cluster), aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            return;
        }
        if (parse(Files.readAllLines(aside, StandardCharsets.ISO_8859_1)).pid() == stale.pid()) {
            Files.deleteIfExists(aside);
        } else {
            Files.move(aside, file(cluster), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    boolean ready() {
        return status.equals("ready") && port > 0;
    }

    boolean stopping() {
        return status.equals("stopping");
    }

    /** True when the process is alive and is a PostgreSQL server of that folder, not one that got its number later. */
    boolean running(Path cluster) {
        if (pid <= 0) {
            return false;
        }
        Path process = Path.of("/proc", Long.toString(pid));
        if (Files.exists(Path.of("/proc/self/cwd"))) {
            try {
                // A server's working directory is its data folder.
                return Files.readSymbolicLink(process.resolve("exe")).toString().contains("/postgres")
                        && Files.isSameFile(process.resolve("cwd"), cluster);
            } catch (IOException e) {
                return false;
            }
        }
        return ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .flatMap(ProcessHandle.Info::commandLine)
                .map(line -> line.toLowerCase(Locale.ROOT).contains("postgres") && line.contains(cluster.toString()))
                .orElse(false);
    }

    private static long number(List<String> lines, int index) {
        try {
            return index < lines.size() ? Long.parseLong(lines.get(index).strip()) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
