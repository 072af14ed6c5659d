package dev.portwright.inventory;

import dev.portwright.platform.db.Db;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lands numbers for tests, as the activation of an order does. */
@Singleton
class Landings {
    static final Instant AT = Instant.parse("2026-03-19T15:00:00Z");

    private final Inventory inventory;
    private final Db db;

    Landings(Inventory inventory, Db db) {
        this.inventory = inventory;
        this.db = db;
    }

    /** A landing whose parts a test sets as far as they matter to it. */
    record Draft(
            String countryCode,
            String type,
            @Nullable String connectionId,
            @Nullable String messagingProfileId,
            @Nullable String billingGroupId,
            @Nullable String emergencyAddressId,
            List<String> tags,
            @Nullable String customerReference,
            Instant at) {
        static final Draft PLAIN = new Draft("US", "local", null, null, null, null, List.of(), null, AT);

        Draft kind(String newCountryCode, String newType) {
            return new Draft(
                    newCountryCode,
                    newType,
                    connectionId,
                    messagingProfileId,
                    billingGroupId,
                    emergencyAddressId,
                    tags,
                    customerReference,
                    at);
        }

        Draft ids(String tx, String profile, String group, String address) {
            return new Draft(countryCode, type, tx, profile, group, address, tags, customerReference, at);
        }

        Draft named(String reference, String... newTags) {
            return new Draft(
                    countryCode,
                    type,
                    connectionId,
                    messagingProfileId,
                    billingGroupId,
                    emergencyAddressId,
                    List.of(newTags),
                    reference,
                    at);
        }

        Draft at(Instant newAt) {
            return new Draft(
                    countryCode,
                    type,
                    connectionId,
                    messagingProfileId,
                    billingGroupId,
                    emergencyAddressId,
                    tags,
                    customerReference,
                    newAt);
        }
    }

    /** Lands the numbers by an order of their own and answers the order's id. */
    UUID land(Tenant tenant, String... numbers) {
        return land(tenant, draft -> draft, numbers);
    }

    UUID land(Tenant tenant, UnaryOperator<Draft> with, String... numbers) {
        UUID orderId = UUID.randomUUID();
        land(tenant, orderId, with, numbers);
        return orderId;
    }

    void land(Tenant tenant, UUID orderId, UnaryOperator<Draft> with, String... numbers) {
        Draft draft = with.apply(Draft.PLAIN);
        Landing landing = new Landing(
                tenant.accountId(),
                orderId,
                List.of(numbers),
                draft.countryCode(),
                draft.type(),
                draft.connectionId(),
                draft.messagingProfileId(),
                draft.billingGroupId(),
                draft.emergencyAddressId(),
                draft.tags(),
                draft.customerReference(),
                Map.of(),
                draft.at());
        db.transaction(tx -> {
            inventory.land(tx, landing);
            return null;
        });
    }

    /** Lands one number and answers its id in the inventory. */
    String landed(Tenant tenant, String number) {
        land(tenant, number);
        return id(tenant, number);
    }

    /** The id of a number that the account has. */
    static String id(Tenant tenant, String number) {
        return tenant.get("/v2/phone_numbers?filter[phone_number]=" + number.replace("+", "%2B"))
                .id();
    }
}
