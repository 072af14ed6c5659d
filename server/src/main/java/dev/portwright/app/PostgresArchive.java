package dev.portwright.app;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs as they come on the class path. Apart from {@link PostgresBinaries} so that a distribution,
 * which holds them unpacked, loads none of the classes for unpacking.
 */
final class PostgresArchive {
    private final URL location;

    private PostgresArchive(URL location) {
        this.location = location;
    }

    /** Unpacks into the folder given, which must not exist; used when a distribution is made. */
    public static void main(String[] args) throws IOException {
        onClassPath().unpack(Path.of(args[0]).toAbsolutePath().normalize());
    }

    /**
     * The archive for this kind of machine.
     *
     * @throws StartException when this build has none
     */
    static PostgresArchive onClassPath() {
        String system =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch", "").equals("aarch64") ? "arm_64" : "x86_64";
        @Nullable URL archive = PostgresArchive.class.getResource("/postgres-" + system + "-" + machine + ".txz");
        if (archive == null) {
            throw new StartException(
                    StartException.DATABASE,
                    "this build has no embedded PostgreSQL for " + system + " " + machine
                            + "; set PORTWRIGHT_DATABASE_URL");
        }
        return new PostgresArchive(archive);
    }

    /** What tells this archive from one of another version: two of them never have the same size. */
    long version() throws IOException {
        return location.openConnection().getContentLengthLong();
    }

    /** Unpacks it into a new folder. */
    void unpack(Path folder) throws IOException {
        try (InputStream raw = location.openStream();
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
