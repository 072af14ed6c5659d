package dev.portwright.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKey;

/**
 * A key and its name. The id is made of the key, so that nobody has to choose one and servers agree on it; it tells
 * nothing of the key.
 */
record EncryptionKey(String id, SecretKey secret) {
    /** Bytes of an id; its text form has two digits for each. */
    static final int ID_BYTES = 4;

    static EncryptionKey of(SecretKey secret) {
        MessageDigest digest = Sha256.digest();
        digest.update("portwright key id\n".getBytes(StandardCharsets.US_ASCII));
        byte[] hash = digest.digest(secret.getEncoded());
        return new EncryptionKey(HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES)), secret);
    }

    @Override
    public String toString() {
        return "key " + id;
    }
}
