package dev.portwright.platform.crypto;

import dev.portwright.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts what the law protects (customer proprietary network information: account numbers, PINs, tax ids; 47 U.S.C.
 * 222) before it goes to the database. AES-256-GCM with a random nonce; the owner's id is authenticated with it, so
 * that a sealed value copied to another row does not open.
 *
 * <p>A sealed value begins with its format. Format 2 goes on with the id of the key, so that the key can be changed
 * while values of the one before are still there; values of format 1 do not say which key sealed them.
 */
@ApplicationScoped
public class Sealer {
    /** What an answer shows in the place of a value that is sealed. Sent back, it changes nothing. */
    public static final String MASK = "********";

    /** In the place of a key's id for values that do not name their key. */
    static final String UNNAMED = "unnamed";

    private static final byte FORMAT_UNNAMED = 1;
    private static final byte FORMAT = 2;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, EncryptionKey> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private volatile EncryptionKey sealing;

    public Sealer(Settings settings) {
        this.sealing = EncryptionKey.of(settings.encryptionKey());
        keys.put(sealing.id(), sealing);
        for (SecretKey old : settings.operation().oldEncryptionKeys()) {
            EncryptionKey key = EncryptionKey.of(old);
            keys.put(key.id(), key);
        }
    }

    /** Seals the bytes for the row with this id. */
    public byte[] seal(UUID owner, byte[] plain) {
        EncryptionKey key = sealing;
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key.secret(), owner, nonce).doFinal(plain);
            return ByteBuffer.allocate(1 + EncryptionKey.ID_BYTES + NONCE_BYTES + sealed.length)
                    .put(prefix(key.id()))
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /**
     * Opens what {@link #seal} made for the same row.
     *
     * @throws SealBrokenException when it was sealed with a key that is not configured or for another row, or was changed
     */
    public byte[] open(UUID owner, byte[] sealed) {
        return opened(owner, sealed).plain;
    }

    /** What was sealed, and the id of the key that opened it. */
    record Opened(String keyId, byte[] plain) {}

    Opened opened(UUID owner, byte[] sealed) {
        String name = keyIdOf(sealed);
        EncryptionKey named = keys.get(name);
        Collection<EncryptionKey> candidates = name.equals(UNNAMED)
                ? keys.values()
                : named == null ? Collections.emptyList() : Collections.singleton(named);
        int header = 1 + (name.equals(UNNAMED) ? 0 : EncryptionKey.ID_BYTES);
        if (sealed.length <= header + NONCE_BYTES || candidates.isEmpty()) {
            throw new SealBrokenException(name, null);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(sealed).get(header, nonce);
        GeneralSecurityException failure = null;
        for (EncryptionKey key : candidates) {
            try {
                byte[] plain = cipher(Cipher.DECRYPT_MODE, key.secret(), owner, nonce)
                        .doFinal(sealed, header + NONCE_BYTES, sealed.length - header - NONCE_BYTES);
                return new Opened(key.id(), plain);
            } catch (GeneralSecurityException e) {
                failure = e;
            }
        }
        throw new SealBrokenException(name, failure);
    }

    /** Names the key of a sealed value: its id, {@link #UNNAMED}, or the empty text when this is no sealed value. */
    static String keyIdOf(byte[] sealed) {
        if (sealed.length > 0 && sealed[0] == FORMAT_UNNAMED) {
            return UNNAMED;
        }
        return sealed.length > EncryptionKey.ID_BYTES && sealed[0] == FORMAT
                ? HexFormat.of().formatHex(sealed, 1, 1 + EncryptionKey.ID_BYTES)
                : "";
    }

    /** What every value begins with that the key has sealed. */
    static byte[] prefix(String keyId) {
        return ByteBuffer.allocate(1 + EncryptionKey.ID_BYTES)
                .put(FORMAT)
                .put(HexFormat.of().parseHex(keyId))
                .array();
    }

    /** The id of the key that seals. */
    String sealsWith() {
        return sealing.id();
    }

    /** Seals with another of the configured keys from now on; false, and nothing changes, when it is none of them. */
    boolean sealWith(String keyId) {
        EncryptionKey key = keys.get(keyId);
        if (key != null) {
            sealing = key;
        }
        return key != null;
    }

    /** The ids of all keys that this server opens values with. */
    Set<String> keyIds() {
        return Collections.unmodifiableSet(keys.keySet());
    }

    private static Cipher cipher(int mode, SecretKey key, UUID owner, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(16)
                .putLong(owner.getMostSignificantBits())
                .putLong(owner.getLeastSignificantBits())
                .array());
        return cipher;
    }
}
