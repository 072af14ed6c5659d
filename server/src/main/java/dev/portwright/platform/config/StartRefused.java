package dev.portwright.platform.config;

/**
 * Thrown by what looks at the state of the server while it starts, to say that it must not. The message is one plain
 * sentence for the person who starts it: what is wrong and what to do. It holds no secret.
 */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
