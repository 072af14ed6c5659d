package dev.portwright.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The generated password of the embedded PostgreSQL, in the file {@code postgres.password} of the data folder. */
final class PostgresPassword {
    private PostgresPassword() {}

    static Path file(Path data) {
        return data.resolve("postgres.password");
    }

    static String read(Path data) throws IOException {
        return Files.readString(file(data)).strip();
    }

    /**
     * Makes it for a database that is to be made.
     *
     * @throws StartException when there is a database already and its password is gone
     */
    static String readOrCreate(Path data, Path cluster) throws IOException {
        Path file = file(data);
        try {
            return read(data);
        } catch (NoSuchFileException e) {
            if (Files.exists(cluster)) {
                throw new StartException(
                        StartException.DATABASE,
                        "the embedded database's password is missing: put " + file + " back from a backup");
            }
            byte[] bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            try {
                PrivateFiles.create(file, password.getBytes(StandardCharsets.US_ASCII));
            } catch (FileAlreadyExistsException other) {
                return read(data);
            }
            return password;
        }
    }
}
