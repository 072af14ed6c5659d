package dev.portwright.account;

import dev.portwright.platform.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** The text of API keys: how one is made, hashed and abbreviated. */
final class KeySecret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN = 7;

    private KeySecret() {}

    /** @param prefix what it begins with, to recognise it by */
    static String random(String prefix) {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** What may be shown of a key later; too short to guess the rest from. */
    static String prefix(String secret) {
        return secret.substring(0, Math.min(SHOWN, secret.length() / 2));
    }
}
