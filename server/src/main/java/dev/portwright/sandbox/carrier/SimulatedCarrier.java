package dev.portwright.sandbox.carrier;

import dev.portwright.account.Actor;
import dev.portwright.exceptiontype.ExceptionCatalog;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobHandler;
import dev.portwright.platform.job.JobInTransaction;
import dev.portwright.platform.job.Jobs;
import dev.portwright.porting.book.CarrierGateway;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.counterparty.Counterparty;
import dev.portwright.porting.counterparty.RequirementReview;
import dev.portwright.porting.order.MessagingPortStatus;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.RequirementStatus;
import dev.portwright.porting.order.SupplementType;
import dev.portwright.sandbox.carrier.Choices.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Plays the losing carrier, and the porting desk, in a sandbox. It takes one step at a time, each in a job of its own
 * that the order's status decides: what is done twice finds the order further on and does nothing.
 */
@ApplicationScoped
@Typed({SimulatedCarrier.class, JobHandler.class})
public class SimulatedCarrier implements CarrierGateway, JobInTransaction {
    static final String KIND = "sandbox-carrier";

    private static final Logger LOG = Logger.getLogger(SimulatedCarrier.class);

    private final Settings settings;
    private final Jobs jobs;
    private final OrderBook book;
    private final Counterparty counterparty;
    private final RequirementReview review;
    private final Triggers triggers;
    private final Choices choices;
    private final ExceptionCatalog exceptions;
    private final CarrierDates dates;
    private final Clock clock;

