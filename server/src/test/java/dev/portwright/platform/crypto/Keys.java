package dev.portwright.platform.crypto;

import dev.portwright.testing.TestSettings;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Keys by small numbers. */
final class Keys {
    private Keys() {}

    static SecretKey key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return new SecretKeySpec(key, "AES");
    }

    static String id(int seed) {
        return EncryptionKey.of(key(seed)).id();
    }

    /** What a server has whose key is the first one. */
    static Sealer sealer(int seed, Integer... old) {
        List<SecretKey> oldKeys = Arrays.stream(old).map(Keys::key).toList();
        return new Sealer(TestSettings.encryptionKeys(key(seed), oldKeys));
    }

    /** What versions sealed that did not name the key. */
    static byte[] unnamed(int seed, UUID owner, byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] nonce = new byte[12];
            cipher.init(Cipher.ENCRYPT_MODE, key(seed), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(ByteBuffer.allocate(16)
                    .putLong(owner.getMostSignificantBits())
                    .putLong(owner.getLeastSignificantBits())
                    .array());
            byte[] sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(13 + sealed.length)
                    .put((byte) 1)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
