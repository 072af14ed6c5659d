package dev.portwright.porting.sharing;

import dev.portwright.platform.crypto.InstallationKey;
import dev.portwright.platform.crypto.SealedColumn;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.keys.HmacKey;
import org.jspecify.annotations.Nullable;

/** The key of this installation that sharing tokens are signed with. Made at its first start, and kept sealed. */
@ApplicationScoped
class SharingKey {
    /** As many as HMAC with SHA-256 needs (RFC 7518, 3.2). */
    private static final int BYTES = 32;

    /** Once the keys that seal are known, and before anybody calls. */
    private static final int EARLY = 2;

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String NAME = "sharing key";

    private final Db db;
    private final Sealer sealer;
    private final Ids ids;
    private final Clock clock;
    private volatile @Nullable HmacKey key;

    SharingKey(Db db, Sealer sealer, Ids ids, Clock clock) {
        this.db = db;
        this.sealer = sealer;
        this.ids = ids;
        this.clock = clock;
    }

    @Produces
    @Singleton
    SealedColumn secrets() {
        return new SealedColumn("sharing_key", "secret", "id");
    }

    void start(@Observes @Priority(EARLY) StartupEvent event) {
        key = new HmacKey(db.transaction(tx -> InstallationKey.readOrMake(tx, NAME, this::read, this::make)));
    }

    private Optional<byte[]> read(Tx tx) {
        return tx.sql("SELECT id, secret FROM sharing_key").one(row -> sealer.open(row.uuid(), row.bytes()));
    }

    private byte[] make(Tx tx) {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        UUID id = ids.next();
        tx.sql("INSERT INTO sharing_key (id, secret, created_at) VALUES (?, ?, ?)")
                .set(id)
                .set(sealer.seal(id, secret))
                .set(clock.instant())
                .execute();
        return secret;
    }

    /** @throws IllegalStateException before the start */
    HmacKey get() {
        HmacKey known = key;
        if (known == null) {
            throw new IllegalStateException("the server has not started");
        }
        return known;
    }
}
