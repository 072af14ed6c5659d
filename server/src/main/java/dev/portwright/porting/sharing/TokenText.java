package dev.portwright.porting.sharing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/**
 * The token itself: a JSON Web Token (RFC 7519), signed with the key of this installation. Whoever has it can read what it
 * opens and until when; whether it still does, the database says.
 */
@ApplicationScoped
class TokenText {
    /** What every JSON object in base64 begins with whose first letters are a brace and a quotation mark. */
    private static final String START = "eyJ";

    private static final int LONGEST = 1_000;

    private static final AlgorithmConstraints ALGORITHM =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

    private final SharingKey key;

    TokenText(SharingKey key) {
        this.key = key;
    }

    String of(SharingToken token) {
        JwtClaims claims = new JwtClaims();
        claims.setJwtId(token.id().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(token.createdAt().getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(token.expiresAt().getEpochSecond()));
        claims.setStringListClaim("permissions", token.words());
        claims.setStringClaim("porting_order_id", token.orderId().toString());
        JsonWebSignature signed = new JsonWebSignature();
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signed.setHeader("typ", "JWT");
        signed.setKey(key.get());
        signed.setPayload(claims.toJson());
        try {
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    /** The id of a token that was made here; empty for every other text. */
    Optional<UUID> id(String text) {
        if (!text.startsWith(START) || text.length() > LONGEST) {
            return Optional.empty();
        }
        JsonWebSignature signed = new JsonWebSignature();
        signed.setAlgorithmConstraints(ALGORITHM);
        signed.setKey(key.get());
        try {
            signed.setCompactSerialization(text);
            return signed.verifySignature()
                    ? Optional.of(
                            UUID.fromString(JwtClaims.parse(signed.getPayload()).getJwtId()))
                    : Optional.empty();
        } catch (JoseException | ClassCastException e) {
            // The library casts what a stranger has put into a header.
            return Optional.empty();
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw new IllegalStateException("signed here and not readable", e);
        }
    }
}
