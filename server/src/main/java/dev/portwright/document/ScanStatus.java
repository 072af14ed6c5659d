package dev.portwright.document;

import java.util.Locale;

/** What is known of a document from the scanner for malware. */
enum ScanStatus {
    /** There was no scanner when it was uploaded. */
    NOT_SCANNED,
    /** The scanner has not answered yet. */
    PENDING_SCAN,
    SCANNED,
    INFECTED;

    /** The word on the wire and in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ScanStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
