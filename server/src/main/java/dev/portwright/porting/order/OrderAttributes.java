package dev.portwright.porting.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.portwright.foc.ActivationType;
import dev.portwright.platform.id.Ids;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of an order fills in: the attributes of {@code UpdatePortingOrder}. Null means not given.
 *
 * @param focRequested when the owner wants the numbers to move
 * @param enableMessaging whether messaging is to be ported too
 */
public record OrderAttributes(
        @Nullable String customerReference,
        @Nullable String customerGroupReference,
        @Nullable Instant focRequested,
        @Nullable ActivationType activationType,
        Documents documents,
        Admin admin,
        Location location,
        boolean enableMessaging,
        Misc misc,
        NumberConfiguration configuration,
        List<Requirement> requirements,
        Feedback feedback,
        @Nullable String webhookUrl) {

    public static final OrderAttributes EMPTY = new OrderAttributes(
            null,
            null,
            null,
            null,
            new Documents(null, null),
            new Admin(null, null, null, null, null, null, null),
            new Location(null, null, null, null, null, null),
            false,
            new Misc(null, null, null),
            new NumberConfiguration(null, null, null, null, List.of()),
            List.of(),
            new Feedback(null, null),
            null);

    public OrderAttributes withReferences(@Nullable String reference, @Nullable String groupReference) {
        return new OrderAttributes(
                reference,
                groupReference,
                focRequested,
                activationType,
                documents,
                admin,
                location,
                enableMessaging,
                misc,
                configuration,
                requirements,
                feedback,
                webhookUrl);
    }

    public OrderAttributes withFeedback(Feedback other) {
        return new OrderAttributes(
                customerReference,
                customerGroupReference,
                focRequested,
                activationType,
                documents,
                admin,
                location,
                enableMessaging,
                misc,
                configuration,
                requirements,
                other,
                webhookUrl);
    }

    public OrderAttributes withEndUser(Admin otherAdmin, Location otherLocation) {
        return new OrderAttributes(
                customerReference,
                customerGroupReference,
                focRequested,
                activationType,
                documents,
                otherAdmin,
                otherLocation,
                enableMessaging,
                misc,
                configuration,
                requirements,
                feedback,
                webhookUrl);
    }

    public OrderAttributes withDocumentation(Documents otherDocuments, List<Requirement> otherRequirements) {
        return new OrderAttributes(
                customerReference,
                customerGroupReference,
                focRequested,
                activationType,
                otherDocuments,
                admin,
                location,
                enableMessaging,
                misc,
                configuration,
                otherRequirements,
                feedback,
                webhookUrl);
    }

    /** The ids of all documents that it names: letter of authorization, invoice, and those that fulfil requirements. */
    public Set<UUID> namedDocuments() {
        Set<UUID> named = documents.ids();
        requirements.forEach(requirement -> requirement.document().ifPresent(named::add));
        return named;
    }

    public record Documents(@Nullable UUID loa, @Nullable UUID invoice) {
        /** Those that are given. */
        public Set<UUID> ids() {
            Set<UUID> ids = new LinkedHashSet<>();
            if (loa != null) {
                ids.add(loa);
            }
            if (invoice != null) {
                ids.add(invoice);
            }
            return ids;
        }
    }

    /** Who the numbers belong to at the losing carrier. Account number, PIN and tax id are secrets. */
    public record Admin(
            @Nullable String entityName,
            @Nullable String authPersonName,
            @Nullable String billingPhoneNumber,
            @Nullable String accountNumber,
            @Nullable String taxIdentifier,
            @Nullable String pinPasscode,
            @Nullable String businessIdentifier) {

        @Override
        public String toString() {
            return "Admin[entityName=" + entityName + "]";
        }
    }

    public record Location(
            @Nullable String streetAddress,
            @Nullable String extendedAddress,
            @Nullable String locality,
            @Nullable String administrativeArea,
            @Nullable String postalCode,
            @Nullable String countryCode) {}

    /** What becomes of the rest of the owner's numbers at the losing carrier. */
    public record Misc(
            @Nullable PortType type,
            @Nullable RemainingNumbersAction remainingNumbersAction,
            @Nullable String newBillingPhoneNumber) {
        @JsonIgnore
        boolean isEmpty() {
            return type == null && remainingNumbersAction == null && newBillingPhoneNumber == null;
        }
    }

    /** What the numbers are connected to once they are here. */
    public record NumberConfiguration(
            @Nullable String billingGroupId,
            @Nullable String connectionId,
            @Nullable String emergencyAddressId,
            @Nullable String messagingProfileId,
            List<String> tags) {}

    /** One requirement with the value given for it, if any. */
    public record Requirement(
            String requirementTypeId,
            String fieldType,
            @Nullable String fieldValue,
            RequirementStatus status) {
        public Requirement with(RequirementStatus verdict) {
            return new Requirement(requirementTypeId, fieldType, fieldValue, verdict);
        }

        /** True when its value is a text, such as a tax number or a code, which is a secret as those of the end user are. */
        @JsonIgnore
        public boolean isText() {
            return fieldType.equals("textual");
        }

        /** True when its value is the id of a document. */
        @JsonIgnore
        public boolean isDocument() {
            return fieldType.equals("document");
        }

        /** The document that was given for it; empty when it wants none, or has none yet. */
        public Optional<UUID> document() {
            return Optional.ofNullable(fieldValue)
                    .filter(value -> isDocument() && Ids.isUuid(value))
                    .map(UUID::fromString);
        }

        /** True when its value is the id of an address. */
        @JsonIgnore
        public boolean isAddress() {
            return fieldType.equals("address");
        }

        @Override
        public String toString() {
            return "Requirement[requirementTypeId=" + requirementTypeId + ", status=" + status + "]";
        }
    }

    /**
     * What the owner says of a port that is over.
     *
     * @param rating 1 to 5
     */
    public record Feedback(
            @Nullable Integer rating, @Nullable String comment) {}
}
