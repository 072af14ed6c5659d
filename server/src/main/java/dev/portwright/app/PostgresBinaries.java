package dev.portwright.app;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Finds PostgreSQL's programs: unpacked beside the program, or in an archive on the class path. */
final class PostgresBinaries {
    /** System property with the folder of unpacked programs; the start script sets it. */
    static final String HOME_PROPERTY = "portwright.postgres";

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
        URL archive = archive();
        // The size stands for the version: two builds of the archive never have the same.
        Path unpacked = parent.resolve("postgresql-" + archive.openConnection().getContentLengthLong());
        if (!Files.isDirectory(unpacked)) {
            deleteLeftovers(parent, "postgresql-");
            PrivateFiles.createFolder(parent);
            Path temporary = parent.resolve("postgresql-" + UUID.randomUUID() + ".new");
            unpack(archive, temporary);
            Files.move(temporary, unpacked, StandardCopyOption.ATOMIC_MOVE);
        }
        return unpacked;
    }

    /** Unpacks the archive into the folder given, which must not exist; used when a distribution is made. */
    public static void main(String[] args) throws IOException {
        unpack(archive(), Path.of(args[0]).toAbsolutePath().normalize());
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

    private static URL archive() {
        String system =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch", "").equals("aarch64") ? "arm_64" : "x86_64";
        @Nullable URL archive = PostgresBinaries.class.getResource("/postgres-" + system + "-" + machine + ".txz");
        if (archive == null) {
            throw new StartException(
                    StartException.DATABASE,
                    "this build has no embedded PostgreSQL for " + system + " " + machine
                            + "; set PORTWRIGHT_DATABASE_URL");
        }
        return archive;
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        try (InputStream raw = archive.openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("the PostgreSQL archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.resolve("..").normalize());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    boolean program = (entry.getMode() & 0b001_001_001) != 0;
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
