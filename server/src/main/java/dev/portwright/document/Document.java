package dev.portwright.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of an account. On the wire: schema {@code Document}.
 *
 * @param blobId where its bytes are
 * @param contentType what it is by its content
 * @param size in bytes
 * @param sha256 of its bytes, in small hexadecimal digits
 */
record Document(
        UUID id,
        UUID accountId,
        UUID blobId,
        String filename,
        String contentType,
        long size,
        String sha256,
        @Nullable String customerReference,
        ScanStatus scan,
        Instant createdAt,
        Instant updatedAt) {

    private static final String PENDING = "pending";

    record Json(
            UUID id,
            String recordType,
            String filename,
            String contentType,
            Size size,
            String sha256,
            String status,
            String avScanStatus,
            @Nullable String customerReference,
            Instant createdAt,
            Instant updatedAt) {}

    record Size(String unit, long amount) {}

    Json json() {
        // Nobody reviews a document by itself: what is reviewed is the requirement of the order that it fulfils.
        return new Json(
                id,
                "document",
                filename,
                contentType,
                new Size("bytes", size),
                sha256,
                PENDING,
                scan.word(),
                customerReference,
                createdAt,
                updatedAt);
    }

    Document with(String otherFilename, @Nullable String otherReference, Instant at) {
        return new Document(
                id, accountId, blobId, otherFilename, contentType, size, sha256, otherReference, scan, createdAt, at);
    }
}
