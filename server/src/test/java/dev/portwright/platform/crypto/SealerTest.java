package dev.portwright.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portwright.platform.config.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SealerTest {
    private static final UUID OWNER = UUID.fromString("0197f3a2-5d0c-7c3e-9a41-5b0f2f6b7e10");
    private static final byte[] PLAIN = "account 123abc".getBytes(StandardCharsets.UTF_8);

    private final Sealer sealer = sealer(1);

    @Test
    void whatWasSealedOpensAgain() {
        assertThat(sealer.open(OWNER, sealer.seal(OWNER, PLAIN))).isEqualTo(PLAIN);
        assertThat(sealer.open(OWNER, sealer.seal(OWNER, new byte[0]))).isEmpty();
    }

    @Test
    void theSameTextLooksDifferentEachTime() {
        byte[] one = sealer.seal(OWNER, PLAIN);
        byte[] other = sealer.seal(OWNER, PLAIN);
        assertThat(one).isNotEqualTo(other).hasSize(1 + 12 + PLAIN.length + 16);
        assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain("123abc");
    }

    @Test
    void anotherKeyDoesNotOpen() {
        refuses(sealer(2), OWNER, sealer.seal(OWNER, PLAIN));
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

    private static void refuses(Sealer sealer, UUID owner, byte[] sealed) {
        assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> sealer.open(owner, sealed));
    }

    private static Sealer sealer(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return new Sealer(new Settings(
                0,
                "127.0.0.1",
                Path.of("/nowhere"),
                null,
                Settings.Mode.DESK,
                null,
                null,
                new SecretKeySpec(key, "AES"),
                0,
                Settings.LogFormat.TEXT,
                Settings.Http.USUAL));
    }
}
