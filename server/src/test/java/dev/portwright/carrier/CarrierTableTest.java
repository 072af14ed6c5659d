package dev.portwright.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CarrierTableTest {

    @Test
    void theLongestPrefixDecides() {
        CarrierTableBuilder ranges = new CarrierTableBuilder();
        ranges.add(999_999_999_999_999L, carrier(1));
        ranges.add(9, carrier(2));
        ranges.add(99_999, carrier(1));
        ranges.add(1, carrier(3));
        CarrierTable table = table(ranges);
        assertThat(table.carrierOf("999999999999999")).isEqualTo(carrier(1));
        assertThat(table.carrierOf("999999999999998")).isEqualTo(carrier(1));
        assertThat(table.carrierOf("99998")).isEqualTo(carrier(2));
        assertThat(table.carrierOf("9")).isEqualTo(carrier(2));
        assertThat(table.carrierOf("100000000000000")).isEqualTo(carrier(3));
        assertThat(table.carrierOf("2")).isEqualTo(Carrier.UNKNOWN);
        assertThat(CarrierRanges.of(table))
                .extracting(CarrierRange::prefix)
                .containsExactly("1", "9", "99999", "999999999999999");
    }

    @Test
    void findsWhatAMapFinds() {
        Random random = new Random(7);
        Map<String, Carrier> expected = new HashMap<>();
        CarrierTableBuilder ranges = new CarrierTableBuilder();
        for (int i = 0; i < 50_000; i++) {
            long prefix = random.nextLong(1, (long) Math.pow(10, 1 + random.nextInt(15)));
            Carrier carrier = carrier(random.nextInt(CarrierTable.MAX_CARRIERS));
            if (expected.putIfAbsent(Long.toString(prefix), carrier) == null) {
                ranges.add(prefix, carrier);
            }
        }
        CarrierTable table = table(ranges);
        assertThat(table.size()).isEqualTo(expected.size());
        for (int i = 0; i < 50_000; i++) {
            String digits = Long.toString(random.nextLong(1, 1_000_000_000_000_000L));
            Carrier carrier = Carrier.UNKNOWN;
            for (int length = digits.length(); length > 0 && carrier.equals(Carrier.UNKNOWN); length--) {
                carrier = expected.getOrDefault(digits.substring(0, length), Carrier.UNKNOWN);
            }
            assertThat(table.carrierOf(digits)).isEqualTo(carrier);
        }
    }

    @Test
    void holdsSoManyDifferentCarriersAndNoMore() {
        CarrierTableBuilder ranges = new CarrierTableBuilder();
        for (int i = 0; i < CarrierTable.MAX_CARRIERS; i++) {
            ranges.add(1_000_000 + i, carrier(i));
        }
        assertThat(ranges.hasRoomFor(carrier(0))).isTrue();
        assertThat(ranges.hasRoomFor(carrier(-1))).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> ranges.add(2, carrier(-1)));
        CarrierTable table = table(ranges);
        assertThat(table.carrierOf("1000000")).isEqualTo(carrier(0));
        assertThat(table.carrierOf("1016383")).isEqualTo(carrier(16_383));
    }

    private static CarrierTable table(CarrierTableBuilder ranges) {
        return ranges.table(ranges.sorted());
    }

    private static Carrier carrier(int number) {
        return new Carrier("Carrier " + number, "S", "O", true, true, true, "");
    }
}
