package dev.portwright.ukcarrier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * A carrier of the United Kingdom. On the wire: schema {@code PortingUKCarrier}.
 *
 * @param cupid its communications provider identity, three digits, which the regulator gives out
 * @param alternativeCupids further ones that it has
 * @param knownOn the day of the knowledge
 */
record UkCarrier(String cupid, String name, List<String> alternativeCupids, LocalDate knownOn) {

    record Json(
            UUID id,
            String recordType,
            String cupid,
            String name,
            List<String> alternativeCupids,
            Instant createdAt,
            Instant updatedAt) {}

    Json json() {
        Instant day = knownOn.atStartOfDay(ZoneOffset.UTC).toInstant();
        // Made of the code, so that it is the same on every server, whichever file the carrier comes from.
        UUID id = UUID.nameUUIDFromBytes(("portwright uk carrier " + cupid).getBytes(StandardCharsets.US_ASCII));
        return new Json(id, "porting_uk_carrier", cupid, name, alternativeCupids, day, day);
    }
}
