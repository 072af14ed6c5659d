package dev.portwright.porting.owner;

import dev.portwright.foc.FocCalendar;
import dev.portwright.phonenumber.Territories;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.order.FocQueries;
import dev.portwright.porting.order.NeededAttributes;
import dev.portwright.porting.order.OpenSteps;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PlannedOrder;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.Remainder;
import dev.portwright.porting.order.RequirementStatus;
import dev.portwright.requirement.AdditionalStep;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What an order must say before the losing carrier is asked: {@code ConfirmPortingOrder}. Everything that is missing is
 * told at once, each with a pointer into a PATCH body that gives it.
 */
@ApplicationScoped
class ConfirmRules {
    /** Countries whose addresses name a state or province. */
    private static final Set<String> WITH_ADMINISTRATIVE_AREA = Set.of("AU", "BR", "CA", "MX", "US");

    private final FocCalendar calendar;
    private final RequirementCatalog catalog;
    private final Clock clock;

    ConfirmRules(FocCalendar calendar, RequirementCatalog catalog, Clock clock) {
        this.calendar = calendar;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Checks that the order is complete.
     *
     * @param infected what {@link InfectedDocuments} has found
     * @throws ApiException 422 with everything that is missing or will not do
     */
    void check(HeldOrder held, List<Problem> infected) {
        Problems problems = new Problems();
        problems.addAll(all(held.order(), infected, held::ports, held::lockNumbersForSubmission));
        problems.throwIfAny();
    }

    /** True when an order may be confirmed, if it is complete. */
    static boolean isConfirmedIn(PortingOrderStatus status) {
        return status == PortingOrderStatus.DRAFT || status == PortingOrderStatus.EXCEPTION;
    }

    /** What confirming answers in every other status. */
    static Problem refusalIn(PortingOrderStatus status) {
        return ProblemCode.UNPROCESSABLE.because(
                "Only drafts and orders in exception can be confirmed; this order is " + status.word() + ".");
    }

    /**
     * Everything that keeps an order from being confirmed.
     *
     * @param infected what {@link InfectedDocuments} has found
     * @param ports tells whether the order ports a number
     * @param submittedElsewhere those of its numbers that another order was submitted for and is not over, and words for its
     *     blocks of which that holds, asked for when the order is a draft
     */
    List<Problem> all(
            PortingOrder order,
            List<Problem> infected,
            Predicate<String> ports,
            Supplier<List<String>> submittedElsewhere) {
        Problems problems = new Problems();
        problems.addAll(ofOrder(order));
        problems.addAll(infected);
        Remainder.problem(ports, order.attributes()).ifPresent(problems::add);
        Remainder.keptRanges(ports, order, order.attributes()).ifPresent(problems::add);
        if (order.isDraft()) {
            numbers(submittedElsewhere.get(), problems);
        }
        return problems.all();
    }

    /** Everything that will keep an order that is planned from being confirmed. Paths have {@code {id}} for its id. */
    List<Problem> ofPlanned(PlannedOrder planned) {
        Problems problems = new Problems();
        problems.addAll(ofOrder(planned.order().order(), "{id}"));
        numbers(planned.submittedElsewhere(), problems);
        return problems.all();
    }

    /** Everything that is missing or will not do of what the order says itself, whatever its numbers are. */
    List<Problem> ofOrder(PortingOrder order) {
        return ofOrder(order, order.id().toString());
    }

    /** @param id what stands for the order's id in paths */
    private List<Problem> ofOrder(PortingOrder order, String id) {
        String path = "/v2/porting_orders/" + id;
        Problems problems = new Problems();
        problems.addAll(missing(order, order.attributes()));
        requirements(order, problems);
        focDate(order, path, problems);
        steps(order, path, problems);
        actions(order, path, problems);
        return problems.all();
    }

    /** What would be missing if the order had these attributes; requirements, which have rules of their own, apart. */
    static List<Problem> missing(PortingOrder order, OrderAttributes attributes) {
        List<Problem> missing = new ArrayList<>();
        for (OrderAttribute attribute : OrderAttribute.values()) {
            String needed = NeededAttributes.ALWAYS.get(attribute);
            if (needed != null && isMissing(order, attribute, attributes)) {
                missing.add(ProblemCode.MISSING_PARAMETER.at(attribute.pointer(), needed));
            }
        }
        if (attributes.documents().loa() == null) {
            missing.add(ProblemCode.MISSING_LOA.at(
                    OrderAttribute.LOA.pointer(), "Give the id of a document: the signed letter of authorization."));
        }
        if (attributes.enableMessaging() && attributes.configuration().messagingProfileId() == null) {
            missing.add(ProblemCode.MISSING_PARAMETER.at(
                    OrderAttribute.MESSAGING_PROFILE.pointer(),
                    "Give a messaging profile: messaging of these numbers is to be ported."));
        }
        return missing;
    }

    private static boolean isMissing(PortingOrder order, OrderAttribute attribute, OrderAttributes attributes) {
        if (attribute == OrderAttribute.ADMINISTRATIVE_AREA
                && !WITH_ADMINISTRATIVE_AREA.contains(
                        Territories.ruledBy(order.kind().countryCode()))) {
            return false;
        }
        Object value = attribute.valueIn(attributes);
        return value == null || value.toString().isBlank();
    }

    private void requirements(PortingOrder order, Problems problems) {
        List<OrderAttributes.Requirement> requirements = order.attributes().requirements();
        for (int i = 0; i < requirements.size(); i++) {
            OrderAttributes.Requirement requirement = requirements.get(i);
            String typeId = requirement.requirementTypeId();
            Optional<RequirementType> type = order.kind().requirementType(catalog, typeId);
            String named =
                    type.map(RequirementType::name).orElse("Requirement") + " (requirement_type_id " + typeId + ")";
            String value = requirement.fieldValue();
            String pointer = "/requirements/" + i + "/field_value";
            if (value == null) {
                problems.add(
                        ProblemCode.MISSING_PARAMETER.at(pointer, "Give a value for the requirement: " + named + "."));
            } else if (requirement.status() == RequirementStatus.EXCEPTION) {
                problems.add(ProblemCode.UNPROCESSABLE.at(pointer, named + " was not accepted. Give another value."));
            } else {
                type.flatMap(known -> known.fault(value))
                        .ifPresent(fault -> problems.add(fault.code().at(pointer, named + ": " + fault.detail())));
            }
        }
    }

    /** Two carriers cannot be asked for one number at a time, whoever asks. Whose the other order is, is not told. */
    private static void numbers(List<String> submittedElsewhere, Problems problems) {
        for (String taken : submittedElsewhere) {
            problems.add(ProblemCode.NUMBER_IN_OTHER_ORDER.because(
                    taken + " is being ported by another order. This order can be submitted once that one is over."));
        }
    }

    private void steps(PortingOrder order, String path, Problems problems) {
        for (AdditionalStep step : OpenSteps.of(order, catalog)) {
            problems.add(ProblemCode.MISSING_PARAMETER.because(
                    switch (step) {
                        case ASSOCIATED_PHONE_NUMBERS ->
                            "Say what becomes of the numbers that stay at the losing carrier: send each range of them to "
                                    + path + "/associated_phone_numbers.";
                        case PHONE_NUMBER_VERIFICATION_CODES ->
                            "Of %d numbers of the order %d are verified, and all have to be: have codes sent by %s/verification_codes/send, and give them to %s/verification_codes/verify."
                                    .formatted(
                                            order.phoneNumbersCount(),
                                            order.progress().verifiedNumbers(),
                                            path,
                                            path);
                    }));
        }
    }

    private void actions(PortingOrder order, String path, Problems problems) {
        if (OpenSteps.actions(order, catalog).size() > order.progress().completedActions()) {
            problems.add(ProblemCode.MISSING_PARAMETER.because(
                    "The identity of the person who owns the numbers has to be checked before. Initiate what is listed at "
                            + path + "/action_requirements, and wait until it is completed."));
        }
    }

    private void focDate(PortingOrder order, String path, Problems problems) {
        Instant requested = order.attributes().focRequested();
        if (requested != null && !calendar.isAllowed(FocQueries.of(order), requested, clock.instant())) {
            problems.add(ProblemCode.INVALID_FOC_DATE.at(
                    OrderAttribute.FOC_REQUESTED.pointer(),
                    "The date lies outside the windows in which these numbers can be ported. Choose one of those at "
                            + path + "/allowed_foc_windows, or null for the first."));
        }
    }
}
