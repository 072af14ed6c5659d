package dev.portwright.document;

import dev.portwright.platform.crypto.SealedIds;
import dev.portwright.platform.crypto.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Makes and reads what opens one document for a while, to whoever has it. */
@ApplicationScoped
class DownloadTokens {
    /** How long one is good for. */
    static final Duration VALID = Duration.ofMinutes(15);

    private static final UUID PURPOSE = UUID.fromString("5f0c2a4e-6a0e-4f6e-9d51-6f1c7b0e2d3a");

    private final SealedIds texts;
    private final Clock clock;

    DownloadTokens(Sealer sealer, Clock clock) {
        this.texts = new SealedIds(sealer, PURPOSE);
        this.clock = clock;
    }

    /** What a token opens. */
    record Opened(UUID accountId, UUID documentId) {}

    String make(UUID accountId, UUID documentId) {
        return texts.make(clock.instant().plus(VALID), accountId, documentId);
    }

    /** Empty for what is no token, and for one whose time is over. */
    Optional<Opened> open(String token) {
        return texts.open(token, clock.instant()).map(ids -> new Opened(ids.getFirst(), ids.getLast()));
    }
}
