package dev.portwright.porting.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link by which a calendar program reads the dates of an account, until it is revoked. On the wire: schema {@code
 * CalendarLink}.
 *
 * @param name what its account calls it
 */
record CalendarLink(
        UUID id,
        UUID accountId,
        @Nullable String name,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    /** Where links lead. */
    static final String PATH = "/foc_calendar.ics";

    record Json(
            UUID id,
            String recordType,
            @Nullable String name,
            String status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String url,

            Instant createdAt,
            @Nullable Instant revokedAt) {}

    /** @param url where the link leads, which is known only when it is made; otherwise null */
    Json json(@Nullable String url) {
        return new Json(id, "calendar_link", name, revokedAt == null ? "active" : "revoked", url, createdAt, revokedAt);
    }
}
