package dev.portwright.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at the PEM files before the server does, which would say less about what is wrong with them. */
final class TlsFiles {
    private static final Pattern PKCS8 = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
    private static final byte[] PROBE = "portwright".getBytes(StandardCharsets.US_ASCII);

    private TlsFiles() {}

    /** Answers in a sentence why these files are no pair, or null when they are. Unreadable ones were told before. */
    static @Nullable String problem(Path certificate, Path key) {
        try {
            PublicKey publicKey;
            try (InputStream pem = Files.newInputStream(certificate)) {
                publicKey = ((X509Certificate)
                                CertificateFactory.getInstance("X.509").generateCertificate(pem))
                        .getPublicKey();
            } catch (GeneralSecurityException e) {
                return "PORTWRIGHT_TLS_CERTIFICATE: the file " + certificate + " holds no certificate in PEM form";
            }
            Matcher pem = PKCS8.matcher(Files.readString(key, StandardCharsets.ISO_8859_1));
            if (!pem.find()) {
                return "PORTWRIGHT_TLS_KEY: the file " + key + " must hold a private key without a password that begins"
                        + " with -----BEGIN PRIVATE KEY-----; `openssl pkcs8 -topk8 -nocrypt -in KEY` makes it so";
            }
            return match(publicKey, pem.group(1))
                    ? null
                    : "PORTWRIGHT_TLS_KEY: the key in " + key + " is not the one of the certificate in " + certificate;
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean match(PublicKey publicKey, String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            PrivateKey key =
                    KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            Signature signature = Signature.getInstance(
                    switch (publicKey.getAlgorithm()) {
                        case "EC" -> "SHA256withECDSA";
                        case "RSA" -> "SHA256withRSA";
                        default -> publicKey.getAlgorithm();
                    });
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
