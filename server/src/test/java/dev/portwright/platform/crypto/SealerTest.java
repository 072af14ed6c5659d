package dev.portwright.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealerTest {
    private static final UUID OWNER = UUID.fromString("0197f3a2-5d0c-7c3e-9a41-5b0f2f6b7e10");
    private static final byte[] PLAIN = "account 123abc".getBytes(StandardCharsets.UTF_8);

    private final Sealer sealer = Keys.sealer(1);

    @Test
    void whatWasSealedOpensAgain() {
        assertThat(sealer.open(OWNER, sealer.seal(OWNER, PLAIN))).isEqualTo(PLAIN);
        assertThat(sealer.open(OWNER, sealer.seal(OWNER, new byte[0]))).isEmpty();
    }

    @Test
    void theSameTextLooksDifferentEachTime() {
        byte[] one = sealer.seal(OWNER, PLAIN);
        byte[] other = sealer.seal(OWNER, PLAIN);
        assertThat(one).isNotEqualTo(other).hasSize(1 + 4 + 12 + PLAIN.length + 16);
        assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain("123abc");
    }

    @Test
    void anotherKeyDoesNotOpen() {
        refuses(Keys.sealer(2), OWNER, sealer.seal(OWNER, PLAIN));
    }

    @Test
    void anotherRowDoesNotOpen() {
        refuses(sealer, new UUID(OWNER.getMostSignificantBits(), 0), sealer.seal(OWNER, PLAIN));
        refuses(sealer, new UUID(0, OWNER.getLeastSignificantBits()), sealer.seal(OWNER, PLAIN));
    }

    @Test
    void oneChangedBitAnywhereDoesNotOpen() {
        byte[] sealed = sealer.seal(OWNER, PLAIN);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            refuses(sealer, OWNER, changed);
        }
    }

    @Test
    void aPieceDoesNotOpen() {
        byte[] sealed = sealer.seal(OWNER, PLAIN);
        for (int length = 0; length < sealed.length; length++) {
            refuses(sealer, OWNER, Arrays.copyOf(sealed, length));
        }
    }

    @Test
    void aKeyOfBeforeOpensWhatItSealedAndSealsNothingNew() {
        byte[] before = Keys.sealer(1).seal(OWNER, PLAIN);
        Sealer rotated = Keys.sealer(2, 3, 1);

        assertThat(rotated.open(OWNER, before)).isEqualTo(PLAIN);
        assertThat(Sealer.keyIdOf(rotated.seal(OWNER, PLAIN))).isEqualTo(Keys.id(2));
        assertThat(Sealer.keyIdOf(before)).isEqualTo(Keys.id(1));
    }

    @Test
    void aValueSaysWhichKeyItWouldNeed() {
        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> Keys.sealer(2).open(OWNER, sealer.seal(OWNER, PLAIN)))
                .withMessage(
                        "a value sealed with key " + Keys.id(1) + " does not open with the configured encryption keys");
    }

    @Test
    void valuesThatDoNotNameTheirKeyOpenWithAnyOfTheKeys() {
        byte[] unnamed = Keys.unnamed(1, OWNER, PLAIN);

        assertThat(Keys.sealer(1).open(OWNER, unnamed)).isEqualTo(PLAIN);
        assertThat(Keys.sealer(2, 1).opened(OWNER, unnamed))
                .extracting(Sealer.Opened::keyId)
                .isEqualTo(Keys.id(1));
        refuses(Keys.sealer(2), OWNER, unnamed);
        refuses(Keys.sealer(1), new UUID(1, 1), unnamed);
    }

    private static void refuses(Sealer sealer, UUID owner, byte[] sealed) {
        assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> sealer.open(owner, sealed));
    }
}
