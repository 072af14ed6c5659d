package dev.portwright.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Says in a sentence why a file or folder that the program keeps cannot be made, read or written. */
final class FileFailure {
    private FileFailure() {}

    /** True for failures of the file system, and for a full disk however it is told. */
    static boolean isKnown(IOException failure) {
        return failure instanceof FileSystemException || isFull(String.valueOf(failure.getMessage()));
    }

    static String sentence(IOException failure) {
        if (isFull(String.valueOf(failure.getMessage()))) {
            return fullDisk(file(failure, "the data folder"));
        }
        if (failure instanceof AccessDeniedException) {
            return user() + " may not read or write " + file(failure, "a file of the data folder")
                    + ": give it to that user, start as the user it belongs to, or set PORTWRIGHT_DATA to another folder";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return file(failure, "the data folder") + " is no folder: set PORTWRIGHT_DATA to one";
        }
        if (failure instanceof NoSuchFileException) {
            return file(failure, "a file")
                    + " cannot be made or is missing: set PORTWRIGHT_DATA to a folder that can be" + " written";
        }
        if (failure instanceof FileSystemException told && told.getReason() != null) {
            return file(failure, "a file") + " cannot be used ("
                    + told.getReason().toLowerCase(Locale.ROOT)
                    + "): set PORTWRIGHT_DATA to a folder that can be written";
        }
        return "a file cannot be used: " + failure;
    }

    /** True when a message of the operating system or of PostgreSQL says that nothing more can be written. */
    static boolean isFull(String message) {
        return message.contains("No space left on device") || message.contains("Disk quota exceeded");
    }

    static String fullDisk(String place) {
        return "the disk is full, nothing more can be written to " + place + ": free some space and start again";
    }

    private static String file(IOException failure, String fallback) {
        String file = failure instanceof FileSystemException told ? told.getFile() : null;
        return file != null ? file : fallback;
    }

    private static String user() {
        return "user " + System.getProperty("user.name", "?");
    }
}
