package dev.portwright.testing;

import dev.portwright.platform.config.Settings;
import java.nio.file.Path;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Settings for what is tested without a server. */
public final class TestSettings {
    private static final int KEY_BYTES = 32;

    private TestSettings() {}

    public static Settings of(Settings.Mode mode, @Nullable String apiKey) {
        return of(mode, apiKey, 0, new byte[KEY_BYTES]);
    }

    public static Settings rateLimit(int limit) {
        return of(Settings.Mode.DESK, null, limit, new byte[KEY_BYTES]);
    }

    public static Settings encryptionKey(byte[] key) {
        return of(Settings.Mode.DESK, null, 0, key);
    }

    private static Settings of(Settings.Mode mode, @Nullable String apiKey, int rateLimit, byte[] key) {
        SecretKey encryptionKey = new SecretKeySpec(key, "AES");
        return new Settings(
                0,
                "127.0.0.1",
                Path.of("/nowhere"),
                null,
                mode,
                apiKey,
                null,
                encryptionKey,
                rateLimit,
                0,
                Settings.LogFormat.TEXT,
                Settings.Http.USUAL,
                List.of());
    }
}
