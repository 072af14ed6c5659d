package dev.portwright.platform.crypto;

import org.jspecify.annotations.Nullable;

/** A sealed value that does not open: a key that is not configured, another row, or changed bytes. */
public final class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param keyId what the value names as its key, {@link Sealer#UNNAMED}, or the empty text */
    SealBrokenException(String keyId, @Nullable Throwable cause) {
        super(
                keyId.isEmpty()
                        ? "bytes that are no sealed value"
                        : "a value sealed with key " + keyId + " does not open with the configured encryption keys",
                cause);
    }
}
