package dev.portwright.webhook.signing;

import dev.portwright.platform.crypto.SealedColumn;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rows of signing keys, their private part sealed. */
@ApplicationScoped
class SigningKeyStore {
    private final Sealer sealer;

    SigningKeyStore(Sealer sealer) {
        this.sealer = sealer;
    }

    @Produces
    @Singleton
    SealedColumn privateKeys() {
        return new SealedColumn("signing_key", "private_key", "id");
    }

    /** Leaves the rows as they are when there is a newest key already, as when two servers begin at once. */
    void insert(Tx tx, SigningKey key) {
        tx.sql("""
                        INSERT INTO signing_key (id, private_key, public_key, created_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING""")
                .set(key.id())
                .set(sealer.seal(key.id(), key.privateKey()))
                .set(key.publicText())
                .set(key.createdAt())
                .execute();
    }

    /** All that there are, the oldest first. */
    List<SigningKey> all(Tx tx) {
        return tx.sql("SELECT id, private_key, created_at, retires_at FROM signing_key ORDER BY created_at, id")
                .list(row -> {
                    UUID id = row.uuid();
                    return SigningKey.of(id, sealer.open(id, row.bytes()), row.instant(), row.instantOrNull());
                });
    }

    /** Has every key retire at this time that would retire later. */
    void retire(Tx tx, Instant at) {
        tx.sql("UPDATE signing_key SET retires_at = ? WHERE retires_at IS NULL OR retires_at > ?")
                .set(at)
                .set(at)
                .execute();
    }

    void removeRetired(Tx tx, Instant now) {
        tx.sql("DELETE FROM signing_key WHERE retires_at <= ?").set(now).execute();
    }
}
