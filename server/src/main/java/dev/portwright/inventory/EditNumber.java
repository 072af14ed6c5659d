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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Edits a number: {@code UpdatePhoneNumber}. What the body leaves out stays and null clears (RFC 7396). The row is
 * locked from reading to writing, so that edits sent at the same time are made one after the other.
 */
@ApplicationScoped
class EditNumber {
    private final InventoryStore numbers;
    private final References references;
    private final Clock clock;

    EditNumber(InventoryStore numbers, References references, Clock clock) {
        this.numbers = numbers;
        this.references = references;
        this.clock = clock;
    }

    /**
     * Edits the number.
     *
     * @param body a PATCH body that was held against the API description
     * @throws ApiException 404 when the account never had the number, 422 when it has left or with everything that is
     *     wrong with the edit
     */
    InventoryNumber edit(Tx tx, UUID accountId, UUID id, CheckedBody body) {
        InventoryNumber number = InventoryService.owned(numbers.lock(tx, accountId, id), "id");
        InventoryNumber.Settings wanted = read(body.usable(), number.settings());
        Problems problems = Problems.startingWith(body.problems());
        checkReferences(tx, number, wanted, problems);
        problems.throwIfAny();
        InventoryNumber edited = number.edited(wanted, clock.instant());
        numbers.update(tx, edited);
        return numbers.find(tx, accountId, id).orElse(edited);
    }

    private static InventoryNumber.Settings read(JsonNode body, InventoryNumber.Settings old) {
        JsonNode hdVoice = body.get("hd_voice_enabled");
        return new InventoryNumber.Settings(
                Reference.inOneCase(text(body, "connection_id", old.connectionId()), old.connectionId()),
                Reference.inOneCase(text(body, "billing_group_id", old.billingGroupId()), old.billingGroupId()),
                text(body, "customer_reference", old.customerReference()),
                text(body, "external_pin", old.externalPin()),
                tags(body, old.tags()),
                hdVoice == null ? old.hdVoiceEnabled() : hdVoice.asBoolean(false));
    }

    /** What a body says of an attribute: null clears, and what is left out stays. */
    static @Nullable String text(JsonNode body, String name, @Nullable String old) {
        JsonNode value = body.get(name);
        if (value == null) {
            return old;
        }
        return value.isNull() ? null : value.asString();
    }

    private static List<String> tags(JsonNode body, List<String> old) {
        JsonNode value = body.get("tags");
        if (value == null) {
            return old;
        }
        List<String> tags = new ArrayList<>();
        value.forEach(tag -> tags.add(tag.asString()));
        return List.copyOf(tags);
    }

    /** What is newly referred to must exist in the account; what was accepted before is not asked about again. */
    private void checkReferences(Tx tx, InventoryNumber number, InventoryNumber.Settings wanted, Problems problems) {
        InventoryNumber.Settings old = number.settings();
        Map<String, Reference> named = new LinkedHashMap<>();
        name(named, ReferenceKind.CONNECTION, wanted.connectionId(), old.connectionId());
        name(named, ReferenceKind.BILLING_GROUP, wanted.billingGroupId(), old.billingGroupId());
        references.require(tx, number.accountId(), named, problems);
    }

    private static void name(Map<String, Reference> named, String kind, @Nullable String wanted, @Nullable String old) {
        if (wanted != null && !wanted.equals(old)) {
            named.put("/" + kind + "_id", new Reference(kind, wanted));
        }
    }
}
