package dev.portwright.platform.crypto;

import org.jspecify.annotations.Nullable;

/** A sealed value that does not open: another key, another row, or changed bytes. */
public final class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBrokenException(@Nullable Throwable cause) {
        super("a sealed value does not open with the configured encryption key", cause);
    }
}
