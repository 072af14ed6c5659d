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
        return of(mode, apiKey, 0, new SecretKeySpec(new byte[KEY_BYTES], "AES"), Settings.Operation.USUAL);
    }

    public static Settings rateLimit(int limit) {
        return of(
                Settings.Mode.DESK,
                null,
                limit,
                new SecretKeySpec(new byte[KEY_BYTES], "AES"),
                Settings.Operation.USUAL);
    }

    public static Settings encryptionKeys(SecretKey key, List<SecretKey> old) {
        return of(
                Settings.Mode.DESK,
                null,
                0,
                key,
                new Settings.Operation(old, 0, null, null, Settings.Activation.BY_HAND, 14, 10, null, null));
    }

    public static Settings exceptionDays(int days) {
        return of(
                Settings.Mode.DESK,
                null,
                0,
                new SecretKeySpec(new byte[KEY_BYTES], "AES"),
                new Settings.Operation(List.of(), 0, null, null, Settings.Activation.BY_HAND, days, 10, null, null));
    }

    /** A desk whose database others may use too. */
    public static Settings sharedDesk() {
        return of(
                Settings.Mode.DESK,
                null,
                0,
                new SecretKeySpec(new byte[KEY_BYTES], "AES"),
                Settings.Operation.USUAL,
                new Settings.Database("jdbc:postgresql:nowhere", null, null));
    }

    private static Settings of(
            Settings.Mode mode,
            @Nullable String apiKey,
            int rateLimit,
            SecretKey encryptionKey,
            Settings.Operation operation) {
        return of(mode, apiKey, rateLimit, encryptionKey, operation, null);
    }

    private static Settings of(
            Settings.Mode mode,
            @Nullable String apiKey,
            int rateLimit,
            SecretKey encryptionKey,
            Settings.Operation operation,
            Settings.@Nullable Database database) {
        return new Settings(
                0,
                "127.0.0.1",
                Path.of("/nowhere"),
                database,
                mode,
                apiKey,
                null,
                encryptionKey,
                rateLimit,
                0,
                Settings.LogFormat.TEXT,
                Settings.Http.USUAL,
                List.of(),
                operation,
                Settings.Outgoing.USUAL,
                Settings.Documents.USUAL,
                null);
    }
}
