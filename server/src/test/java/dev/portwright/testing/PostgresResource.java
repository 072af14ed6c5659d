package dev.portwright.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} an empty database of its own and sandbox settings with a temporary data folder:
 * {@code @QuarkusTestResource(PostgresResource.class)}. A test profile's overrides may set any {@code PORTWRIGHT_*}.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.jdbc.url", TestDatabases.create());
        config.put("PORTWRIGHT_MODE", "sandbox");
        config.put("PORTWRIGHT_RATE_LIMIT", "0");
        config.put("PORTWRIGHT_OUTBOUND", "loopback");
        config.put("PORTWRIGHT_DATA", folder().toString());
        return config;
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("portwright-test");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The PostgreSQL ends with the JVM; other tests use it too.
    }
}
