package dev.portwright.requirement.group;

import dev.portwright.requirement.RequirementRule;
import dev.portwright.requirement.RequirementType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers to the requirements of one country, number type and action, kept to be used for many orders.
 *
 * @param status what was decided last; see {@link #statusAt} for what is shown
 * @param values what was given, with the two documents of an order among it
 * @param declineReason why the desk declined it, while it is declined
 * @param decidedBy the operator who decided last, where that is known
 */
public record RequirementGroup(
        UUID id,
        UUID accountId,
        String countryCode,
        String phoneNumberType,
        String action,
        GroupStatus status,
        @Nullable String customerReference,
        List<Value> values,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable UUID decidedBy,
        @Nullable String declineReason,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * One answer.
     *
     * @param updatedAt when it got this value
     */
    public record Value(String requirementTypeId, String fieldValue, Instant createdAt, Instant updatedAt) {
        @Override
        public String toString() {
            return "Value[requirementTypeId=" + requirementTypeId + "]";
        }

        /** When a document that was new then is too old; empty for what does not age. */
        Optional<Instant> expiresAt(RequirementType type) {
            Integer days = type.criteria().maxAgeDays();
            return days == null ? Optional.empty() : Optional.of(updatedAt.plus(Duration.ofDays(days)));
        }
    }

    /** A group of which nothing was decided yet. */
    public static RequirementGroup unapproved(
            UUID id,
            UUID accountId,
            String countryCode,
            String phoneNumberType,
            String action,
            @Nullable String customerReference,
            List<Value> values,
            Instant now) {
        return new RequirementGroup(
                id,
                accountId,
                countryCode,
                phoneNumberType,
                action,
                GroupStatus.UNAPPROVED,
                customerReference,
                values,
                null,
                null,
                null,
                null,
                now,
                now);
    }

    /** The value given for the requirement of this type, if any. */
    public @Nullable String valueOf(String requirementTypeId) {
        return value(requirementTypeId).map(Value::fieldValue).orElse(null);
    }

    Optional<Value> value(String requirementTypeId) {
        return values.stream()
                .filter(value -> value.requirementTypeId().equals(requirementTypeId))
                .findFirst();
    }

    /**
     * How far it is by now: an approved group does not stay so when a document has become too old, or when the country
     * asks for more.
     *
     * @param rule what is asked for now, if anything
     */
    public GroupStatus statusAt(Instant now, Optional<RequirementRule> rule) {
        if (status != GroupStatus.APPROVED || rule.isEmpty()) {
            return status;
        }
        if (!lacking(rule.get()).isEmpty()) {
            return GroupStatus.NO_LONGER_ELIGIBLE;
        }
        return hasOld(now, rule.get()) ? GroupStatus.EXPIRED : GroupStatus.APPROVED;
    }

    /** Whether a document of it is older than the rule allows. */
    boolean hasOld(Instant now, RequirementRule rule) {
        Predicate<Value> old = value -> rule.item(value.requirementTypeId())
                .flatMap(item -> value.expiresAt(item.type()))
                .filter(end -> !end.isAfter(now))
                .isPresent();
        return values.stream().anyMatch(old);
    }

    /** What has to be given and is not, by its place in the rule. */
    List<Integer> lacking(RequirementRule rule) {
        List<RequirementRule.Item> items = rule.items();
        return IntStream.range(0, items.size())
                .filter(i -> items.get(i).isNeeded(this::valueOf)
                        && valueOf(items.get(i).type().id()) == null)
                .boxed()
                .toList();
    }

    /** The group with other values, of which nothing is decided. */
    RequirementGroup with(@Nullable String reference, List<Value> others, Instant now) {
        boolean same = others.equals(values);
        return new RequirementGroup(
                id,
                accountId,
                countryCode,
                phoneNumberType,
                action,
                same ? status : GroupStatus.UNAPPROVED,
                reference,
                others,
                same ? submittedAt : null,
                same ? decidedAt : null,
                same ? decidedBy : null,
                same ? declineReason : null,
                createdAt,
                now);
    }

    RequirementGroup submitted(Instant now) {
        return decided(GroupStatus.PENDING_APPROVAL, now, null, null, null, now);
    }

    RequirementGroup approved(Instant now, @Nullable UUID operatorId) {
        return decided(GroupStatus.APPROVED, submittedAt, now, operatorId, null, now);
    }

    RequirementGroup declined(Instant now, @Nullable UUID operatorId, String reason) {
        return decided(GroupStatus.DECLINED, submittedAt, now, operatorId, reason, now);
    }

    private RequirementGroup decided(
            GroupStatus next,
            @Nullable Instant submission,
            @Nullable Instant decision,
            @Nullable UUID operatorId,
            @Nullable String reason,
            Instant now) {
        return new RequirementGroup(
                id,
                accountId,
                countryCode,
                phoneNumberType,
                action,
                next,
                customerReference,
                values,
                submission,
                decision,
                operatorId,
                reason,
                createdAt,
                now);
    }
}
