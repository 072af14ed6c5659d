package dev.portwright.portingorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class SupportKeysTest {
    @Test
    void aKeyIsAPrefixAndSixHexadecimalDigits() {
        assertThat(SupportKeys.order(1)).isEqualTo("sr_3779b1");
        assertThat(SupportKeys.parent(1)).isEqualTo("pr_3779b1");
        for (long number = 0; number < 1_000; number++) {
            assertThat(SupportKeys.order(number)).matches("sr_[0-9a-f]{6}");
        }
    }

    @Test
    void noneRepeatsInAMillion() {
        BitSet seen = new BitSet(1 << 24);
        for (long number = 1; number <= 1_000_000; number++) {
            int key = Integer.parseInt(SupportKeys.order(number), 3, 9, 16);
            assertThat(seen.get(key)).as("key of %d", number).isFalse();
            seen.set(key);
        }
    }
}
