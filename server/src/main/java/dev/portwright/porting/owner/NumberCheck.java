package dev.portwright.porting.owner;

import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.phonenumber.SpanReader;
import dev.portwright.phonenumber.SpanReading;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.portability.PortabilityService;
import dev.portwright.porting.book.NumberHolder;
import dev.portwright.porting.order.NumberGroup;
import dev.portwright.porting.order.WantedBlock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decides which numbers of a request can be ported at all, and which of its entries are ranges. */
@ApplicationScoped
public class NumberCheck {
    private final PortabilityService portability;
    private final SpanReader spans;

    NumberCheck(PortabilityService portability, SpanReader spans) {
        this.portability = portability;
        this.spans = spans;
    }

    /**
     * What was found.
     *
     * @param numbers by their places in the request, as +E.164 where they can be read; what is or may be a range is none
     * @param portable the results for those of them that can be ported
     * @param ranges what is written as a range, as a block each
     */
    public record Found(
            SortedMap<Integer, String> numbers, List<PortabilityResult> portable, List<WantedBlock> ranges) {}

    /** What a number that can be ported must have in common with all others of its order. */
    public static NumberGroup groupOf(PortabilityResult portable) {
        PhoneNumberFacts facts = Objects.requireNonNull(portable.facts());
        return NumberGroup.of(
                facts.countryCode(),
                facts.type(),
                Objects.requireNonNull(portable.carrier()).spid(),
                portable.fastPortable());
    }

    /** The refusal of the number at this place of a list, which an open order of the account has. */
    public static Problem inOpenOrder(int place, String number, NumberHolder holder) {
        NumberSpan block = holder.block();
        return ProblemCode.NUMBER_IN_OTHER_ORDER.at(
                "/phone_numbers/" + place,
                block == null
                        ? number + " is in another order that is not finished: " + holder.orderId()
                                + ". Delete or cancel that one first."
                        : "%s lies in the block %s of another order that is not finished: %s. Take that block off it, or delete or cancel the order first."
                                .formatted(number, block.words(), holder.orderId()));
    }

    /**
     * Reads the numbers and finds those that can be ported.
     *
     * @param refusals takes, by the number's place in the list, what is wrong with each number that is not +E.164, not
     *     valid, not portable or given twice, or may be a range
     */
    public Found check(List<String> numbers, SortedMap<Integer, Problem> refusals) {
        SortedMap<Integer, String> read = new TreeMap<>();
        List<PortabilityResult> results = new ArrayList<>(numbers.size());
        Map<String, Integer> firstAt = new HashMap<>();
        List<WantedBlock> ranges = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            if (isRange(numbers.get(i), i, ranges, refusals)) {
                continue;
            }
            PortabilityResult result = portability.check(numbers.get(i));
            read.put(i, result.phoneNumber());
            Integer before = firstAt.putIfAbsent(result.phoneNumber(), i);
            ProblemCode refusal = result.refusal();
            if (before != null) {
                refusals.put(
                        i,
                        ProblemCode.DUPLICATE_NUMBERS.at(
                                "/phone_numbers/" + i,
                                "The number stands in the request twice, first at index " + before + "."));
            } else if (refusal != null) {
                refusals.put(i, refusal.at("/phone_numbers/" + i, result.notPortableReason() + "."));
            } else {
                results.add(result);
            }
        }
        return new Found(read, results, ranges);
    }

    private boolean isRange(String text, int place, List<WantedBlock> ranges, SortedMap<Integer, Problem> refusals) {
        String pointer = "/phone_numbers/" + place;
        return switch (spans.read(text)) {
            case SpanReading.Known(NumberSpan span) -> ranges.add(WantedBlock.whole(pointer, span));
            case SpanReading.Unclear(String why) -> {
                refusals.put(place, ProblemCode.NOT_E164.at(pointer, why));
                yield true;
            }
            case SpanReading.None() -> false;
        };
    }
}
