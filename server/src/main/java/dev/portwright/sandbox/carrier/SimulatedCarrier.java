package dev.portwright.sandbox.carrier;

import dev.portwright.exceptiontype.ExceptionCatalog;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobHandler;
import dev.portwright.platform.job.Jobs;
import dev.portwright.portingorder.Actor;
import dev.portwright.portingorder.CarrierGateway;
import dev.portwright.portingorder.MessagingPortStatus;
import dev.portwright.portingorder.OrderAttributes;
import dev.portwright.portingorder.PortingDesk;
import dev.portwright.portingorder.PortingOrder;
import dev.portwright.portingorder.PortingOrderStatus;
import dev.portwright.portingorder.PortingPhoneNumber;
import dev.portwright.portingorder.RequirementReview;
import dev.portwright.portingorder.RequirementStatus;
import dev.portwright.sandbox.carrier.Choices.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Plays the losing carrier, and the porting desk, in a sandbox. It takes one step at a time, each in a job of its own
 * that the order's status decides: what is done twice finds the order further on and does nothing.
 */
@ApplicationScoped
@Typed({SimulatedCarrier.class, JobHandler.class})
public class SimulatedCarrier implements CarrierGateway, JobHandler {
    static final String KIND = "sandbox-carrier";

    private static final Logger LOG = Logger.getLogger(SimulatedCarrier.class);

    private final Settings settings;
    private final Db db;
    private final Jobs jobs;
    private final PortingDesk desk;
    private final RequirementReview review;
    private final Triggers triggers;
    private final Choices choices;
    private final ExceptionCatalog exceptions;
    private final CarrierDates dates;
    private final Clock clock;

