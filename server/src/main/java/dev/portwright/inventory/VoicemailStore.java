package dev.portwright.inventory;

import dev.portwright.platform.crypto.SealedColumn;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Voicemail in the table {@code number_setting}. PINs are sealed on their way in and opened on their way out. */
@ApplicationScoped
class VoicemailStore {
    private final Sealer sealer;

    VoicemailStore(Sealer sealer) {
        this.sealer = sealer;
    }

    @Produces
    @Singleton
    SealedColumn voicemailPins() {
        return new SealedColumn("number_setting", "voicemail_pin", "id");
    }

    /** The voicemail of a number; as usual when nobody has said anything of it. */
    Voicemail find(Tx tx, UUID accountId, UUID id) {
        return tx.sql("SELECT voicemail_enabled, voicemail_pin FROM number_setting WHERE account_id = ? AND id = ?")
                .set(accountId)
                .set(id)
                .one(row -> {
                    boolean enabled = row.bool();
                    byte[] sealed = row.bytesOrNull();
                    return new Voicemail(
                            enabled,
                            sealed == null ? null : new String(sealer.open(id, sealed), StandardCharsets.UTF_8));
                })
                .orElse(Voicemail.NONE);
    }

    /** Writes it; whoever calls has locked the number. */
    void write(Tx tx, UUID accountId, UUID id, Voicemail voicemail) {
        String pin = voicemail.pin();
        tx.sql("""
                        INSERT INTO number_setting AS s (id, account_id, voicemail_enabled, voicemail_pin)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE
                        SET voicemail_enabled = excluded.voicemail_enabled, voicemail_pin = excluded.voicemail_pin
                        WHERE s.account_id = excluded.account_id""")
                .set(id)
                .set(accountId)
                .set(voicemail.enabled())
                .set(pin == null ? null : sealer.seal(id, pin.getBytes(StandardCharsets.UTF_8)))
                .execute();
    }
}
