package dev.portwright.sandbox.carrier;

import dev.portwright.account.Actor;
import dev.portwright.exceptiontype.ExceptionCatalog;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Lets clients say what happens to their orders next. */
@ApplicationScoped
class ScenarioService {
    /** As far as the clock is turned at once. */
    private static final Duration FURTHEST = Duration.ofDays(10 * 366);

    private static final String UNKNOWN = "There is no porting order with this id.";

    private final Db db;
    private final OrderBook book;
    private final Triggers triggers;
    private final ExceptionCatalog exceptions;
    private final Clock clock;

    ScenarioService(Db db, OrderBook book, Triggers triggers, ExceptionCatalog exceptions, Clock clock) {
        this.db = db;
        this.book = book;
        this.triggers = triggers;
        this.exceptions = exceptions;
        this.clock = clock;
    }

    /**
     * What will happen.
     *
     * @param codes exception codes that the order's data calls for
     * @param outcomes other outcomes that its data calls for
     */
    record Outlook(Scenario scenario, List<String> codes, List<String> outcomes) {}

    /**
     * What is to happen to an order.
     *
     * @throws ApiException 404 when the account has no such order
     */
    Outlook read(UUID accountId, UUID orderId) {
        return db.transaction(tx -> {
            HeldOrder held = hold(tx, accountId, orderId, ProblemCode.NOT_FOUND.in("porting_order_id", UNKNOWN));
            return outlook(held, ScenarioStore.of(held));
        });
    }

    /**
     * Replaces the steps of an order.
     *
     * @throws ApiException 404 when the account has no such order, 422 with everything that is wrong with the steps
     */
    Outlook replace(UUID accountId, UUID orderId, List<Step> steps) {
        return db.transaction(tx -> {
            HeldOrder held = hold(tx, accountId, orderId, ProblemCode.NOT_FOUND.at("/porting_order_id", UNKNOWN));
            check(steps);
            Scenario scenario = ScenarioStore.of(held).withSteps(steps);
            ScenarioStore.save(tx, scenario);
            return outlook(held, scenario);
        });
    }

    private HeldOrder hold(Tx tx, UUID accountId, UUID orderId, Problem unknown) {
        return book.holdIfThere(tx, accountId, orderId, Actor.SYSTEM).orElseThrow(() -> new ApiException(unknown));
    }

    private Outlook outlook(HeldOrder held, Scenario scenario) {
        List<PortingPhoneNumber> numbers = held.numbers();
        PortingOrder order = held.order();
        List<String> outcomes = Arrays.stream(Outcome.Decision.values())
                .flatMap(decision -> triggers.outcome(decision, order, numbers, scenario).stream())
                .map(Outcome::word)
                .toList();
        return new Outlook(scenario, triggers.codes(order, numbers, scenario), outcomes);
    }

    private void check(List<Step> steps) {
        Problems problems = new Problems();
        Instant now = clock.instant();
        for (int i = 0; i < steps.size(); i++) {
            codes("/outcomes/" + i + "/codes", steps.get(i), problems);
            focDatetime("/outcomes/" + i + "/foc_datetime", steps.get(i), now, problems);
        }
        problems.throwIfAny();
    }

    private void codes(String pointer, Step step, Problems problems) {
        List<String> codes = step.codes();
        if (step.kind() != Outcome.EXCEPTION) {
            if (!codes.isEmpty()) {
                problems.add(ProblemCode.UNPROCESSABLE.at(pointer, "Codes belong to the outcome 'exception' only."));
            }
            return;
        }
        if (codes.isEmpty()) {
            problems.add(ProblemCode.MISSING_PARAMETER.at(pointer, "An exception has at least one code."));
        }
        for (int i = 0; i < codes.size(); i++) {
            if (exceptions.find(codes.get(i)).isEmpty()) {
                problems.add(ProblemCode.INVALID_ENUM.at(
                        pointer + "/" + i,
                        "There is no such exception code. All are listed at /v2/porting_orders/exception_types."));
            }
        }
    }

    private static void focDatetime(String pointer, Step step, Instant now, Problems problems) {
        Instant foc = step.focDatetime();
        if (foc == null) {
            return;
        }
        if (!step.kind().hasDate()) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    pointer, "A date belongs to the outcomes 'foc_confirmed' and 'foc_moved' only."));
        } else if (!foc.isAfter(now)) {
            problems.add(ProblemCode.INVALID_FOC_DATE.at(pointer, "The date lies in the past: it is " + now + "."));
        } else if (foc.isAfter(now.plus(FURTHEST))) {
            problems.add(ProblemCode.OUT_OF_RANGE.at(
                    pointer, "The date may lie at most ten years ahead: it is " + now + "."));
        }
    }
}
