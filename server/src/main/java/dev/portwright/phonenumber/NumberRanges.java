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

    /** Has the bit of each length that a prefix has. */
    private final int lengths;

    /** Of ranges that have each prefix once; of several with one prefix the last counts. */
    public NumberRanges(Collection<NumberRange> ranges) {
        ranges.forEach(range -> byPrefix.put(range.prefix(), range));
        lengths = ranges.stream()
                .mapToInt(range -> 1 << range.prefix().length())
                .reduce(0, (some, other) -> some | other);
    }

    /**
     * The range that a number is in: of those that hold it, the one with the longest prefix.
     *
     * @param digits of the number, country code first and without plus sign
     */
    public Optional<NumberRange> of(String digits) {
        for (int length = digits.length(); lengths != 0 && length > 0; length--) {
            if ((lengths & 1 << length) != 0) {
                NumberRange range = byPrefix.get(digits.substring(0, length));
                if (range != null && range.holds(digits)) {
                    return Optional.of(range);
                }
            }
        }
        return Optional.empty();
    }
}
