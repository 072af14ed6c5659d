package dev.portwright.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Keys that seal files. */
class SealKeyTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");
    private static final UUID ID = UUID.fromString("0197f3a2-5d0c-7c3e-9a41-5b0f2f6b7e10");

    @Test
    void aKeyIsKeptAndReadAgain() {
        SealKey key = SealKey.random(ID, NOW);
        SealKey read = SealKey.of(ID, key.privateKey().getEncoded(), key.certificateBytes());
        assertThat(read).isEqualTo(key);
        assertThat(read.toString()).isEqualTo("SealKey[id=" + ID + "]");
    }

    @Test
    void itsCertificateHoldsForTwentyYearsAndSaysWhatItIsFor() {
        SealKey key = SealKey.random(ID, NOW);
        assertThat(key.endsAt()).isEqualTo("2046-03-06T15:00:00Z");
        assertThat(key.certificate().getNotBefore()).isEqualTo("2026-03-10T15:00:00Z");
        assertThat(key.certificate().getSubjectX500Principal().getName())
                .isEqualTo("O=Portwright,CN=Portwright seal " + ID);
        assertThat(key.certificate().getKeyUsage()).startsWith(true, true, false);
        assertThat(key.certificate().getBasicConstraints()).isEqualTo(-1);
        assertThatCode(() -> key.certificate().verify(key.certificate().getPublicKey()))
                .doesNotThrowAnyException();
    }
}
