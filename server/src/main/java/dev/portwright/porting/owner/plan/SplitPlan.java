package dev.portwright.porting.owner.plan;

import dev.portwright.foc.FocCalendar;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.portability.PortabilityService;
import dev.portwright.porting.order.FocQueries;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.PlannedOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Explains the orders that a request would make, before it makes them. */
@ApplicationScoped
public class SplitPlan {
    /** How many orders are explained; of more, the first. */
    static final int SHOWN = 250;

    /** How many numbers a sentence names. */
    private static final int NAMED = 5;

    private final RequirementCatalog catalog;
    private final PortabilityService portability;
    private final LetterForm letters;
    private final FocCalendar calendar;
    private final Clock clock;

    SplitPlan(
            RequirementCatalog catalog,
            PortabilityService portability,
            LetterForm letters,
            FocCalendar calendar,
            Clock clock) {
        this.catalog = catalog;
        this.portability = portability;
        this.letters = letters;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The first {@value #SHOWN} of the orders, explained: each is what schema {@code PlannedPortingOrder} says.
     *
     * @param orders all that the request would make, with all of their numbers
     * @param missing what keeps an order from being confirmed as it would be made
     */
    public List<?> of(List<PlannedOrder> orders, Function<PlannedOrder, List<Problem>> missing) {
        Apart apart = new Apart(
                orders.stream().map(planned -> planned.order().order()).toList());
        return IntStream.range(0, Math.min(orders.size(), SHOWN))
                .mapToObj(i -> {
                    PlannedOrder planned = orders.get(i);
                    NumberedOrder order = planned.order();
                    return PlannedOrderJson.of(
                            i + 1,
                            planned,
                            apart.from(i),
                            PlannedOrderJson.Needs.of(missing.apply(planned), asked(order)),
                            EarliestDate.of(calendar.explain(FocQueries.of(order.order()), clock.instant())),
                            warnings(order));
                })
                .toList();
    }

    private List<PlannedOrderJson.Asked> asked(NumberedOrder planned) {
        return planned.order()
                .kind()
                .requirements(catalog)
                .map(rule -> rule.of(() -> numbers(planned)).items().stream()
                        .map(PlannedOrderJson.Asked::of)
                        .toList())
                .orElseGet(() -> catalog.ofEveryPort().stream()
                        .map(type -> PlannedOrderJson.Asked.of(new RequirementRule.Item(type, true, null)))
                        .toList());
    }

    private List<Problem> warnings(NumberedOrder planned) {
        List<Problem> warnings = new ArrayList<>();
        letters.of(planned.order(), Set.copyOf(numbers(planned)))
                .forEach(fault -> warnings.add(ProblemCode.UNPROCESSABLE.at("/phone_numbers", fault.detail())));
        if (!planned.order().kind().messagingCapable()) {
            withoutMessaging(planned, warnings);
        }
        return warnings;
    }

    /** Where only some of the numbers keep the messaging of all from being ported, their owner may want to leave them out. */
    private void withoutMessaging(NumberedOrder planned, List<Problem> warnings) {
        List<String> without = portability.check(numbers(planned)).stream()
                .filter(result -> !result.messagingCapable())
                .map(PortabilityResult::phoneNumber)
                .toList();
        if (without.size() < planned.numbers().size()) {
            warnings.add(ProblemCode.UNPROCESSABLE.at(
                    "/phone_numbers",
                    "Messaging cannot be ported with this order, since it cannot with "
                            + without.stream().limit(NAMED).collect(Collectors.joining(", "))
                            + (without.size() > NAMED ? " and " + (without.size() - NAMED) + " more" : "")
                            + ". Without these numbers it could."));
        }
    }

    private static List<String> numbers(NumberedOrder planned) {
        return planned.numbers().stream().map(PortingPhoneNumber::phoneNumber).toList();
    }
}
