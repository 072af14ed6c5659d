package dev.portwright.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealedIdsTest {
    private static final UUID PURPOSE = new UUID(1, 1);
    private static final UUID ONE = new UUID(2, 3);
    private static final UUID OTHER = new UUID(4, 5);
    private static final Instant END = Instant.parse("2026-03-11T15:00:00Z");

    private final Sealer sealer = Keys.sealer(1);
    private final SealedIds texts = new SealedIds(sealer, PURPOSE);

    @Test
    void theIdsComeBackUntilTheEnd() {
        String text = texts.make(END, ONE, OTHER);
        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(texts.open(text, END.minusMillis(1))).contains(List.of(ONE, OTHER));
        assertThat(texts.open(text, END)).isEmpty();
        assertThat(texts.open(texts.make(null, ONE), Instant.MAX)).contains(List.of(ONE));
    }

    /** Those that were given out before an upgrade open the same after it. */
    @Test
    void theyAreIdsAndMillisecondsOneAfterTheOther() {
        byte[] plain = sealer.open(PURPOSE, Base64.getUrlDecoder().decode(texts.make(END, ONE, OTHER)));
        assertThat(plain)
                .isEqualTo(ByteBuffer.allocate(40)
                        .putLong(2)
                        .putLong(3)
                        .putLong(4)
                        .putLong(5)
                        .putLong(END.toEpochMilli())
                        .array());
    }

    @Test
    void whatWasMadeForAnotherPurposeByAnotherKeyOrNotAtAllOpensNothing() {
        for (String text : List.of(
                new SealedIds(sealer, new UUID(1, 2)).make(null, ONE),
                new SealedIds(Keys.sealer(2), PURPOSE).make(null, ONE),
                texts.make(null, ONE) + "A",
                "",
                "AAAA",
                "ä")) {
            assertThat(texts.open(text, END)).as(text).isEmpty();
        }
    }
}
