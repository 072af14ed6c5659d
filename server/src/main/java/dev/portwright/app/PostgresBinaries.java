package dev.portwright.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds PostgreSQL's programs: unpacked beside the program, or in an archive on the class path. */
final class PostgresBinaries {
    /** System property with the folder of unpacked programs; the start script sets it. */
    static final String HOME_PROPERTY = "portwright.postgres";

    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");

    private PostgresBinaries() {}

    /**
     * Answers a folder with {@code bin/postgres} in it, and unpacks it below the parent when there is none yet. A
     * folder is complete when it has its final name.
     */
    static Path locate(Path parent) throws IOException {
        String home = System.getProperty(HOME_PROPERTY);
        if (home != null && Files.isExecutable(Path.of(home, "bin", "postgres"))) {
            return Path.of(home);
        }
        PostgresArchive archive = PostgresArchive.onClassPath();
        Path unpacked = parent.resolve("postgresql-" + archive.version());
        if (!Files.isDirectory(unpacked)) {
            deleteLeftovers(parent, "postgresql-");
            PrivateFiles.createFolder(parent);
            Path temporary = parent.resolve("postgresql-" + UUID.randomUUID() + ".new");
            archive.unpack(temporary);
            Files.move(temporary, unpacked, StandardCopyOption.ATOMIC_MOVE);
        }
        return unpacked;
    }

    /** The major version that a {@code postgres} program says it has. */
    static String majorVersion(String program) throws IOException {
        Matcher version = VERSION.matcher(
                Commands.run(List.of(), List.of(program, "--version")).output());
        return version.find() ? version.group(1) : "unknown";
    }

    /** Removes what a start that was killed left half done, as far as that is possible. */
    static void deleteLeftovers(Path parent, String prefix) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> children = Files.list(parent)) {
            List<Path> leftovers = children.filter(child -> {
                        String name = String.valueOf(child.getFileName());
                        return name.startsWith(prefix) && name.endsWith(".new");
                    })
                    .toList();
            for (Path leftover : leftovers) {
                deleteTree(leftover);
            }
        } catch (IOException | UncheckedIOException e) {
            // A process that outlived the killed one may still write there; the next start tries again.
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
