package dev.portwright.porting.correction;

import dev.portwright.platform.crypto.SealedIds;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.JoinedLookups;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes and reads the secret in a link, which says its id; how long it works, its row says. All who ask for those at once cost
 * one statement.
 */
@ApplicationScoped
class LinkTokens {
    private static final UUID PURPOSE = UUID.fromString("0f6a7e0c-93d1-4b6b-8a39-3f4f6c5d2b17");

    private final SealedIds texts;
    private final JoinedLookups<UUID, CorrectionLink> lookups;

    LinkTokens(Sealer sealer, Db db, Clock clock) {
        this.texts = new SealedIds(sealer, PURPOSE);
        this.lookups = new JoinedLookups<>(db, (tx, ids) -> CorrectionLinkStore.open(tx, ids, clock.instant()));
    }

    String make(UUID linkId) {
        return texts.make(null, linkId);
    }

    /** The id of the link, whether or not it works; empty for what is no token. */
    Optional<UUID> id(String token) {
        return texts.open(token, Instant.MIN).map(ids -> ids.getFirst());
    }

    /** The link; empty for what is no token, and for a link that opens nothing any more. */
    Optional<CorrectionLink> open(String token) {
        return id(token).flatMap(lookups::find);
    }
}
