package dev.portwright.porting.owner;

import dev.portwright.foc.ActivationType;
import dev.portwright.foc.Deadline;
import dev.portwright.foc.FocCalendar;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.order.FocQueries;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortType;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.Remainder;
import dev.portwright.porting.order.SupplementType;
import dev.portwright.porting.order.Supplements;
import dev.portwright.requirement.AdditionalStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the values of an order's attributes must be together, and what may change in which status. */
@ApplicationScoped
class EditRules {
    static final String OFTEN_ENOUGH = "The losing carrier was asked for changes of this order " + Supplements.MOST
            + " times, which is as often as it is asked.";

    private final FocCalendar calendar;
    private final Clock clock;

    EditRules(FocCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Checks the edit and answers the attributes as they are to be kept. */
    OrderAttributes apply(Edit edit, OrderAttributes wanted) {
        OrderAttributes kept = withFeedbackOnlyAtTheEnd(edit, wanted);
        messaging(edit, kept);
        activationType(edit, kept);
        focDate(edit, kept);
        remainder(edit, kept);
        if (editable(edit, kept)) {
            complete(edit, kept);
        }
        return kept;
    }

    private static OrderAttributes withFeedbackOnlyAtTheEnd(Edit edit, OrderAttributes wanted) {
        OrderAttributes.Feedback before = edit.before().feedback();
        if (edit.order().status().takesFeedback() || wanted.feedback().equals(before)) {
            return wanted;
        }
        edit.warn(ProblemCode.UNPROCESSABLE.at(
                "/user_feedback",
                "Feedback counts once the order is ported, cancelled or about to be. It was not kept: the order is "
                        + edit.order().status().word() + "."));
        return wanted.withFeedback(before);
    }

    private static void messaging(Edit edit, OrderAttributes kept) {
        if (kept.enableMessaging() && !edit.order().kind().messagingCapable()) {
            edit.problems()
                    .add(ProblemCode.UNPROCESSABLE.at(
                            OrderAttribute.ENABLE_MESSAGING.pointer(),
                            "Messaging of these numbers cannot be ported: messaging_capable is false."));
        }
    }

    private void activationType(Edit edit, OrderAttributes kept) {
        if (kept.activationType() != ActivationType.ON_DEMAND) {
            return;
        }
        PortingOrder order = edit.order();
        if (!order.kind().fastPortEligible()) {
            edit.problems()
                    .add(
                            ProblemCode.UNPROCESSABLE.at(
                                    OrderAttribute.ACTIVATION_TYPE.pointer(),
                                    "Activation on demand needs an order that is eligible for FastPort: fast_port_eligible is false."));
        } else if (!calendar.isOffered(FocQueries.of(order, kept))) {
            edit.problems()
                    .add(ProblemCode.UNPROCESSABLE.at(
                            OrderAttribute.ACTIVATION_TYPE.pointer(),
                            "Activation on demand is not offered for %s numbers of %s."
                                    .formatted(
                                            order.kind().phoneNumberType().wireName(),
                                            order.kind().countryCode())));
        }
    }

    private void focDate(Edit edit, OrderAttributes kept) {
        Instant requested = kept.focRequested();
        PortingOrder order = edit.order();
        if (requested == null
                || requested.equals(edit.before().focRequested())
                || requested.equals(order.focActual()) // Nothing is asked of anybody: a wish that waits is taken back.
                || !OrderAttribute.FOC_REQUESTED.editableIn(order.status())) {
            return;
        }
        Optional<Deadline> tooLate =
                FocQueries.changeDeadline(calendar, order).filter(deadline -> deadline.isOver(clock.instant()));
        if (tooLate.isPresent()) {
            edit.problems()
                    .add(ProblemCode.UNPROCESSABLE.at(
                            OrderAttribute.FOC_REQUESTED.pointer(),
                            "The numbers move at %s. Their date can be changed until %s before that, which was %s."
                                    .formatted(
                                            order.focActual(),
                                            tooLate.get().notice(),
                                            tooLate.get().until())));
        } else if (!calendar.isAllowed(FocQueries.of(order, kept), requested, clock.instant())) {
            Problem outside = ProblemCode.INVALID_FOC_DATE.at(
                    OrderAttribute.FOC_REQUESTED.pointer(),
                    "The date lies outside the windows in which these numbers can be ported"
                            + (order.isDraft()
                                    ? ". It is kept in the draft, but submitting it will be refused."
                                    : ". Choose one of those at /v2/porting_orders/" + order.id()
                                            + "/allowed_foc_windows."));
            if (order.isDraft()) {
                edit.warn(outside);
            } else {
                edit.problems().add(outside);
            }
        } else if (order.status().stage() == PortingOrderStatus.Stage.WITH_CARRIER) {
            Supplements supplements = order.state().supplements();
            if (supplements.count() >= Supplements.MOST) {
                edit.problems().add(ProblemCode.UNPROCESSABLE.at(OrderAttribute.FOC_REQUESTED.pointer(), OFTEN_ENOUGH));
            }
            if (supplements.open() != null && supplements.asksFor(SupplementType.OTHER)) {
                edit.problems()
                        .add(ProblemCode.UNPROCESSABLE.at(
                                OrderAttribute.FOC_REQUESTED.pointer(), waits(supplements.open())));
            }
            edit.warn(ProblemCode.BEING_PROCESSED.at(
                    OrderAttribute.FOC_REQUESTED.pointer(),
                    "The losing carrier has to accept the new date. Until then foc_datetime_actual stays what it is."));
        }
    }

    /** When the billing number itself leaves, what is kept at the losing carrier needs another one. */
    private static void remainder(Edit edit, OrderAttributes kept) {
        boolean touched = !kept.misc().equals(edit.before().misc())
                || !Objects.equals(
                        kept.admin().billingPhoneNumber(), edit.before().admin().billingPhoneNumber());
        if (touched) {
            Remainder.problem(edit.held()::ports, kept).ifPresent(edit.problems()::add);
            Remainder.keptRanges(edit.held()::ports, edit.order(), kept).ifPresent(problem -> {
                // An order that is not under way is confirmed before anybody acts on it.
                if (edit.order().status().staysComplete()) {
                    edit.problems().add(problem);
                } else {
                    edit.warn(problem);
                }
            });
        }
    }

    /** Why a carrier is not asked for anything else meanwhile. */
    static String waits(Supplements.Open open) {
        return "Supplement " + open.number() + " (" + open.type().word()
                + ") waits for the answer of the losing carrier, and only one does at a time.";
    }

    /** Checks what the losing carrier is to have otherwise of the end user. */
    void endUser(Edit edit, OrderAttributes wanted) {
        remainder(edit, wanted);
        complete(edit, wanted);
    }

    /** What an order was submitted with may be corrected while it is under way, but not taken away again. */
    private static void complete(Edit edit, OrderAttributes kept) {
        PortingOrder order = edit.order();
        if (!order.status().staysComplete()) {
            return;
        }
        List<Problem> before = ConfirmRules.missing(order, edit.before());
        ConfirmRules.missing(order, kept).stream()
                .filter(missing -> !before.contains(missing))
                .forEach(edit.problems()::add);
        requirementsStay(edit, kept);
        stepsStay(edit, kept);
    }

    /** What becomes a partial port while others work with it has to say first what becomes of the rest. */
    private static void stepsStay(Edit edit, OrderAttributes kept) {
        boolean turned =
                kept.misc().type() == PortType.PARTIAL && edit.before().misc().type() != PortType.PARTIAL;
        boolean asked = edit.asked()
                .map(rule -> rule.steps().contains(AdditionalStep.ASSOCIATED_PHONE_NUMBERS))
                .orElse(false);
        if (turned && asked && edit.order().progress().associatedRanges() == 0) {
            edit.problems()
                    .add(ProblemCode.UNPROCESSABLE.at(
                            OrderAttribute.MISC_TYPE.pointer(),
                            "The order is under way. Before it becomes a partial port, say what becomes of the numbers that"
                                    + " stay, at /v2/porting_orders/"
                                    + edit.order().id()
                                    + "/associated_phone_numbers."));
        }
    }

    private static void requirementsStay(Edit edit, OrderAttributes kept) {
        List<OrderAttributes.Requirement> before = edit.before().requirements();
        for (int i = 0; i < kept.requirements().size(); i++) {
            OrderAttributes.Requirement requirement = kept.requirements().get(i);
            if (requirement.fieldValue() != null || before.contains(requirement)) {
                continue;
            }
            int named = RequirementReferences.indexInBody(edit.patch(), requirement.requirementTypeId());
            edit.problems()
                    .add(ProblemCode.MISSING_PARAMETER.at(
                            "/requirements/" + (named < 0 ? i : named) + "/field_value",
                            "The order is under way, and needs a value for its requirement "
                                    + requirement.requirementTypeId() + ". Give another one."));
        }
    }

    /** False when the edit changes what may not change any more. */
    private static boolean editable(Edit edit, OrderAttributes kept) {
        PortingOrderStatus status = edit.order().status();
        boolean editable = true;
        for (OrderAttribute attribute : OrderAttribute.values()) {
            if (!attribute.editableIn(status)
                    && !Objects.equals(attribute.valueIn(edit.before()), attribute.valueIn(kept))) {
                editable = false;
                edit.problems()
                        .add(ProblemCode.UNPROCESSABLE.at(
                                attribute.pointer(),
                                "'" + attribute.path() + "' cannot be changed while the order is " + status.word() + "."
                                        + (status.stage() == PortingOrderStatus.Stage.WITH_CARRIER
                                                        && attribute.path().startsWith("end_user.")
                                                ? " Ask the losing carrier for it: POST /v2/porting_orders/"
                                                        + edit.order().id() + "/supplements."
                                                : "")));
            }
        }
        return editable;
    }
}
