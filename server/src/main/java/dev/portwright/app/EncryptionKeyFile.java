package dev.portwright.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The generated encryption key of a sandbox: made once, whole or not at all, readable by its owner only. */
final class EncryptionKeyFile {
    private static final int LENGTH = 32;

    private EncryptionKeyFile() {}

    /** Answers the key in the file, which is made first when it does not exist; null when the file holds no key. */
    static @Nullable SecretKey readOrCreate(Path file) throws IOException {
        try {
            return read(file);
        } catch (NoSuchFileException e) {
            byte[] bytes = random().getEncoded();
            byte[] text = (Base64.getEncoder().encodeToString(bytes) + "\n").getBytes(StandardCharsets.US_ASCII);
            try {
                PrivateFiles.create(file, text);
            } catch (FileAlreadyExistsException other) {
                // Another process was faster: its key is the one that counts.
            }
            return read(file);
        }
    }

    /** A key that nobody has used yet. */
    static SecretKey random() {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }

    private static @Nullable SecretKey read(Path file) throws IOException {
        return decode(Files.readString(file, StandardCharsets.ISO_8859_1).strip());
    }

    static @Nullable SecretKey decode(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return bytes.length == LENGTH ? new SecretKeySpec(bytes, "AES") : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
