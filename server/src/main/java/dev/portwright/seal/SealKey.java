package dev.portwright.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An ECDSA key on the curve P-256 with the certificate that it has signed for itself. */
record SealKey(UUID id, PrivateKey privateKey, X509Certificate certificate) {
    static final String SIGNATURE = "SHA256withECDSA";

    /** How long a certificate holds. */
    private static final Duration LIFE = Duration.ofDays(20 * 365);

    /** Clocks of others may be behind. */
    private static final Duration SLACK = Duration.ofDays(1);

    private static final String ALGORITHM = "EC";
    private static final String CURVE = "secp256r1";

    /** A new one. */
    static SealKey random(UUID id, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(new ECGenParameterSpec(CURVE));
            KeyPair pair = generator.generateKeyPair();
            X500Name name = new X500Name("CN=Portwright seal " + id + ",O=Portwright");
            X509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                            name,
                            new BigInteger(id.toString().replace("-", ""), 16),
                            Date.from(now.minus(SLACK)),
                            Date.from(now.plus(LIFE)),
                            name,
                            pair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(
                            Extension.keyUsage,
                            true,
                            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            byte[] made = certificate
                    .build(new JcaContentSignerBuilder(SIGNATURE).build(pair.getPrivate()))
                    .getEncoded();
            return of(id, pair.getPrivate().getEncoded(), made);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is kept: PKCS #8, and the certificate in DER. */
    static SealKey of(UUID id, byte[] privateKey, byte[] certificate) {
        try {
            return new SealKey(
                    id,
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(privateKey)),
                    (X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(certificate)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the seal key " + id + " cannot be read", e);
        }
    }

    Instant endsAt() {
        return certificate.getNotAfter().toInstant();
    }

    byte[] certificateBytes() {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "SealKey[id=" + id + "]";
    }
}
