package dev.portwright.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class MissesTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final Misses misses = new Misses();

    @Test
    void onlyDifferentDocumentsInARowSayThatThePlaceGivesNone() {
        assertThat(misses.add(ONE)).isFalse();
        assertThat(misses.add(ONE)).isFalse();
        assertThat(misses.add(OTHER)).isTrue();
        assertThat(misses.add(OTHER)).isFalse();
        assertThat(misses.add(ONE)).isTrue();
        misses.end();
        assertThat(misses.add(OTHER)).isFalse();
    }
}
