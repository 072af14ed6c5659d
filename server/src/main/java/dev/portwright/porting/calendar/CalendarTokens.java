package dev.portwright.porting.calendar;

import dev.portwright.platform.crypto.SealedIds;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.JoinedLookups;
import dev.portwright.platform.db.OnBehalf;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes and reads the secret in a link, which says its id. All who ask for links at once cost one statement. */
@ApplicationScoped
class CalendarTokens {
    private static final UUID PURPOSE = UUID.fromString("7c1d9a52-0c2e-4f5b-9d0f-6a3b8e41c7d4");

    private final SealedIds texts;
    private final JoinedLookups<UUID, CalendarLink> lookups;

    CalendarTokens(Sealer sealer, Db db) {
        this.texts = new SealedIds(sealer, PURPOSE);
        this.lookups = new JoinedLookups<>(db, CalendarLinkStore::open);
    }

    String make(UUID linkId) {
        return texts.make(null, linkId);
    }

    /** The id of the link, whether or not it works; empty for what is no token. Nothing is looked up for it. */
    Optional<UUID> id(String token) {
        return texts.open(token, Instant.MIN).map(ids -> ids.getFirst());
    }

    /** The link; empty for what is no token, and for one that was revoked. The request is its account's from here on. */
    Optional<CalendarLink> open(String token) {
        Optional<CalendarLink> found = id(token).flatMap(lookups::find);
        found.ifPresent(link -> OnBehalf.of(link.accountId()));
        return found;
    }
}
