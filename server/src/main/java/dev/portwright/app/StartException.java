package dev.portwright.app;

/** The program cannot start. Its message is one line for the person who started it and holds no secret. */
final class StartException extends RuntimeException {
    /** Nobody foresaw it: the cause is for whoever looks after the program. */
    static final int UNFORESEEN = 1;

    /** The command line or the settings are wrong, or something the process needs is taken. */
    static final int USAGE = 2;

    /** The database cannot be reached, started or used. */
    static final int DATABASE = 3;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    StartException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** For what nobody foresaw. */
    StartException(String message, Throwable cause) {
        super(message, cause);
        this.exitCode = UNFORESEEN;
    }

    int exitCode() {
        return exitCode;
    }
}
