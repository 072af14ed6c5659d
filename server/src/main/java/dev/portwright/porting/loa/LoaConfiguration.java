package dev.portwright.porting.loa;

import java.time.Instant;
import java.util.UUID;

/** A letterhead that an account keeps for its letters. On the wire: schema {@code LoaConfiguration}. */
record LoaConfiguration(UUID id, UUID accountId, Letterhead letterhead, Instant createdAt, Instant updatedAt) {
    static final String RECORD_TYPE = "porting_loa_configuration";

    record Json(
            UUID id,
            String recordType,
            UUID organizationId,
            String name,
            Logo logo,
            String companyName,
            Letterhead.Address address,
            Letterhead.Contact contact,
            Instant createdAt,
            Instant updatedAt) {}

    record Logo(UUID documentId, String contentType) {}

    Json json() {
        return new Json(
                id,
                RECORD_TYPE,
                accountId,
                letterhead.name(),
                new Logo(letterhead.logo(), Logos.CONTENT_TYPE),
                letterhead.companyName(),
                letterhead.address(),
                letterhead.contact(),
                createdAt,
                updatedAt);
    }

    /** The configuration after an edit, which is later than any before. */
    LoaConfiguration with(Letterhead other, Instant now) {
        return new LoaConfiguration(
                id, accountId, other, createdAt, now.isAfter(updatedAt) ? now : updatedAt.plusMillis(1));
    }
}
