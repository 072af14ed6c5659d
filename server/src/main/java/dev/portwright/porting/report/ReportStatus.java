package dev.portwright.porting.report;

import java.util.Locale;

/** How far a report is. */
enum ReportStatus {
    /** It is being written, or will be. */
    PENDING,
    COMPLETED,
    /** It cannot be written. Ours: the published API does not say what becomes of such a report. */
    FAILED;

    /** The word on the wire and in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReportStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
