package dev.portwright.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrikesTest {
    private static final int MANY = 10_000;

    private static List<Boolean> first(int many, Strikes strikes) {
        return IntStream.range(0, many).mapToObj(i -> strikes.next()).toList();
    }

    @Test
    void theSameSeedStrikesTheSameTimes() {
        List<Boolean> once = first(100, new Strikes(0.5, null, 42, 0));
        assertThat(first(100, new Strikes(0.5, null, 42, 0))).isEqualTo(once);
        assertThat(first(100, new Strikes(0.5, null, 43, 0))).isNotEqualTo(once);
        assertThat(first(100, new Strikes(0.5, null, 42, 1))).isNotEqualTo(once);
    }

    @Test
    void itStrikesInTheShareThatWasAskedFor() {
        Strikes strikes = new Strikes(0.2, null, 7, 0);
        first(MANY, strikes);
        assertThat(strikes.struck()).isBetween(1_900L, 2_100L);
    }

    @Test
    void aShareOfOneStrikesAlwaysAndOneOfNothingNever() {
        assertThat(first(1_000, new Strikes(1, null, 7, 0))).containsOnly(true);
        assertThat(first(1_000, new Strikes(0, null, 7, 0))).containsOnly(false);
    }

    @Test
    void itStrikesNoMoreOftenThanItMay() {
        Strikes strikes = new Strikes(1, 2, 7, 0);
        assertThat(first(5, strikes)).containsExactly(true, true, false, false, false);
        assertThat(strikes.struck()).isEqualTo(2);
    }
}
