package dev.portwright.platform.crypto;

import dev.portwright.platform.config.StartRefused;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Refuses to start with another encryption key than the one the database was written with. */
@ApplicationScoped
class KeyCheck {
    private static final UUID OWNER = new UUID(0, 0);
    private static final byte[] KNOWN = "portwright".getBytes(StandardCharsets.UTF_8);

    /** Before anything is sealed. */
    private static final int FIRST = 1;

    private final Db db;
    private final Sealer sealer;

    KeyCheck(Db db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        check();
    }

    /** @throws StartRefused when the key is another one */
    void check() {
        byte[] sealed = db.transaction(connection -> {
            Sql.of(connection, "INSERT INTO encryption_check (sealed) VALUES (?) ON CONFLICT DO NOTHING")
                    .set(sealer.seal(OWNER, KNOWN))
                    .execute();
            return Sql.of(connection, "SELECT sealed FROM encryption_check")
                    .one(Sql.Row::bytes)
                    .orElseThrow();
        });
        try {
            sealer.open(OWNER, sealed);
        } catch (SealBrokenException e) {
            throw new StartRefused(
                    "PORTWRIGHT_ENCRYPTION_KEY (or encryption.key in the data folder) is not the key this database was"
                            + " written with. Start with the key of before; without it account numbers, PINs and tax"
                            + " ids cannot be read.",
                    e);
        }
    }
}
