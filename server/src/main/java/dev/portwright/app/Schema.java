package dev.portwright.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * The migrations that this program ships. Read here too, because Flyway, which applies them, takes longer to find that
 * there is nothing to do than the rest of the start.
 */
final class Schema {
    private static final String FOLDER = "db/migration/";

    private Schema() {}

    /** The migrations of this version with Flyway's checksums. */
    static Map<String, Integer> shipped() throws IOException {
        Map<String, Integer> scripts = new TreeMap<>();
        URL marker = Schema.class.getResource("/" + FOLDER);
        if (marker == null) {
            throw new IOException("no migrations on the class path");
        }
        try {
            if (marker.getProtocol().equals("jar")) {
                String text = marker.toString();
                Path jar = Path.of(new URI(text.substring("jar:".length(), text.indexOf("!/"))));
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    zip.stream().filter(entry -> isMigration(entry.getName())).forEach(entry -> {
                        try (InputStream script = zip.getInputStream(entry)) {
                            scripts.put(entry.getName().substring(FOLDER.length()), checksum(script));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
                }
            } else {
                try (Stream<Path> files = Files.list(Path.of(marker.toURI()))) {
                    for (Path file : files.filter(file -> isMigration(FOLDER + file.getFileName()))
                            .toList()) {
                        try (InputStream script = Files.newInputStream(file)) {
                            scripts.put(String.valueOf(file.getFileName()), checksum(script));
                        }
                    }
                }
            }
        } catch (URISyntaxException | UncheckedIOException e) {
            throw new IOException(e);
        }
        return scripts;
    }

    private static boolean isMigration(String name) {
        return name.startsWith(FOLDER) && name.endsWith(".sql");
    }

    /** CRC32 of the lines without their ends, as Flyway computes it. */
    private static int checksum(InputStream script) throws IOException {
        CRC32 crc = new CRC32();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(script, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                crc.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return (int) crc.getValue();
    }
}
