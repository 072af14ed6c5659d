package dev.portwright.seal;

import dev.portwright.platform.crypto.InstallationKey;
import dev.portwright.platform.crypto.SealedColumn;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.time.TurnableClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The keys of this installation, whose private parts are sealed in the database. The first is made when the first file is
 * sealed, another when the certificate of the one before has less than a year to go.
 */
@ApplicationScoped
class SealKeys {
    private static final Duration BEFORE_THE_END = Duration.ofDays(365);

    private static final String NAME = "seal keys";

    private final Db db;
    private final Sealer sealer;
    private final Ids ids;
    private final TurnableClock clock;
    private volatile @Nullable SealKey known;

    SealKeys(Db db, Sealer sealer, Ids ids, TurnableClock clock) {
        this.db = db;
        this.sealer = sealer;
        this.ids = ids;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static SealedColumn privateKeys() {
        return new SealedColumn("seal_key", "private_key", "id");
    }

    /** The key to seal with now, by the machine's time. Outside of transactions. */
    SealKey current() {
        SealKey key = known;
        if (key == null || !lasts(key)) {
            key = db.transaction(tx ->
                    InstallationKey.readOrMake(tx, NAME, same -> newest(same).filter(this::lasts), this::make));
            known = key;
        }
        return key;
    }

    private SealKey make(Tx tx) {
        SealKey made = SealKey.random(ids.next(), clock.systemTime());
        insert(tx, made);
        return made;
    }

    /** False in its last year. */
    boolean lasts(SealKey key) {
        return key.endsAt().isAfter(clock.systemTime().plus(BEFORE_THE_END));
    }

    private void insert(Tx tx, SealKey key) {
        tx.sql("INSERT INTO seal_key (id, private_key, certificate, created_at, ends_at) VALUES (?, ?, ?, ?, ?)")
                .set(key.id())
                .set(sealer.seal(key.id(), key.privateKey().getEncoded()))
                .set(key.certificateBytes())
                .set(clock.systemTime())
                .set(key.endsAt())
                .execute();
    }

    private Optional<SealKey> newest(Tx tx) {
        return tx.sql("SELECT id, private_key, certificate FROM seal_key ORDER BY ends_at DESC, id DESC LIMIT 1")
                .one(row -> {
                    UUID id = row.uuid();
                    return SealKey.of(id, sealer.open(id, row.bytes()), row.bytes());
                });
    }
}
