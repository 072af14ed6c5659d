package dev.portwright.inventory;

import dev.portwright.phonenumber.PhoneNumberReading;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.reference.Reference;
import dev.portwright.reference.ReferenceKind;
import dev.portwright.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes how calls of a number are handled: {@code UpdatePhoneNumberVoiceSettings}, {@code EnablePhoneNumberEmergency}. */
@ApplicationScoped
class EditVoice {
    private static final String FORWARDING = "call_forwarding";
    private static final String FORWARDS_TO = "forwards_to";
    private static final String ADDRESS = "emergency_address_id";

    private final InventoryStore numbers;
    private final PhoneNumbers reader;
    private final References references;
    private final Clock clock;

    EditVoice(InventoryStore numbers, PhoneNumbers reader, References references, Clock clock) {
        this.numbers = numbers;
        this.reader = reader;
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
        readForwarding(body.usable(), problems);
        problems.throwIfAny();
        InventoryNumber edited = number.withVoice(number.setup().voice().edited(body.usable()), clock.instant());
        numbers.updateSetup(tx, edited);
        return edited;
    }

    /** Calls go to a number, however it is written. */
    private void readForwarding(JsonNode body, Problems problems) {
        if (body.path(FORWARDING) instanceof ObjectNode forwarding
                && forwarding.path(FORWARDS_TO).isString()) {
            PhoneNumberReading reading =
                    reader.readInternational(forwarding.path(FORWARDS_TO).asString());
            reading.flaw()
                    .ifPresent(why -> problems.add(
                            ProblemCode.INVALID_PHONE_NUMBER.at("/" + FORWARDING + "/" + FORWARDS_TO, why)));
            reading.e164().ifPresent(e164 -> forwarding.put(FORWARDS_TO, e164));
        }
    }

    /**
     * Says whether emergency services are to know the number by an address. It is kept for whoever carries its calls: nobody here
     * tells them.
     *
     * @throws ApiException 404 when the account never had the number, 422 when it has left or with everything that is
     *     wrong with the body
     */
    InventoryNumber setEmergency(Tx tx, UUID accountId, UUID id, CheckedBody body) {
        InventoryNumber number = InventoryService.owned(numbers.lock(tx, accountId, id), "id");
        Problems problems = Problems.startingWith(body.problems());
        String known = number.emergencyAddressId();
        String given = body.usable().path(ADDRESS).asString("");
        String address = known != null && known.equalsIgnoreCase(given)
                ? known
                : new Reference(ReferenceKind.EMERGENCY_ADDRESS, given).id();
        if (body.usable().has(ADDRESS) && !address.equals(known)) {
            Reference named = new Reference(ReferenceKind.EMERGENCY_ADDRESS, address);
            references.require(tx, accountId, Map.of("/" + ADDRESS, named), problems);
        }
        problems.throwIfAny();
        boolean enabled = body.usable().path("emergency_enabled").asBoolean();
        InventoryNumber changed = number.withEmergency(enabled, address, clock.instant());
        numbers.updateSetup(tx, changed);
        return changed;
    }
}
