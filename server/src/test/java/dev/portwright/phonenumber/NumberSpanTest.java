package dev.portwright.phonenumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberSpanTest {
    private static final long SEED = Long.getLong("portwright.spans.seed", 20_261_128);
    private static final int ROUNDS = 10_000;
    private static final long BORDER = 9_999_990;

    @Test
    void itHasAllNumbersFromTheFirstToTheLast() {
        NumberSpan span = new NumberSpan("+4930123098", "+4930123101");
        assertThat(span.numbers()).containsExactly("+4930123098", "+4930123099", "+4930123100", "+4930123101");
        assertThat(span.size()).isEqualTo(4);
        assertThat(span.stem()).isEqualTo("+4930123");
        assertThat(span.words()).isEqualTo("+4930123098 to +4930123101");
        assertThat(new NumberSpan("+4930123000", "+4930123999").size()).isEqualTo(1_000);
        assertThat(new NumberSpan("+4930123000", "+4930123000").numbers()).containsExactly("+4930123000");
        assertThat(new NumberSpan("+4930123000", "+4930123000").words()).isEqualTo("+4930123000");
        assertThat(new NumberSpan("+442071839998", "+442071840001").numbers())
                .containsExactly("+442071839998", "+442071839999", "+442071840000", "+442071840001");
        assertThat(new NumberSpan("+442070000000", "+442079999999").size()).isEqualTo(10_000_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+4930123000 | +49301230001 | The first number, +4930123000, and the last one, +49301230001, must have the same number of digits.",
                "+4930123005 | +4930123004 | The last number, +4930123004, must not be before the first one, +4930123005.",
                "+4930124000 | +4930123999 | The last number, +4930123999, must not be before the first one, +4930124000.",
            })
    void whatIsNoSpanSaysWhy(String first, String last, String why) {
        assertThat(NumberSpan.flaw(first, last)).hasValue(why);
        assertThat(NumberSpan.flawOfBlock(first, last)).hasValue(why);
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> new NumberSpan(first, last)))
                .hasMessage(why);
    }

    @ParameterizedTest
    @CsvSource({"+4930123000,+4930124000", "+4930123999,+4930124000"})
    void aBlockHasNumbersOfOneStem(String first, String last) {
        assertThat(NumberSpan.flaw(first, last)).isEmpty();
        assertThat(NumberSpan.flawOfBlock(first, last))
                .hasValue("The first number, " + first + ", and the last one, " + last
                        + ", may differ in their last three digits only: a range has at most 1,000 numbers.");
        assertThat(NumberSpan.flawOfBlock("+4930123000", "+4930123999")).isEmpty();
    }

    /** Against sets of numbers, which say the same in a simpler way. */
    @Test
    void whetherNumbersAreInItAndSpansInEachOtherIsWhatSetsOfTheirNumbersSay() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            NumberSpan one = random(random);
            NumberSpan other = random(random);
            Set<String> ones = new HashSet<>(one.numbers());
            Set<String> others = new HashSet<>(other.numbers());
            String what = one + " and " + other + ", seed " + SEED + ", round " + round;
            assertThat(ones).as(what).hasSize((int) one.size());
            assertThat(one.holds(other)).as(what).isEqualTo(ones.containsAll(others));
            assertThat(one.holds(other.first())).as(what).isEqualTo(ones.contains(other.first()));
            assertThat(one.holds(other.last())).as(what).isEqualTo(ones.contains(other.last()));
            others.retainAll(ones);
            assertThat(one.overlaps(other)).as(what).isEqualTo(!others.isEmpty());
            assertThat(other.overlaps(one)).as(what).isEqualTo(!others.isEmpty());
        }
    }

    /**
     * Of few stems, one of which is another one with a digit more, and of few numbers, so that many meet; some are near to where
     * the count of digits changes.
     */
    private static NumberSpan random(Random random) {
        if (random.nextBoolean()) {
            long first = BORDER + random.nextInt(40);
            long last = first + random.nextInt(15);
            return Long.toString(first).length() == Long.toString(last).length()
                    ? new NumberSpan("+" + first, "+" + last)
                    : random(random);
        }
        String stem = List.of("+4930123", "+4930124", "+49301230").get(random.nextInt(3));
        int first = random.nextInt(20);
        int last = first + random.nextInt(random.nextBoolean() ? 6 : 20 - first);
        return new NumberSpan(stem + "%03d".formatted(first), stem + "%03d".formatted(last));
    }
}
