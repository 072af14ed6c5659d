package dev.portwright.phonenumber;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ranges, for the longest prefix that a number begins with. Immutable. */
public final class NumberRanges {
    /** No ranges. */
    public static final NumberRanges NONE = new NumberRanges(List.of());

    private final Map<String, NumberRange> byPrefix = new HashMap<>();
    private final int longest;

    /** Of ranges that have each prefix once; of several with one prefix the last counts. */
    public NumberRanges(Collection<NumberRange> ranges) {
        ranges.forEach(range -> byPrefix.put(range.prefix(), range));
        longest =
                ranges.stream().mapToInt(range -> range.prefix().length()).max().orElse(0);
    }

    /**
     * The range that a number is in: of those that hold it, the one with the longest prefix.
     *
     * @param digits of the number, country code first and without plus sign
     */
    public Optional<NumberRange> of(String digits) {
        for (int length = Math.min(longest, digits.length()); length > 0; length--) {
            NumberRange range = byPrefix.get(digits.substring(0, length));
            if (range != null && range.holds(digits)) {
                return Optional.of(range);
            }
        }
        return Optional.empty();
    }
}
