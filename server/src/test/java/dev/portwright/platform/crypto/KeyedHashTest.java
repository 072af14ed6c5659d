package dev.portwright.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.TestSettings;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
    private static final UUID OWNER = new UUID(1, 2);
    private static final SecretKey OLD = key(1);
    private static final SecretKey NEW = key(2);

    private static SecretKey key(int filled) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filled);
        return new SecretKeySpec(bytes, "AES");
    }

    private static KeyedHash with(SecretKey key, SecretKey... old) {
        return new KeyedHash(TestSettings.encryptionKeys(key, List.of(old)));
    }

    @Test
    void aHashMatchesItsSecretOfItsOwnerAndNoOther() {
        KeyedHash hashes = with(OLD);
        String hash = hashes.of(OWNER, "123456");
        assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(hashes.of(OWNER, "123456"));
        assertThat(hashes.matches(OWNER, "123456", hash)).isTrue();
        assertThat(hashes.matches(OWNER, "123457", hash)).isFalse();
        assertThat(hashes.matches(new UUID(1, 3), "123456", hash)).isFalse();
    }

    @Test
    void aHashOfAKeyOfBeforeMatchesAndThatOfAnyOtherDoesNot() {
        String hash = with(OLD).of(OWNER, "123456");
        assertThat(with(NEW, OLD).matches(OWNER, "123456", hash)).isTrue();
        assertThat(with(NEW).matches(OWNER, "123456", hash)).isFalse();
        assertThat(with(NEW, OLD).of(OWNER, "123456")).isNotEqualTo(hash);
    }
}
