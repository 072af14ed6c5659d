package dev.portwright.reference;

import java.time.Instant;
import java.util.UUID;

/** The schema {@code Reference}. */
record ReferenceJson(String recordType, UUID accountId, String kind, String referenceId, Instant createdAt) {
    static ReferenceJson of(UUID accountId, ReferenceRegister.Entry entry) {
        return new ReferenceJson(
                "reference",
                accountId,
                entry.reference().kind(),
                entry.reference().id(),
                entry.createdAt());
    }
}
