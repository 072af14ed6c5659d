package dev.portwright.app;

import dev.portwright.bundle.CatalogFile;
import dev.portwright.platform.config.Settings.Activation;
import dev.portwright.platform.config.Settings.Listener;
import dev.portwright.platform.config.Settings.Mode;
import dev.portwright.platform.config.Settings.Tls;
import dev.portwright.ukcarrier.UkCarrierFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Reads the settings that matter to whoever runs the program for long: keys of before, certificates, who activates, what is sold. */
final class OperationSettings {
    private static final int MOST_KEYS = 20;
    private static final int LARGEST_PORT = 65_535;

    private final Map<SettingName, String> values;
    private final Path workingFolder;
    private final List<String> problems;

    /**
     * @param values what was given, by name
     * @param problems where to add what is wrong
     */
    OperationSettings(Map<SettingName, String> values, Path workingFolder, List<String> problems) {
        this.values = values;
        this.workingFolder = workingFolder;
        this.problems = problems;
    }

    List<SecretKey> oldEncryptionKeys(@Nullable SecretKey current) {
        String text = values.get(SettingName.PORTWRIGHT_ENCRYPTION_KEYS_OLD);
        List<SecretKey> keys = new ArrayList<>();
        if (text == null) {
            return keys;
        }
        String[] parts = text.split(",", -1);
        if (parts.length > MOST_KEYS) {
            problems.add("PORTWRIGHT_ENCRYPTION_KEYS_OLD holds " + parts.length + " keys; at most " + MOST_KEYS
                    + " are read: leave out those that seal nothing any more");
            return keys;
        }
        for (int i = 0; i < parts.length; i++) {
            SecretKey key = EncryptionKeyFile.decode(parts[i].strip());
            if (key == null) {
                problems.add("PORTWRIGHT_ENCRYPTION_KEYS_OLD must be keys with commas between them, and number "
                        + (i + 1) + " is not the base64 form of 32 bytes");
            } else if (key.equals(current)) {
                problems.add("PORTWRIGHT_ENCRYPTION_KEYS_OLD must not repeat PORTWRIGHT_ENCRYPTION_KEY, and number "
                        + (i + 1) + " does");
            } else if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    @Nullable
    Tls tls() {
        Path certificate = file(SettingName.PORTWRIGHT_TLS_CERTIFICATE);
        Path key = file(SettingName.PORTWRIGHT_TLS_KEY);
        if (values.containsKey(SettingName.PORTWRIGHT_TLS_CERTIFICATE)
                != values.containsKey(SettingName.PORTWRIGHT_TLS_KEY)) {
            problems.add("PORTWRIGHT_TLS_CERTIFICATE and PORTWRIGHT_TLS_KEY are needed together");
        }
        if (certificate == null || key == null) {
            return null;
        }
        String problem = TlsFiles.problem(certificate, key);
        if (problem != null) {
            problems.add(problem);
        }
        return new Tls(certificate, key);
    }

    /** @param mainPort the port of everything else */
    @Nullable
    Listener management(int mainPort) {
        String text = values.get(SettingName.PORTWRIGHT_MANAGEMENT_PORT);
        String host = values.get(SettingName.PORTWRIGHT_MANAGEMENT_HOST);
        if (text == null) {
            if (host != null) {
                problems.add("PORTWRIGHT_MANAGEMENT_HOST needs PORTWRIGHT_MANAGEMENT_PORT");
            }
            return null;
        }
        int port = -1;
        try {
            port = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        if (port < 0 || port > LARGEST_PORT) {
            problems.add("PORTWRIGHT_MANAGEMENT_PORT must be a whole number from 0 to " + LARGEST_PORT + ", not '"
                    + text + "'");
        } else if (port == mainPort && port != 0) {
            problems.add("PORTWRIGHT_MANAGEMENT_PORT and PORTWRIGHT_PORT must differ");
        }
        return new Listener(
                host == null ? String.valueOf(SettingName.PORTWRIGHT_MANAGEMENT_HOST.fallback()) : host, port);
    }

    Activation activation(Mode mode) {
        String text = values.get(SettingName.PORTWRIGHT_ACTIVATION);
        if (text == null) {
            return mode == Mode.DESK ? Activation.BY_HAND : Activation.AUTOMATIC;
        }
        if (text.equals("by-hand") && mode == Mode.SANDBOX) {
            problems.add("PORTWRIGHT_ACTIVATION=by-hand is for desk mode only; in a sandbox there is nobody to ask");
        } else if (!text.equals("by-hand") && !text.equals("automatic")) {
            problems.add("PORTWRIGHT_ACTIVATION must be automatic or by-hand, not '" + text + "'");
        }
        return text.equals("automatic") ? Activation.AUTOMATIC : Activation.BY_HAND;
    }

    @Nullable
    Path bundles() {
        Path file = file(SettingName.PORTWRIGHT_BUNDLES);
        if (file != null) {
            List<String> wrong = CatalogFile.problems(file);
            if (!wrong.isEmpty()) {
                problems.add(
                        SettingName.PORTWRIGHT_BUNDLES + ": in the file " + file + ", " + String.join("; ", wrong));
            }
        }
        return file;
    }

    @Nullable
    Path ukCarriers() {
        Path file = file(SettingName.PORTWRIGHT_UK_CARRIERS);
        if (file != null) {
            List<String> wrong = UkCarrierFile.problems(file);
            if (!wrong.isEmpty()) {
                problems.add(
                        SettingName.PORTWRIGHT_UK_CARRIERS + ": in the file " + file + ", " + String.join("; ", wrong));
            }
        }
        return file;
    }

    /** The file that a setting names; null when it names none that can be read, which is noted. */
    private @Nullable Path file(SettingName name) {
        String text = values.get(name);
        if (text == null) {
            return null;
        }
        try {
            Path file = workingFolder.resolve(text).toAbsolutePath().normalize();
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                return file;
            }
            problems.add(name + ": the file " + file + " cannot be read");
            return null;
        } catch (InvalidPathException e) {
            problems.add(name + " is no usable path: '" + text + "'" + PathLetters.advice());
            return null;
        }
    }
}
