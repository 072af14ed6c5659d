package dev.portwright.backup;

/** A backup that cannot be made or used. Its message is a sentence for the person who asked for it. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupException(String message) {
        super(message);
    }
}
