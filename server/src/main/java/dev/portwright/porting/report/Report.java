package dev.portwright.porting.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report. On the wire: schema {@code PortingReport}.
 *
 * @param documentId what it was written into, once it is
 * @param failure why it could not be written, for people
 * @param attempts how often a server has begun to write it
 * @param expiresAt when it is deleted; null as long as it is pending
 */
record Report(
        UUID id,
        UUID accountId,
        String type,
        ReportStatus status,
        ReportFilters filters,
        @Nullable UUID documentId,
        @Nullable String failure,
        int attempts,
        Progress progress,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant expiresAt) {
    static final String RECORD_TYPE = "porting_report";

    /**
     * How far the writing is.
     *
     * @param numbersRead of the account's numbers, those that were looked at
     * @param numbersTotal how many there are to look at; null until it has begun
     * @param rowsWritten how many of them are in the report
     */
    record Progress(long numbersRead, @Nullable Long numbersTotal, long rowsWritten) {
        static final Progress NONE = new Progress(0, null, 0);
    }

    record Json(
            UUID id,
            String recordType,
            String reportType,
            String status,
            Params params,
            @Nullable UUID documentId,
            Progress progress,
            @Nullable String failureReason,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant expiresAt) {}

    record Params(ReportFilters filters) {}

    Json json() {
        return new Json(
                id,
                RECORD_TYPE,
                type,
                status.word(),
                new Params(filters),
                documentId,
                progress,
                failure,
                createdAt,
                updatedAt,
                expiresAt);
    }
}
