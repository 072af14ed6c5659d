package dev.portwright.platform.crypto;

import dev.portwright.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Hashes of secrets that are so short that all of them can be tried out: whoever has only the database cannot, since the
 * key of the installation goes into each. For what is forgotten before long, as hashes are not made anew with another key.
 */
@ApplicationScoped
public class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKey> keys = new ArrayList<>();

    KeyedHash(Settings settings) {
        keys.add(settings.encryptionKey());
        keys.addAll(settings.operation().oldEncryptionKeys());
    }

    /** The hash of a secret of this owner, in hexadecimal digits. */
    public String of(UUID owner, String secret) {
        return HexFormat.of().formatHex(hash(keys.getFirst(), owner, secret));
    }

    /** True when {@link #of} has made the hash of the same, also with a key of before. */
    public boolean matches(UUID owner, String secret, String hash) {
        byte[] wanted = HexFormat.of().parseHex(hash);
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(wanted, hash(key, owner, secret)));
    }

    private static byte[] hash(SecretKey key, UUID owner, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String text = "portwright keyed hash\n" + owner + "\n" + secret;
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("hashing failed", e);
        }
    }
}
