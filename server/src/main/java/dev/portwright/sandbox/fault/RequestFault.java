package dev.portwright.sandbox.fault;

import dev.portwright.platform.door.RequestFaults;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with requests.
 *
 * @param delayMs how long a delay is; null for others
 * @param apiKeyId of whose requests it is; null for those of all keys of the account
 */
record RequestFault(
        RequestFaults.Kind kind,
        Strikes strikes,
        @Nullable Integer delayMs,
        @Nullable UUID apiKeyId) {

    static String word(RequestFaults.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    boolean isAbout(UUID key) {
        return apiKeyId == null || apiKeyId.equals(key);
    }
}
