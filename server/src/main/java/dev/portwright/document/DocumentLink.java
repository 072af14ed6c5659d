package dev.portwright.document;

import java.time.Instant;
import java.util.UUID;

/** Says that something uses a document. On the wire: schema {@code DocumentLink}. */
record DocumentLink(UUID id, UUID documentId, String linkedRecordType, UUID linkedResourceId, Instant createdAt) {
    record Json(
            UUID id,
            String recordType,
            UUID documentId,
            String linkedRecordType,
            UUID linkedResourceId,
            Instant createdAt,
            Instant updatedAt) {}

    Json json() {
        return new Json(id, "document_link", documentId, linkedRecordType, linkedResourceId, createdAt, createdAt);
    }
}
