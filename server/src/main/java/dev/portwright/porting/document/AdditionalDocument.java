package dev.portwright.porting.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document that was added to an order. On the wire: schema {@code PortingAdditionalDocument}.
 *
 * @param type a word such as {@code csr}
 * @param filename null for a document that the operator keeps elsewhere
 * @param contentType the same
 */
record AdditionalDocument(
        UUID id,
        UUID accountId,
        UUID orderId,
        UUID documentId,
        String type,
        @Nullable String filename,
        @Nullable String contentType,
        Instant createdAt) {
    static final String RECORD_TYPE = "porting_additional_document";

    record Json(
            UUID id,
            String recordType,
            UUID portingOrderId,
            UUID documentId,
            String documentType,
            @Nullable String filename,
            @Nullable String contentType,
            Instant createdAt,
            Instant updatedAt) {}

    Json json() {
        return new Json(id, RECORD_TYPE, orderId, documentId, type, filename, contentType, createdAt, createdAt);
    }
}