    SimulatedCarrier(
            Settings settings,
            Jobs jobs,
            OrderBook book,
            Counterparty counterparty,
            RequirementReview review,
            Triggers triggers,
            Choices choices,
            ExceptionCatalog exceptions,
            CarrierDates dates,
            Clock clock) {
        this.settings = settings;
        this.jobs = jobs;
        this.book = book;
        this.counterparty = counterparty;
        this.review = review;
        this.triggers = triggers;
        this.choices = choices;
        this.exceptions = exceptions;
        this.dates = dates;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void ask(HeldOrder held, Request request) {
        Scenario scenario = ScenarioStore.of(held);
        // A cancellation that is refused leaves open what was asked for before.
        if (request != Request.CANCELLATION) {
            ScenarioStore.save(held.tx(), scenario.asked(request.word()));
        }
        boolean supplement = request == Request.NEW_DATE || request == Request.CHANGE;
        boolean answersAnyway = supplement && held.order().focActual() == null;
        if (!answersAnyway) {
            later(held, Delays.of(request, held.order()));
        }
    }

    /**
     * The new order has behind it what the old one has, and is asked for what that one is; what a client has set stays
     * with the old one.
     */
    @Override
    public void split(HeldOrder from, HeldOrder part) {
        Scenario behind = withFixed(from, ScenarioStore.of(from));
        ScenarioStore.save(from.tx(), behind.of(part.order()));
        if (part.order().status() != PortingOrderStatus.FOC_DATE_CONFIRMED) {
            CarrierGateway.super.split(from, part);
        } else if (Request.NEW_DATE.word().equals(behind.asked())) {
            ask(part, Request.NEW_DATE);
        } else if (Request.CHANGE.word().equals(behind.asked())) {
            ask(part, Request.CHANGE);
        } else {
            later(part, Delays.MOVE);
        }
    }

    @Override
    public void run(Tx tx, Job job) {
        if (!settings.sandbox()) {
            LOG.warnf("Order %s was left by a sandbox on this database. The porting desk has to see to it.", job.id());
            return;
        }
        book.holdForAnyAccountIfThere(tx, job.id(), Actor.CARRIER).ifPresent(this::step);
    }

    private void step(HeldOrder held) {
        switch (held.order().status()) {
            case IN_PROCESS -> submit(held);
            case SUBMITTED -> answer(held, ScenarioStore.of(held));
            case FOC_DATE_CONFIRMED -> afterFoc(held, ScenarioStore.of(held));
            case CANCEL_PENDING -> decideCancellation(held, ScenarioStore.of(held));
            case PORTED -> portMessaging(held, ScenarioStore.of(held));
            case DRAFT, EXCEPTION, CANCELLED -> {
                // It is the owner's turn, or nobody's.
            }
        }
    }

    private void submit(HeldOrder held) {
        acceptRequirements(held);
        counterparty.submit(held.by(Actor.SYSTEM), "Sent to the losing carrier.");
        later(held, Delays.answer(held.order()));
    }

    /** Owners may give or replace them until they submit, and again in exception. */
    private void acceptRequirements(HeldOrder held) {
        Set<String> given = held.order().attributes().requirements().stream()
                .filter(requirement -> requirement.status() == RequirementStatus.UNDER_REVIEW)
                .map(OrderAttributes.Requirement::requirementTypeId)
                .collect(Collectors.toSet());
        if (!given.isEmpty()) {
            review.decide(
                    held.by(Actor.SYSTEM),
                    given.stream().collect(Collectors.toMap(type -> type, type -> RequirementStatus.APPROVED)),
                    "The sandbox accepts what is given.");
        }
    }

    private void answer(HeldOrder held, Scenario before) {
        acceptRequirements(held);
        held.by(Actor.CARRIER);
        Scenario scenario = withFixed(held, withChange(held, before.asked(null)));
        List<String> codes = triggers.codes(held.order(), held.numbers(), scenario);
        if (scenario.next(Outcome.Decision.ANSWER).isEmpty() && !codes.isEmpty()) {
            counterparty.raiseException(held, codes, "The losing carrier sent the order back.");
            ScenarioStore.save(held.tx(), scenario.raised(codes, held.order().version()));
            return;
        }
        play(held, choice(Outcome.Decision.ANSWER, held, scenario, Outcome.FOC_CONFIRMED));
    }

    private Choice choice(Outcome.Decision decision, HeldOrder held, Scenario scenario, Outcome usual) {
        return choices.of(decision, held.order(), held.numbers(), scenario, usual);
    }

    /** Exceptions whose attribute was edited since, or that no edit can help, are over; the others come back. */
    private Scenario withFixed(HeldOrder held, Scenario scenario) {
        Scenario result = scenario;
        for (var raised : scenario.raised().entrySet()) {
            String attribute = exceptions.find(raised.getKey()).orElseThrow().attribute();
            if (attribute == null || isEdited(attribute, held.editedSince(raised.getValue()))) {
                result = result.settled(raised.getKey());
            }
        }
        return result;
    }

    /** An address is one thing: where its street is named, whoever corrects its city has corrected it. */
    private static boolean isEdited(String attribute, Set<String> edited) {
        String location = "end_user.location.";
        return edited.contains(attribute)
                || (attribute.equals(location + "street_address")
                        && edited.stream().anyMatch(path -> path.startsWith(location)));
    }

    private void play(HeldOrder held, Choice choice) {
        ScenarioStore.save(held.tx(), choice.after());
        switch (choice.outcome()) {
            case EXCEPTION ->
                counterparty.raiseException(held, choice.step().codes(), "The losing carrier sent the order back.");
            case LATE_FOC -> later(held, Delays.LATE);
            case SILENCE -> {
                // The order stays as it is, until its owner cancels it or the desk decides.
            }
            default -> confirmFoc(held, choice);
        }
    }

    private void confirmFoc(HeldOrder held, Choice choice) {
        PortingOrder order = held.order();
        Instant now = clock.instant();
        Instant wanted = choice.step().focDatetime();
        Instant foc = wanted != null && wanted.isAfter(now) ? wanted : dates.acceptable(order, now);
        boolean early = foc.isBefore(now.plus(Delays.MOVE.multipliedBy(2)));
        if (wanted == null && early && willMove(held, choice.after())) {
            // Else the numbers would be here before the date is moved.
            foc = dates.first(order, now.plus(Duration.ofDays(1)));
        }
        counterparty.confirmFoc(held, foc, why(order, foc));
        later(held, Delays.MOVE);
    }

    private static String why(PortingOrder order, Instant foc) {
        Instant requested = order.attributes().focRequested();
        if (requested == null) {
            return "The losing carrier confirmed a date; none was asked for.";
        }
        return foc.equals(requested)
                ? "The losing carrier confirmed the date that was asked for."
                : "The losing carrier confirmed another date than the one that was asked for.";
    }

    private boolean willMove(HeldOrder held, Scenario scenario) {
        return scenario.next(Outcome.Decision.AFTER_FOC).isPresent()
                || triggers.outcome(Outcome.Decision.AFTER_FOC, held.order(), held.numbers(), scenario)
                        .isPresent();
    }

    private void afterFoc(HeldOrder held, Scenario scenario) {
        PortingOrder order = held.order();
        Instant now = clock.instant();
        if (counterparty.activationHasBegun(held)) {
            return;
        }
        if (Request.NEW_DATE.word().equals(scenario.asked())) {
            answerNewDate(held, scenario.asked(null));
            later(held, Delays.MOVE);
            return;
        }
        if (Request.CHANGE.word().equals(scenario.asked())) {
            ScenarioStore.save(held.tx(), withChange(held, scenario.asked(null)));
            later(held, Delays.MOVE);
            return;
        }
        Instant foc = order.focActual();
        if (willMove(held, scenario) && foc != null && foc.isAfter(now)) {
            Choice choice = choice(Outcome.Decision.AFTER_FOC, held, scenario, Outcome.FOC_MOVED);
            ScenarioStore.save(held.tx(), choice.after());
            Instant wanted = choice.step().focDatetime();
            counterparty.confirmFoc(
                    held,
                    wanted != null && wanted.isAfter(now) ? wanted : dates.first(order, foc.plus(Duration.ofDays(1))),
                    "The losing carrier moved the date.");
            later(held, Delays.MOVE);
        }
    }

    /** The scenario after the answer to a supplement that asks for other changes, if one waits. */
    private Scenario withChange(HeldOrder held, Scenario scenario) {
        if (!held.order().state().supplements().asksFor(SupplementType.OTHER)) {
            return scenario;
        }
        Choice choice = choice(Outcome.Decision.CHANGE, held, scenario, Outcome.CHANGE_ACCEPTED);
        if (choice.outcome() == Outcome.CHANGE_REFUSED) {
            counterparty.refuseSupplement(held, "The losing carrier does not take the change.");
        } else {
            counterparty.acknowledgeSupplement(held, "The losing carrier took the change.");
        }
        return choice.after();
    }

    private void answerNewDate(HeldOrder held, Scenario scenario) {
        Instant stands = held.order().focActual();
        Instant wanted = held.order().attributes().focRequested();
        // It was taken back, or answered by the desk, meanwhile.
        boolean asked = held.order().state().supplements().asksFor(SupplementType.DUE_DATE);
        if (!asked || wanted == null || stands == null) {
            ScenarioStore.save(held.tx(), scenario);
            return;
        }
        Choice choice = choice(Outcome.Decision.NEW_DATE, held, scenario, Outcome.DATE_ACCEPTED);
        ScenarioStore.save(held.tx(), choice.after());
        if (choice.outcome() == Outcome.DATE_REFUSED) {
            counterparty.confirmFoc(held, stands, "The losing carrier keeps the date that it has confirmed.");
        } else if (wanted.isAfter(clock.instant())) {
            counterparty.confirmFoc(held, wanted, "The losing carrier accepted the new date.");
        } else {
            counterparty.confirmFoc(held, stands, "The date that was asked for has passed meanwhile.");
        }
    }

    private void decideCancellation(HeldOrder held, Scenario scenario) {
        PortingOrder order = held.order();
        Choice choice = choice(Outcome.Decision.CANCELLATION, held, scenario, Outcome.CANCELLED);
        ScenarioStore.save(held.tx(), choice.after());
        if (choice.outcome() == Outcome.CANCEL_REFUSED) {
            counterparty.refuseCancellation(held, "The losing carrier does not stop the port any more.");
            // What the carrier was about to do when the cancellation came in between.
            later(held, Delays.answer(order));
        } else {
            counterparty.approveCancellation(held, "The losing carrier let go of the order.");
        }
    }

    private void portMessaging(HeldOrder held, Scenario scenario) {
        if (held.order().state().messaging() != MessagingPortStatus.ACTIVATING) {
            return;
        }
        Choice choice = choice(Outcome.Decision.MESSAGING, held, scenario, Outcome.MESSAGING_PORTED);
        ScenarioStore.save(held.tx(), choice.after().asked(null));
        counterparty.messagingIs(
                held,
                switch (choice.outcome()) {
                    case MESSAGING_EXCEPTION -> MessagingPortStatus.EXCEPTION;
                    case MESSAGING_PARTIAL -> MessagingPortStatus.PARTIAL_PORT_COMPLETE;
                    default -> MessagingPortStatus.PORTED;
                },
                "Text messages are routed anew.");
    }

    private void later(HeldOrder held, Duration delay) {
        jobs.schedule(held.tx(), KIND, held.id(), clock.instant().plus(delay));
    }
}
