package dev.portwright.inventory;

import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problems;
import dev.portwright.reference.Reference;
import dev.portwright.reference.ReferenceKind;
import dev.portwright.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Changes how messages of a number are handled: {@code UpdatePhoneNumberMessagingSettings}. */
@ApplicationScoped
class EditMessaging {
    static final String PROFILE = "messaging_profile_id";

    private final InventoryStore numbers;
    private final References references;
    private final Clock clock;

    EditMessaging(InventoryStore numbers, References references, Clock clock) {
        this.numbers = numbers;
        this.references = references;
        this.clock = clock;
    }

    /**
     * Changes what the body names.
     *
     * @throws ApiException 404 when the account never had the number, 422 when it has left or with everything that is
     *     wrong with the body
     */
    InventoryNumber edit(Tx tx, UUID accountId, UUID id, CheckedBody body) {
        InventoryNumber number = InventoryService.owned(numbers.lock(tx, accountId, id), "id");
        Problems problems = Problems.startingWith(body.problems());
        String old = number.messagingProfileId();
        String profile = profile(body.usable(), old);
        if (profile != null && !profile.equals(old)) {
            requireProfile(references, tx, accountId, profile, problems);
        }
        problems.throwIfAny();
        String product = EditNumber.text(
                body.usable(), "messaging_product", number.setup().messagingProduct());
        InventoryNumber edited = number.withMessaging(profile, product, clock.instant());
        numbers.updateSetup(tx, edited);
        return edited;
    }

    /** The profile that a body names; none when it says null or the empty text, which clients send for it. */
    static @Nullable String profile(JsonNode body, @Nullable String old) {
        String given = EditNumber.text(body, PROFILE, old);
        return given == null || given.isEmpty() ? null : Reference.inOneCase(given, old);
    }

    /** Notes it when the account has no such profile; one that it has stays until the transaction ends. */
    static void requireProfile(References references, Tx tx, UUID accountId, String profile, Problems problems) {
        Reference named = new Reference(ReferenceKind.MESSAGING_PROFILE, profile);
        references.require(tx, accountId, Map.of("/" + PROFILE, named), problems);
    }
}
