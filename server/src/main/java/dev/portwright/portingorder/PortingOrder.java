package dev.portwright.portingorder;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to bring numbers of one country, one type and one losing carrier here.
 *
 * @param version raised by every change; the ETag
 * @param supportKey {@code sr_} and six hexadecimal digits; not shown while the order is a draft
 * @param parentSupportKey {@code pr_} and six hexadecimal digits, shared by the orders of one request
 * @param attributes what the owner has filled in
 */
record PortingOrder(
        UUID id,
        UUID accountId,
        UUID userId,
        long version,
        PortingOrderStatus status,
        List<StatusDetail> statusDetails,
        String supportKey,
        String parentSupportKey,
        String countryCode,
        String phoneNumberType,
        String carrierName,
        @Nullable String carrierSpid,
        boolean fastPortEligible,
        boolean messagingCapable,
        int phoneNumbersCount,
        @Nullable Instant focActual,
        @Nullable String activationStatus,
        String messagingPortStatus,
        OrderAttributes attributes,
        Instant createdAt,
        Instant updatedAt) {

    /** Why an order is in exception: a code of the exception catalogue and its text. */
    record StatusDetail(String code, String description) {}

    /** A new order. */
    static PortingOrder draft(
            UUID id,
            UUID accountId,
            UUID userId,
            String supportKey,
            String parentSupportKey,
            String countryCode,
            String phoneNumberType,
            String carrierName,
            String carrierSpid,
            boolean fastPortEligible,
            boolean messagingCapable,
            int phoneNumbersCount,
            OrderAttributes attributes,
            Instant now) {
        return new PortingOrder(
                id,
                accountId,
                userId,
                1,
                PortingOrderStatus.DRAFT,
                List.of(),
                supportKey,
                parentSupportKey,
                countryCode,
                phoneNumberType,
                carrierName,
                carrierSpid,
                fastPortEligible,
                messagingCapable,
                phoneNumbersCount,
                null,
                null,
                "not_applicable",
                attributes,
                now,
                now);
    }

    /** The order after an edit. */
    PortingOrder edited(OrderAttributes edited, String messagingStatus, Instant now) {
        return new PortingOrder(
                id,
                accountId,
                userId,
                version + 1,
                status,
                statusDetails,
                supportKey,
                parentSupportKey,
                countryCode,
                phoneNumberType,
                carrierName,
                carrierSpid,
                fastPortEligible,
                messagingCapable,
                phoneNumbersCount,
                focActual,
                activationStatus,
                messagingStatus,
                edited,
                createdAt,
                now);
    }

    boolean isDraft() {
        return status == PortingOrderStatus.DRAFT;
    }

    RequirementStatus requirementStatus() {
        return RequirementStatus.ofAll(attributes.documents(), attributes.requirements());
    }
}
