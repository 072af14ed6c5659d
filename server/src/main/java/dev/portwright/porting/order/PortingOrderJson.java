package dev.portwright.porting.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portwright.foc.ActivationType;
import dev.portwright.foc.Deadline;
import dev.portwright.foc.FocCalendar;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.platform.problem.Problem;
import dev.portwright.requirement.AdditionalStep;
import dev.portwright.requirement.RequirementCatalog;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A porting order on the wire: schema {@code PortingOrder}. */
public record PortingOrderJson(
        UUID id,
        String recordType,
        Status status,
        @Nullable String supportKey,
        @Nullable String parentSupportKey,
        @Nullable String customerReference,
        @Nullable String customerGroupReference,
        @Nullable String description,
        int portingPhoneNumbersCount,
        String oldServiceProviderOcn,
        PhoneNumberType phoneNumberType,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PortingPhoneNumberJson> phoneNumbers,
        OrderAttributes.Documents documents,
        OrderAttributes.@Nullable Misc misc,
        EndUser endUser,
        ActivationSettings activationSettings,
        OrderAttributes.NumberConfiguration phoneNumberConfiguration,
        Messaging messaging,
        List<Requirement> requirements,
        boolean requirementsMet,
        List<AdditionalStep> additionalSteps,
        UserFeedback userFeedback,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OpenSupplement openSupplement,
        UUID userId,
        @Nullable String webhookUrl,
        Instant createdAt,
        Instant updatedAt) {

    record Status(String value, List<ExceptionDetail> details) {}

    record EndUser(OrderAttributes.Admin admin, OrderAttributes.Location location) {}

    record ActivationSettings(
            @Nullable Instant focDatetimeRequested,
            @Nullable Instant focDatetimeActual,
            boolean fastPortEligible,
            @Nullable ActivationStatus activationStatus,
            @Nullable ActivationType activationType) {}

    public record Messaging(
            boolean messagingCapable,
            boolean enableMessaging,
            MessagingPortStatus messagingPortStatus,
            boolean messagingPortCompleted) {}

    record Requirement(String fieldType, @Nullable String fieldValue, String requirementTypeId, String recordType) {}

    record UserFeedback(
            @Nullable Integer userRating, @Nullable String userComment) {}

    /** A change that the losing carrier has not answered yet. */
    record OpenSupplement(int number, String type) {
        static @Nullable OpenSupplement of(PortingOrder order) {
            Supplements.Open open = order.state().supplements().open();
            return open == null
                    ? null
                    : new OpenSupplement(open.number(), open.type().word());
        }
    }

    /**
     * What stands beside an order.
     *
     * @param focChangeUntil until when its confirmed date can be moved, where its country says that
     * @param cancelUntil until when it can be cancelled, once a date is confirmed
     */
    public record Meta(
            String phoneNumbersUrl,
            String portingOrderGroupId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant focChangeUntil,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant cancelUntil,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Warning> warnings) {}

    /** What stands beside orders that were created. */
    public record CreatedMeta(
            String portingOrderGroupId,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Warning> warnings) {}

    /** What is not refused and should be known. */
    public record Warning(String code, String title, String detail, Source source) {}

    /** Where it is in the body. */
    public record Source(@Nullable String pointer) {}

    /**
     * Renders an order.
     *
     * @param numbers the numbers to show with it, or null to leave them out
     * @param catalog what its country asks for
     */
    public static PortingOrderJson of(
            PortingOrder order, @Nullable List<PortingPhoneNumber> numbers, RequirementCatalog catalog) {
        OrderAttributes attributes = order.attributes();
        RequirementStatus requirements = order.requirementStatus();
        return new PortingOrderJson(
                order.id(),
                "porting_order",
                new Status(order.status().word(), ExceptionDetail.of(order, catalog)),
                order.shownSupportKey(),
                order.isDraft() ? null : order.parentSupportKey(),
                attributes.customerReference(),
                attributes.customerGroupReference(),
                description(order),
                order.phoneNumbersCount(),
                order.kind().carrierName(),
                order.kind().phoneNumberType(),
                numbers == null
                        ? null
                        : numbers.stream()
                                .map(number -> PortingPhoneNumberJson.of(number, order))
                                .toList(),
                attributes.documents(),
                attributes.misc().isEmpty() ? null : attributes.misc(),
                new EndUser(attributes.admin(), attributes.location()),
                new ActivationSettings(
                        attributes.focRequested(),
                        order.focActual(),
                        order.kind().fastPortEligible(),
                        order.state().activation(),
                        attributes.activationType()),
                attributes.configuration(),
                messaging(order),
                attributes.requirements().stream()
                        .map(requirement -> new Requirement(
                                requirement.fieldType(),
                                requirement.fieldValue(),
                                requirement.requirementTypeId(),
                                "porting_requirement"))
                        .toList(),
                requirements == RequirementStatus.APPROVED,
                OpenSteps.of(order, catalog),
                new UserFeedback(
                        attributes.feedback().rating(), attributes.feedback().comment()),
                OpenSupplement.of(order),
                order.userId(),
                attributes.webhookUrl(),
                order.createdAt(),
                order.updatedAt());
    }

    /** What an order is called by its kind. */
    public static String description(PortingOrder order) {
        return order.kind().fastPortEligible() ? "FP" : "Standard";
    }

    public static Messaging messaging(PortingOrder order) {
        return new Messaging(
                order.kind().messagingCapable(),
                order.attributes().enableMessaging(),
                order.state().messaging(),
                order.state().messaging() == MessagingPortStatus.PORTED);
    }

    /**
     * What stands beside an order.
     *
     * @param calendar says until when what can be asked for
     */
    public static Meta meta(PortingOrder order, List<Problem> warnings, FocCalendar calendar) {
        Instant foc = order.status() == PortingOrderStatus.FOC_DATE_CONFIRMED ? order.focActual() : null;
        return new Meta(
                "/v2/porting_phone_numbers?filter[porting_order_id]=" + order.id(),
                order.parentSupportKey(),
                FocQueries.changeDeadline(calendar, order).map(Deadline::until).orElse(null),
                foc == null
                        ? null
                        : calendar.cancelDeadline(FocQueries.of(order), foc).until(),
                warningsOf(warnings));
    }

    /** The same for orders that were created together. */
    public static CreatedMeta createdMeta(List<NumberedOrder> orders, List<Problem> warnings) {
        return new CreatedMeta(orders.getFirst().order().parentSupportKey(), warningsOf(warnings));
    }

    public static List<Warning> warningsOf(List<Problem> warnings) {
        return warnings.stream()
                .map(warning -> new Warning(
                        warning.code().code(), warning.code().title(), warning.detail(), new Source(warning.pointer())))
                .toList();
    }
}
