package dev.portwright.webhook.signing;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 key of this installation (RFC 8032), with which it signs what it tells clients. Bouncy Castle signs some
 * twenty times as fast as Java itself does, which two signatures on each of thousands of deliveries a second need.
 *
 * @param retiresAt from when on nothing is signed with it, by the machine's clock; null for the newest key
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SigningKey(
        UUID id,
        byte[] privateKey,
        byte[] publicKey,
        Instant createdAt,
        @Nullable Instant retiresAt) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    static SigningKey random(UUID id, Instant now) {
        byte[] secret = new byte[Ed25519.SECRET_KEY_SIZE];
        Ed25519.generatePrivateKey(RANDOM, secret);
        return of(id, secret, now, null);
    }

    static SigningKey of(UUID id, byte[] privateKey, Instant createdAt, @Nullable Instant retiresAt) {
        byte[] known = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(privateKey, 0, known, 0);
        return new SigningKey(id, privateKey, known, createdAt, retiresAt);
    }

    /** The public key as clients take it: base64 of its 32 bytes. */
    String publicText() {
        return Base64.getEncoder().encodeToString(publicKey);
    }

    boolean signsAt(Instant time) {
        return retiresAt == null || time.isBefore(retiresAt);
    }

    byte[] sign(byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(privateKey, 0, publicKey, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    @Override
    public String toString() {
        return "SigningKey[id=" + id + ", publicKey=" + publicText() + ", retiresAt=" + retiresAt + "]";
    }
}
