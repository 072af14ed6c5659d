package dev.portwright.porting.book;

import dev.portwright.platform.crypto.SealedColumn;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.order.OrderAttributes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Account number, PIN and tax id of an order and the texts given for its requirements, sealed together into one column. */
@ApplicationScoped
class EndUserSecrets {
    private final Sealer sealer;

    EndUserSecrets(Sealer sealer) {
        this.sealer = sealer;
    }

    @Produces
    @Singleton
    SealedColumn column() {
        return new SealedColumn("porting_order", "end_user_secrets", "id");
    }

    /**
     * What was sealed.
     *
     * @param requirements the texts given for requirements, by their types; null when there are none
     */
    record Opened(
            @Nullable String accountNumber,
            @Nullable String taxIdentifier,
            @Nullable String pinPasscode,
            @Nullable Map<String, String> requirements) {
        static final Opened NONE = new Opened(null, null, null, null);

        @Override
        public String toString() {
            return "EndUserSecrets";
        }

        /** The requirements with their texts again. */
        List<OrderAttributes.Requirement> added(List<OrderAttributes.Requirement> without) {
            Map<String, String> texts = requirements;
            return texts == null
                    ? without
                    : without.stream()
                            .map(requirement -> {
                                String text = texts.get(requirement.requirementTypeId());
                                return text == null ? requirement : withValue(requirement, text);
                            })
                            .toList();
        }
    }

    byte @Nullable [] seal(UUID orderId, OrderAttributes attributes) {
        OrderAttributes.Admin admin = attributes.admin();
        Map<String, String> texts = texts(attributes.requirements());
        Opened secrets = new Opened(
                admin.accountNumber(), admin.taxIdentifier(), admin.pinPasscode(), texts.isEmpty() ? null : texts);
        return secrets.equals(Opened.NONE) ? null : sealer.seal(orderId, Json.bytes(secrets));
    }

    Opened open(UUID orderId, byte @Nullable [] sealed) {
        if (sealed == null) {
            return Opened.NONE;
        }
        return Json.read(new String(sealer.open(orderId, sealed), StandardCharsets.UTF_8), Opened.class);
    }

    /** The requirements as anybody may read them: without the texts, which are tax numbers and codes. */
    static List<OrderAttributes.Requirement> without(List<OrderAttributes.Requirement> requirements) {
        return texts(requirements).isEmpty()
                ? requirements
                : requirements.stream()
                        .map(requirement -> requirement.isText() ? withValue(requirement, null) : requirement)
                        .toList();
    }

    private static Map<String, String> texts(List<OrderAttributes.Requirement> requirements) {
        Map<String, String> texts = new HashMap<>(0);
        for (OrderAttributes.Requirement requirement : requirements) {
            String value = requirement.fieldValue();
            if (requirement.isText() && value != null) {
                texts.put(requirement.requirementTypeId(), value);
            }
        }
        return texts;
    }

    private static OrderAttributes.Requirement withValue(
            OrderAttributes.Requirement requirement, @Nullable String value) {
        return new OrderAttributes.Requirement(
                requirement.requirementTypeId(), requirement.fieldType(), value, requirement.status());
    }
}
