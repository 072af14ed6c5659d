package dev.portwright.carrier;

import java.util.Arrays;
import java.util.List;

/**
 * The ranges in memory, for the longest prefix that a number begins with. Immutable.
 *
 * <p>Each range is one {@code long}, its prefix before the place of its carrier among the different ones, and the ranges
 * are sorted: eight bytes a range, so that a million of them take 8 MB. Prefixes never begin with 0, so each is one
 * number and the next shorter one is that divided by ten: a binary search for each length that the table has.
 */
final class CarrierTable {
    /** How many ranges a directory has at most. */
    static final int MAX_RANGES = 1_000_000;

    private static final int CARRIER_BITS = 14;

    /**
     * How many different carriers a directory has at most, where whatever differs in anything but its prefix counts as
     * different. The text of one takes 1 KB at most, that of all of them 16 MB.
     */
    static final int MAX_CARRIERS = 1 << CARRIER_BITS;

    /** Fifteen digits of prefix and the carrier take all 64 bits; turned over, the sign bit sorts as the highest. */
    private static final long SIGN = Long.MIN_VALUE;

    private final long[] ranges;
    private final List<Carrier> carriers;
    private final boolean[] hasLength;

    /**
     * A table of ranges made with {@link #range}.
     *
     * @param ranges sorted, each prefix once; not copied
     * @param carriers what the ranges refer to
     */
    CarrierTable(long[] ranges, List<Carrier> carriers) {
        this.ranges = ranges;
        this.carriers = List.copyOf(carriers);
        this.hasLength = new boolean[Long.toString(Long.MAX_VALUE).length() + 1];
        for (long range : ranges) {
            hasLength[length(prefix(range))] = true;
        }
    }

    /**
     * A range as a number. Ranges sort by the value of their prefixes.
     *
     * @param prefix of 1 to 15 digits
     * @param carrier the carrier's place, from 0 and less than {@link #MAX_CARRIERS}
     */
    static long range(long prefix, int carrier) {
        return (prefix << CARRIER_BITS | carrier) ^ SIGN;
    }

    static long prefix(long range) {
        return (range ^ SIGN) >>> CARRIER_BITS;
    }

    int size() {
        return ranges.length;
    }

    /** @param i from 0, in the order of the prefixes' values */
    long prefix(int i) {
        return prefix(ranges[i]);
    }

    /** The carrier of {@link #prefix(int)}. */
    Carrier carrier(int i) {
        return carriers.get((int) (ranges[i] & (MAX_CARRIERS - 1)));
    }

    /** @param digits 1 to 15 digits, the first not 0 */
    Carrier carrierOf(String digits) {
        int length = digits.length();
        for (long prefix = Long.parseLong(digits); prefix > 0; prefix /= 10) {
            if (hasLength[length--]) {
                int found = Arrays.binarySearch(ranges, range(prefix, 0));
                // Not found as the first carrier, it stands where its prefix would begin.
                int at = found >= 0 ? found : -found - 1;
                if (at < ranges.length && prefix(at) == prefix) {
                    return carrier(at);
                }
            }
        }
        return Carrier.UNKNOWN;
    }

    private static int length(long prefix) {
        int length = 1;
        for (long rest = prefix / 10; rest > 0; rest /= 10) {
            length++;
        }
        return length;
    }
}
