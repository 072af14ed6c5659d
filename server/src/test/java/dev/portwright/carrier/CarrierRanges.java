package dev.portwright.carrier;

import java.util.List;
import java.util.stream.IntStream;

/** The rows of a table, for tests. */
final class CarrierRanges {
    private CarrierRanges() {}

    static List<CarrierRange> of(CarrierTable table) {
        return IntStream.range(0, table.size())
                .mapToObj(i -> new CarrierRange(Long.toString(table.prefix(i)), table.carrier(i)))
                .toList();
    }
}
