package dev.portwright.requirement.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.requirement.CriteriaJson;
import dev.portwright.requirement.RequirementRule;
import dev.portwright.requirement.RequirementType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked for, as the two lists of regulatory requirements show it. */
final class RegulatoryJson {
    private RegulatoryJson() {}

    /** The schema {@code RegulatoryRequirements}. */
    record OfKind(String countryCode, String phoneNumberType, String action, List<Asked> regulatoryRequirements) {
        static OfKind of(RequirementRule rule) {
            return new OfKind(
                    rule.countryCode(),
                    rule.phoneNumberType(),
                    rule.action(),
                    rule.items().stream()
                            .map(item -> Asked.named(item.type(), item.isAlwaysNeeded()))
                            .toList());
        }
    }

    /** One thing; the one list calls its name {@code name}, the other {@code label}. */
    record Asked(
            String id,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String recordType,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String label,

            String description,
            String example,
            String fieldType,
            boolean mandatory,
            CriteriaJson acceptanceCriteria) {
        static Asked named(RequirementType type, boolean mandatory) {
            return of(type, mandatory, null, type.name(), null);
        }

        static Asked labelled(RequirementType type, boolean mandatory) {
            return of(type, mandatory, "regulatory_requirement", null, type.name());
        }

        private static Asked of(
                RequirementType type,
                boolean mandatory,
                @Nullable String recordType,
                @Nullable String name,
                @Nullable String label) {
            return new Asked(
                    type.id(),
                    recordType,
                    name,
                    label,
                    type.description(),
                    type.example(),
                    type.fieldType(),
                    mandatory,
                    CriteriaJson.inWords(type.criteria(), label == null ? null : type.fieldType()));
        }
    }

    record Region(String regionName, String regionType) {}

    /** The schema {@code PhoneNumberRegulatoryRequirements}. */
    record OfNumber(
            String phoneNumber,
            String phoneNumberType,
            List<Region> regionInformation,
            String recordType,
            List<Asked> regulatoryRequirements) {
        static OfNumber of(PhoneNumberFacts number, Optional<RequirementRule> rule) {
            return new OfNumber(
                    number.e164(),
                    number.type().wireName(),
                    List.of(new Region(number.countryCode(), "country_code")),
                    "phone_number_regulatory_requirements",
                    rule.map(RequirementRule::items).orElse(List.of()).stream()
                            .map(item -> Asked.labelled(item.type(), item.isAlwaysNeeded()))
                            .toList());
        }
    }
}
