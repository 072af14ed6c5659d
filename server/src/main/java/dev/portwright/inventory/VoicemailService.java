package dev.portwright.inventory;

import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The voicemail of numbers. */
@ApplicationScoped
class VoicemailService {
    static final String ID = "phone_number_id";

    private static final String PIN = "pin";

    private final Db db;
    private final InventoryStore numbers;
    private final VoicemailStore voicemails;

    VoicemailService(Db db, InventoryStore numbers, VoicemailStore voicemails) {
        this.db = db;
        this.numbers = numbers;
        this.voicemails = voicemails;
    }

    /**
     * The voicemail of a number, be it one that has left.
     *
     * @throws ApiException 404 when the account never had the number
     */
    VoicemailJson get(UUID accountId, UUID id) {
        return db.read(tx -> {
            InventoryNumber number = numbers.find(tx, accountId, id).orElseThrow(() -> InventoryService.notFound(ID));
            return VoicemailJson.of(voicemails.find(tx, accountId, number.id()));
        });
    }

    /**
     * Sets what the body names.
     *
     * @param anew whether the rest becomes what is usual
     * @return the voicemail; a PIN that the body has is to be seen in it, this once
     * @throws ApiException 404 when the account never had the number, 422 when it has left
     */
    VoicemailJson set(Tx tx, UUID accountId, UUID id, JsonNode body, boolean anew) {
        InventoryService.owned(numbers.lock(tx, accountId, id), ID);
        Voicemail known = voicemails.find(tx, accountId, id);
        Voicemail old = anew ? Voicemail.NONE : known;
        JsonNode enabled = body.get("enabled");
        String pin = EditNumber.text(body, PIN, old.pin());
        boolean masked = Sealer.MASK.equals(pin);
        Voicemail changed =
                new Voicemail(enabled == null ? old.enabled() : enabled.asBoolean(false), masked ? known.pin() : pin);
        voicemails.write(tx, accountId, id, changed);
        return isGiven(body, pin) && !masked ? VoicemailJson.withPin(changed) : VoicemailJson.of(changed);
    }

    private static boolean isGiven(JsonNode body, @Nullable String pin) {
        return pin != null && body.has(PIN);
    }
}
