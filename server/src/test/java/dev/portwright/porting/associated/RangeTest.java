package dev.portwright.porting.associated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.porting.associated.AssociatedRange.Range;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Ranges are held against the sets of their numbers, near to where the count of digits changes. */
class RangeTest {
    private static final long SEED = 4711;
    private static final long BORDER = 9_999_990;

    private static Range random(Random random) {
        long first = BORDER + random.nextInt(40);
        long last = first + random.nextInt(15);
        return Long.toString(first).length() == Long.toString(last).length()
                ? new Range("+" + first, "+" + last)
                : random(random);
    }

    private static Set<String> numbers(Range range) {
        return LongStream.rangeClosed(
                        Long.parseLong(range.startAt().substring(1)),
                        Long.parseLong(range.endAt().substring(1)))
                .mapToObj(number -> "+" + number)
                .collect(Collectors.toSet());
    }

    @Test
    void rangesAreAsTheSetsOfTheirNumbers() {
        Random random = new Random(SEED);
        int overlapping = 0;
        for (int i = 0; i < 2_000; i++) {
            Range one = random(random);
            Range other = random(random);
            Set<String> all = numbers(one);
            assertThat(one.size()).isEqualTo(all.size());
            for (long number = BORDER - 2; number < BORDER + 60; number++) {
                assertThat(one.holds("+" + number)).as("%s %d", one, number).isEqualTo(all.contains("+" + number));
            }
            Set<String> common = new HashSet<>(all);
            common.retainAll(numbers(other));
            assertThat(one.overlaps(other))
                    .as("%s %s", one, other)
                    .isEqualTo(!common.isEmpty())
                    .isEqualTo(other.overlaps(one));
            overlapping += common.isEmpty() ? 0 : 1;
        }
        assertThat(overlapping).isBetween(200, 1_800);
    }
}
