package dev.portwright.platform.crypto;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.StartRefused;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Refuses to start without a key that the database needs, and sees to it that all servers seal with the newest one. That
 * is the key of the known text in {@code encryption_check}; the ids of those before it are kept beside it, so that a
 * server that starts with one of them again does not take it for a new one.
 */
@ApplicationScoped
public class KeyCheck {
    private static final Logger LOG = Logger.getLogger(KeyCheck.class);
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

    private record Check(byte[] sealed, List<String> retired) {}

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        check();
    }

    /** @throws StartRefused when a key is missing */
    void check() {
        db.transaction(tx -> {
            tx.sql("INSERT INTO encryption_check (sealed) VALUES (?) ON CONFLICT DO NOTHING")
                    .set(sealer.seal(OWNER, KNOWN))
                    .execute();
            Check check = tx.sql("SELECT sealed, retired FROM encryption_check FOR UPDATE")
                    .one(row -> new Check(row.bytes(), row.strings()))
                    .orElseThrow();
            follow(tx, check, opener(sealer, check.sealed));
            requireKeysInUse(tx, sealer);
            return null;
        });
    }

    private static String opener(Sealer sealer, byte[] sealed) {
        try {
            return sealer.opened(OWNER, sealed).keyId();
        } catch (SealBrokenException e) {
            throw new StartRefused(
                    "PORTWRIGHT_ENCRYPTION_KEY (or encryption.key in the data folder) is not the key this database was"
                            + " written with. Start with the key of before; without it account numbers, PINs and tax"
                            + " ids cannot be read. To change the key, give the one of before as"
                            + " PORTWRIGHT_ENCRYPTION_KEYS_OLD.",
                    e);
        }
    }

    private void follow(Tx tx, Check check, String newest) {
        String mine = sealer.sealsWith();
        if (check.retired.contains(mine)) {
            sealer.sealWith(newest);
            LOG.warnf(
                    "PORTWRIGHT_ENCRYPTION_KEY is key %s, which key %s has replaced: sealing with that one. Swap the two"
                            + " in the settings of this server; a key that was replaced does not come back.",
                    mine, newest);
        } else if (!newest.equals(mine)) {
            LOG.infof("Encryption key %s takes over from %s; what is sealed is sealed anew.", mine, newest);
            tx.sql("UPDATE encryption_check SET sealed = ?, retired = array_append(retired, ?)")
                    .set(sealer.seal(OWNER, KNOWN))
                    .set(newest)
                    .execute();
            // Until they are counted: the text above was not the only value.
            tx.sql("""
                            INSERT INTO sealed_value_count (key_id, sealed_values) VALUES (?, 1)
                            ON CONFLICT (key_id) DO UPDATE SET sealed_values = greatest(1, sealed_value_count.sealed_values)""").set(newest).execute();
        } else if (Sealer.keyIdOf(check.sealed).equals(Sealer.UNNAMED)) {
            tx.sql("UPDATE encryption_check SET sealed = ?")
                    .set(sealer.seal(OWNER, KNOWN))
                    .execute();
        }
    }

    /**
     * Verifies that a database, of this or an earlier version, can be read with the keys of these settings, and changes
     * nothing.
     *
     * @throws StartRefused when a key is missing
     */
    public static void require(Tx tx, Settings settings) {
        Sealer sealer = new Sealer(settings);
        Optional<byte[]> sealed = tx.sql("SELECT sealed FROM encryption_check").one(Sql.Row::bytes);
        if (sealed.isPresent()) {
            opener(sealer, sealed.get());
        }
        boolean counted = tx.sql("SELECT to_regclass('sealed_value_count') IS NOT NULL")
                .one(Sql.Row::bool)
                .orElseThrow();
        if (counted) {
            requireKeysInUse(tx, sealer);
        }
    }

    private static void requireKeysInUse(Tx tx, Sealer sealer) {
        counts(tx).forEach((keyId, values) -> {
            if (values > 0 && !keyId.equals(Sealer.UNNAMED) && !sealer.keyIds().contains(keyId)) {
                throw new StartRefused("Values in this database are still sealed with the encryption key "
                        + keyId + ", which is not configured. Give it as PORTWRIGHT_ENCRYPTION_KEYS_OLD until the log"
                        + " says that it seals nothing any more.");
            }
        });
    }

    /** The id of the key that all servers are to seal with. */
    static String newest(Tx tx) {
        return Sealer.keyIdOf(tx.sql("SELECT sealed FROM encryption_check")
                .one(Sql.Row::bytes)
                .orElseThrow());
    }

    /** How many values each key had sealed when they were last looked at; empty when nobody has looked yet. */
    static Map<String, Long> counts(Tx tx) {
        Map<String, Long> counts = new TreeMap<>();
        tx.sql("SELECT key_id, sealed_values FROM sealed_value_count")
                .list(row -> counts.put(row.string(), row.number()));
        return counts;
    }

    static void count(Tx tx, Map<String, Long> counts) {
        tx.sql("DELETE FROM sealed_value_count").execute();
        Sql sql = tx.sql("INSERT INTO sealed_value_count (key_id, sealed_values) VALUES (?, ?)");
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            sql.set(entry.getKey()).set(entry.getValue().longValue()).next();
        }
        sql.executeBatch();
    }
}
