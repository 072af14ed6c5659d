package dev.portwright.requirement;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers to the requirements of one country, number type and action, kept to be used for many orders. */
public record RequirementGroup(
        UUID id,
        UUID accountId,
        String countryCode,
        String phoneNumberType,
        String action,
        @Nullable UUID loaDocumentId,
        @Nullable UUID invoiceDocumentId,
        List<Value> values) {

    /** One answer. */
    public record Value(String requirementTypeId, String fieldValue) {}
}
