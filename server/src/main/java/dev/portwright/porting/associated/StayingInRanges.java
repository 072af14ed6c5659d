package dev.portwright.porting.associated;

import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.StayingNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers in the ranges of an order stay, whatever is to become of them there. */
@ApplicationScoped
class StayingInRanges implements StayingNumbers {
    @Override
    public Map<String, String> among(HeldOrder held, Collection<String> numbers) {
        if (held.order().progress().associatedRanges() == 0) {
            return Map.of();
        }
        List<NumberSpan> ranges = RangeStore.ofOrder(held.tx(), held.accountId(), held.id()).stream()
                .map(AssociatedRange::range)
                .toList();
        Map<String, String> staying = new HashMap<>();
        for (String number : numbers) {
            ranges.stream()
                    .filter(range -> range.holds(number))
                    .findFirst()
                    .ifPresent(range -> staying.put(number, range.words()));
        }
        return staying;
    }
}
