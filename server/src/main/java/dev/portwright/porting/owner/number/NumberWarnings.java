package dev.portwright.porting.owner.number;

import dev.portwright.foc.FocCalendar;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.order.FocQueries;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.order.Remainder;
import dev.portwright.porting.owner.plan.LetterForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What was given to a draft before its numbers changed, and may not do any more. */
@ApplicationScoped
public class NumberWarnings {
    private final LetterForm letters;
    private final FocCalendar calendar;
    private final Clock clock;

    NumberWarnings(LetterForm letters, FocCalendar calendar, Clock clock) {
        this.letters = letters;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What will not do, or is to be looked at, of a draft that has other numbers now. */
    public List<Problem> of(HeldOrder held) {
        PortingOrder order = held.order();
        Set<String> numbers =
                held.numbers().stream().map(PortingPhoneNumber::phoneNumber).collect(Collectors.toSet());
        List<Problem> warnings = new ArrayList<>();
        letter(order, numbers, warnings);
        date(order, warnings);
        Remainder.problem(numbers::contains, order.attributes()).ifPresent(warnings::add);
        Remainder.keptRanges(numbers::contains, order, order.attributes()).ifPresent(warnings::add);
        return warnings;
    }

    private void letter(PortingOrder order, Set<String> numbers, List<Problem> warnings) {
        if (order.attributes().documents().loa() != null) {
            warnings.add(ProblemCode.UNPROCESSABLE.at(
                    OrderAttribute.LOA.pointer(),
                    "The letter of authorization was given before the numbers changed. Check that it names these numbers and no"
                            + " others, or give another one."));
        }
        letters.of(order, numbers)
                .forEach(fault -> warnings.add(ProblemCode.UNPROCESSABLE.at("/phone_numbers", fault.detail())));
    }

    private void date(PortingOrder order, List<Problem> warnings) {
        Instant requested = order.attributes().focRequested();
        if (requested != null && !calendar.isAllowed(FocQueries.of(order), requested, clock.instant())) {
            warnings.add(ProblemCode.INVALID_FOC_DATE.at(
                    OrderAttribute.FOC_REQUESTED.pointer(),
                    "The date lies outside the windows in which these numbers can be ported. It is kept in the draft, but"
                            + " submitting it will be refused."));
        }
    }
}