    SimulatedCarrier(
            Settings settings,
            Db db,
            Jobs jobs,
            PortingDesk desk,
            RequirementReview review,
            Triggers triggers,
            Choices choices,
            ExceptionCatalog exceptions,
            CarrierDates dates,
            Clock clock) {
        this.settings = settings;
        this.db = db;
        this.jobs = jobs;
        this.desk = desk;
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
    public void ask(Connection connection, PortingOrder order, Request request) throws SQLException {
        Scenario scenario = ScenarioStore.of(connection, order);
        // A cancellation that is refused leaves open what was asked for before.
        if (request != Request.CANCELLATION) {
            ScenarioStore.save(connection, scenario.asked(request.word()));
        }
        boolean answersAnyway = request == Request.NEW_DATE && order.focActual() == null;
        if (!answersAnyway) {
            later(connection, order, Delays.of(request, order));
        }
    }

    /**
     * The new order has behind it what the old one has, and is asked for what that one is; what a client has set stays
     * with the old one.
     */
    @Override
    public void split(Connection connection, PortingOrder from, PortingOrder part) throws SQLException {
        Scenario behind = withFixed(from, ScenarioStore.of(connection, from));
        ScenarioStore.save(connection, behind.of(part));
        if (part.status() != PortingOrderStatus.FOC_DATE_CONFIRMED) {
            CarrierGateway.super.split(connection, from, part);
        } else if (Request.NEW_DATE.word().equals(behind.asked())) {
            ask(connection, part, Request.NEW_DATE);
        } else {
            later(connection, part, Delays.MOVE);
        }
    }

    @Override
    public void run(Job job) {
        if (!settings.sandbox()) {
            LOG.warnf("Order %s was left by a sandbox on this database. The porting desk has to see to it.", job.id());
            return;
        }
        db.transaction(connection -> {
            Optional<PortingOrder> order = desk.lockIfThere(job.id());
            if (order.isPresent()) {
                step(connection, order.get());
            }
            return null;
        });
    }

    private void step(Connection connection, PortingOrder order) throws SQLException {
        Scenario scenario = ScenarioStore.of(connection, order);
        List<PortingPhoneNumber> numbers = desk.numbers(order);
        switch (order.status()) {
            case IN_PROCESS -> submit(connection, order);
            case SUBMITTED -> answer(connection, order, numbers, scenario);
            case FOC_DATE_CONFIRMED -> afterFoc(connection, order, numbers, scenario);
            case CANCEL_PENDING -> decideCancellation(connection, order, numbers, scenario);
            case PORTED -> portMessaging(connection, order, numbers, scenario);
            case DRAFT, EXCEPTION, CANCELLED -> {
                // It is the owner's turn, or nobody's.
            }
        }
    }

    private void submit(Connection connection, PortingOrder order) throws SQLException {
        acceptRequirements(order);
        desk.submit(order.id(), Actor.SYSTEM, "Sent to the losing carrier.");
        later(connection, order, Delays.answer(order));
    }

    /** Owners may give or replace them until they submit, and again in exception. */
    private void acceptRequirements(PortingOrder order) {
        Set<String> given = order.attributes().requirements().stream()
                .filter(requirement -> requirement.status() == RequirementStatus.UNDER_REVIEW)
                .map(OrderAttributes.Requirement::requirementTypeId)
                .collect(Collectors.toSet());
        if (!given.isEmpty()) {
            review.decide(
                    order.id(),
                    given.stream().collect(Collectors.toMap(type -> type, type -> RequirementStatus.APPROVED)),
                    Actor.SYSTEM,
                    "The sandbox accepts what is given.");
        }
    }

    private void answer(Connection connection, PortingOrder order, List<PortingPhoneNumber> numbers, Scenario before)
            throws SQLException {
        acceptRequirements(order);
        Scenario scenario = withFixed(order, before.asked(null));
        List<String> codes = triggers.codes(order, numbers, scenario);
        if (scenario.next(Outcome.Decision.ANSWER).isEmpty() && !codes.isEmpty()) {
            PortingOrder sent =
                    desk.raiseException(order.id(), codes, Actor.CARRIER, "The losing carrier sent the order back.");
            ScenarioStore.save(connection, scenario.raised(codes, sent.version()));
            return;
        }
        Choice choice = choices.of(Outcome.Decision.ANSWER, order, numbers, scenario, Outcome.FOC_CONFIRMED);
        play(connection, order, numbers, choice);
    }

    /** Exceptions whose attribute was edited since, or that no edit can help, are over; the others come back. */
    private Scenario withFixed(PortingOrder order, Scenario scenario) {
        Scenario result = scenario;
        for (var raised : scenario.raised().entrySet()) {
            String attribute = exceptions.find(raised.getKey()).orElseThrow().attribute();
            if (attribute == null || isEdited(attribute, desk.editedSince(order, raised.getValue()))) {
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

    private void play(Connection connection, PortingOrder order, List<PortingPhoneNumber> numbers, Choice choice)
            throws SQLException {
        ScenarioStore.save(connection, choice.after());
        switch (choice.outcome()) {
            case EXCEPTION ->
                desk.raiseException(
                        order.id(), choice.step().codes(), Actor.CARRIER, "The losing carrier sent the order back.");
            case LATE_FOC -> later(connection, order, Delays.LATE);
            case SILENCE -> {
                // The order stays as it is, until its owner cancels it or the desk decides.
            }
            default -> confirmFoc(connection, order, numbers, choice);
        }
    }

    private void confirmFoc(Connection connection, PortingOrder order, List<PortingPhoneNumber> numbers, Choice choice)
            throws SQLException {
        Instant now = clock.instant();
        Instant wanted = choice.step().focDatetime();
        Instant foc = wanted != null && wanted.isAfter(now) ? wanted : dates.acceptable(order, now);
        boolean early = foc.isBefore(now.plus(Delays.MOVE.multipliedBy(2)));
        if (wanted == null && early && willMove(order, numbers, choice.after())) {
            // Else the numbers would be here before the date is moved.
            foc = dates.first(order, now.plus(Duration.ofDays(1)));
        }
        PortingOrder confirmed = desk.confirmFoc(order.id(), foc, Actor.CARRIER, why(order, foc));
        later(connection, confirmed, Delays.MOVE);
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

    private boolean willMove(PortingOrder order, List<PortingPhoneNumber> numbers, Scenario scenario) {
        return scenario.next(Outcome.Decision.AFTER_FOC).isPresent()
                || triggers.outcome(Outcome.Decision.AFTER_FOC, order, numbers, scenario)
                        .isPresent();
    }

    private void afterFoc(
            Connection connection, PortingOrder order, List<PortingPhoneNumber> numbers, Scenario scenario)
            throws SQLException {
        Instant now = clock.instant();
        if (desk.activationHasBegun(order)) {
            return;
        }
        if (Request.NEW_DATE.word().equals(scenario.asked())) {
            ScenarioStore.save(connection, scenario.asked(null));
            Instant requested = order.attributes().focRequested();
            if (requested != null && !requested.equals(order.focActual()) && requested.isAfter(now)) {
                desk.confirmFoc(order.id(), requested, Actor.CARRIER, "The losing carrier accepted the new date.");
            }
            later(connection, order, Delays.MOVE);
            return;
        }
        Instant foc = order.focActual();
        if (willMove(order, numbers, scenario) && foc != null && foc.isAfter(now)) {
            Choice choice = choices.of(Outcome.Decision.AFTER_FOC, order, numbers, scenario, Outcome.FOC_MOVED);
            ScenarioStore.save(connection, choice.after());
            Instant wanted = choice.step().focDatetime();
            PortingOrder moved = desk.confirmFoc(
                    order.id(),
                    wanted != null && wanted.isAfter(now) ? wanted : dates.first(order, foc.plus(Duration.ofDays(1))),
                    Actor.CARRIER,
                    "The losing carrier moved the date.");
            later(connection, moved, Delays.MOVE);
        }
    }

    private void decideCancellation(
            Connection connection, PortingOrder order, List<PortingPhoneNumber> numbers, Scenario scenario)
            throws SQLException {
        Choice choice = choices.of(Outcome.Decision.CANCELLATION, order, numbers, scenario, Outcome.CANCELLED);
        ScenarioStore.save(connection, choice.after());
        if (choice.outcome() == Outcome.CANCEL_REFUSED) {
            PortingOrder back = desk.refuseCancellation(
                    order.id(), Actor.CARRIER, "The losing carrier does not stop the port any more.");
            // What the carrier was about to do when the cancellation came in between.
            later(connection, back, Delays.answer(order));
        } else {
            desk.approveCancellation(order.id(), Actor.CARRIER, "The losing carrier let go of the order.");
        }
    }

    private void portMessaging(
            Connection connection, PortingOrder order, List<PortingPhoneNumber> numbers, Scenario scenario)
            throws SQLException {
        if (order.state().messaging() != MessagingPortStatus.ACTIVATING) {
            return;
        }
        Choice choice = choices.of(Outcome.Decision.MESSAGING, order, numbers, scenario, Outcome.MESSAGING_PORTED);
        ScenarioStore.save(connection, choice.after().asked(null));
        desk.messagingIs(
                order.id(),
                switch (choice.outcome()) {
                    case MESSAGING_EXCEPTION -> MessagingPortStatus.EXCEPTION;
                    case MESSAGING_PARTIAL -> MessagingPortStatus.PARTIAL_PORT_COMPLETE;
                    default -> MessagingPortStatus.PORTED;
                },
                Actor.CARRIER,
                "Text messages are routed anew.");
    }

    private void later(Connection connection, PortingOrder order, Duration delay) throws SQLException {
        jobs.schedule(connection, KIND, order.id(), clock.instant().plus(delay));
    }
}
