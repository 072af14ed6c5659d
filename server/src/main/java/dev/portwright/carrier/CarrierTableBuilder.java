package dev.portwright.carrier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the ranges of a table in the order in which they come. */
final class CarrierTableBuilder {
    private final Map<Carrier, Integer> places = new HashMap<>();
    private final List<Carrier> carriers = new ArrayList<>();
    private long[] ranges = new long[1_024];
    private int size;

    int size() {
        return size;
    }

    /** True when there is place for another range. */
    boolean hasRoom() {
        return size < CarrierTable.MAX_RANGES;
    }

    /** True when there is place for a range of this carrier. */
    boolean hasRoomFor(Carrier carrier) {
        return carriers.size() < CarrierTable.MAX_CARRIERS || places.containsKey(carrier);
    }

    /**
     * Adds a range.
     *
     * @param prefix of 1 to 15 digits
     * @throws IllegalStateException when there is no room for it
     */
    void add(long prefix, Carrier carrier) {
        if (!hasRoom() || !hasRoomFor(carrier)) {
            throw new IllegalStateException("the carrier directory has more than %,d ranges or %,d different carriers"
                    .formatted(CarrierTable.MAX_RANGES, CarrierTable.MAX_CARRIERS));
        }
        Integer place = places.get(carrier);
        if (place == null) {
            place = carriers.size();
            places.put(carrier, place);
            carriers.add(carrier);
        }
        if (size == ranges.length) {
            ranges = Arrays.copyOf(ranges, Math.min(CarrierTable.MAX_RANGES, size * 2));
        }
        ranges[size++] = CarrierTable.range(prefix, place);
    }

    /**
     * A range whose prefix came before.
     *
     * @param prefix the prefix
     * @param first the place where it came first, from 0
     * @param again where it came again
     */
    record Repeated(long prefix, int first, int again) {}

    /**
     * The ranges whose prefixes came before, in the order in which they came.
     *
     * @param sorted what {@link #sorted} made
     * @param max how many at most
     */
    List<Repeated> repeated(long[] sorted, int max) {
        Map<Long, Integer> firsts = new HashMap<>();
        for (int i = 1; i < sorted.length && firsts.size() < max; i++) {
            long prefix = CarrierTable.prefix(sorted[i]);
            if (prefix == CarrierTable.prefix(sorted[i - 1])) {
                firsts.put(prefix, -1);
            }
        }
        List<Repeated> repeated = new ArrayList<>();
        for (int i = 0; !firsts.isEmpty() && i < size && repeated.size() < max; i++) {
            long prefix = CarrierTable.prefix(ranges[i]);
            Integer first = firsts.get(prefix);
            if (first != null && first < 0) {
                firsts.put(prefix, i);
            } else if (first != null) {
                repeated.add(new Repeated(prefix, first, i));
            }
        }
        return repeated;
    }

    /** The ranges in the order that a table has. */
    long[] sorted() {
        long[] sorted = Arrays.copyOf(ranges, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The table of these ranges, of which none may be {@link #repeated}. */
    CarrierTable table(long[] sorted) {
        return new CarrierTable(sorted, carriers);
    }
}
