package dev.portwright.app;

import dev.portwright.app.DataFolderLock.Role;
import dev.portwright.platform.config.IpRange;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.Settings.Activation;
import dev.portwright.platform.config.Settings.Database;
import dev.portwright.platform.config.Settings.Listener;
import dev.portwright.platform.config.Settings.LogFormat;
import dev.portwright.platform.config.Settings.Mode;
import dev.portwright.platform.config.Settings.Outgoing;
import dev.portwright.platform.config.Settings.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Makes {@link Settings} of the environment and the settings file; the environment wins. */
final class SettingsLoader {
    private static final int SHORTEST_KEY = 16;
    static final String SANDBOX_API_KEY = "portwright-sandbox-key";
    static final String SANDBOX_OPERATOR_KEY = "portwright-operator-key";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int LONGEST_VERIFICATION_MINUTES = 60;
    private static final int LONGEST_RETENTION_DAYS = 36_500;

    private final Map<SettingName, String> values = new EnumMap<>(SettingName.class);
    private final List<String> problems = new ArrayList<>();

    private SettingsLoader() {}

    /** Reads the settings of a server. */
    static Settings load(@Nullable String configFile, Map<String, String> environment, Path workingFolder) {
        return load(configFile, environment, workingFolder, Role.SERVER);
    }

    /**
     * Reads the settings of a process.
     *
     * @param configFile the file named on the command line, or null
     * @param workingFolder where relative paths begin
     * @param role what the settings are for: a command on a database of its own needs no encryption key
     * @throws SettingsException with everything that is wrong
     * @throws StartException when the database must be asked whether a key may be made, and cannot be
     */
    static Settings load(@Nullable String configFile, Map<String, String> environment, Path workingFolder, Role role) {
        SettingsLoader loader = new SettingsLoader();
        Path file = file(configFile, environment, workingFolder);
        if (file != null) {
            loader.add(SettingsFile.read(file, loader.problems), file + ": ", true);
        }
        loader.add(environment, "", false);
        return loader.build(workingFolder, role);
    }

    private static @Nullable Path file(
            @Nullable String configFile, Map<String, String> environment, Path workingFolder) {
        String named = configFile != null ? configFile : environment.get(SettingName.PORTWRIGHT_CONFIG.name());
        if (named != null && !named.isBlank()) {
            return workingFolder.resolve(named);
        }
        Path usual = workingFolder.resolve("portwright.conf");
        return Files.exists(usual) ? usual : null;
    }

    private void add(Map<String, String> given, String place, boolean isFile) {
        given.forEach((name, value) -> {
            if (!isFile && !name.startsWith(SettingName.PREFIX)) {
                return;
            }
            SettingName known = SettingName.of(name);
            if (known == null) {
                SettingName near = SettingName.nearest(name);
                problems.add(place + "unknown setting " + name + (near == null ? "" : ", did you mean " + near + "?"));
            } else if (isFile && known.environmentOnly()) {
                problems.add(place + name + " can only be set in the environment");
            } else if (value.isBlank()) {
                // An empty value means "not set", as `NAME= command` does in a shell.
                values.remove(known);
            } else {
                values.put(known, value.strip());
            }
        });
    }

    private Settings build(Path workingFolder, Role role) {
        Mode mode = choice(SettingName.PORTWRIGHT_MODE, Mode.values(), Mode.SANDBOX);
        int port = number(SettingName.PORTWRIGHT_PORT, 65_535);
        int rateLimit = number(SettingName.PORTWRIGHT_RATE_LIMIT, 1_000_000);
        NetworkSettings network = new NetworkSettings(values, problems);
        Settings.Http http = new Settings.Http(
                number(SettingName.PORTWRIGHT_MAX_CONNECTIONS, 10, 100_000),
                Duration.ofSeconds(number(SettingName.PORTWRIGHT_STOP_DELAY, 300)),
                network.publicUrl());
        int drafts = number(SettingName.PORTWRIGHT_DRAFTS, 1_000_000_000);
        DocumentSettings ofDocuments = new DocumentSettings(values, problems);
        Settings.Documents documents = new Settings.Documents(
                number(SettingName.PORTWRIGHT_DOCUMENTS, 1, 1_000_000_000),
                number(SettingName.PORTWRIGHT_DOCUMENT_MIB, 1, 1_000_000_000),
                ofDocuments.scanner(),
                ofDocuments.s3());
        LogFormat logFormat = choice(SettingName.PORTWRIGHT_LOG_FORMAT, LogFormat.values(), LogFormat.TEXT);
        String host = textOrFallback(SettingName.PORTWRIGHT_HOST);
        List<IpRange> proxies = network.trustedProxies();
        Outgoing outgoing = network.outgoing();
        Path data = data(workingFolder);
        Database database = database();
        String apiKey = apiKey(mode);
        String operatorKey = operatorKey(mode);
        if (apiKey != null && apiKey.equals(operatorKey)) {
            problems.add("PORTWRIGHT_API_KEY and PORTWRIGHT_OPERATOR_KEY must differ");
        }
        SecretKey encryptionKey = encryptionKey(mode);
        int retentionDays = number(SettingName.PORTWRIGHT_RETENTION_DAYS, LONGEST_RETENTION_DAYS);
        int exceptionDays = number(SettingName.PORTWRIGHT_EXCEPTION_DAYS, LONGEST_RETENTION_DAYS);
        int verificationMinutes = number(SettingName.PORTWRIGHT_VERIFICATION_MINUTES, 1, LONGEST_VERIFICATION_MINUTES);
        OperationSettings operation = new OperationSettings(values, workingFolder, problems);
        List<SecretKey> oldKeys = operation.oldEncryptionKeys(encryptionKey);
        Tls tls = operation.tls();
        Listener management = operation.management(port);
        Activation activation = operation.activation(mode);
        Path ukCarriers = operation.ukCarriers();
        Path bundles = operation.bundles();
        Settings.Smtp smtp = new MailSettings(values, problems).smtp();
        if (encryptionKey == null && problems.isEmpty()) {
            encryptionKey =
                    database != null && role == Role.COMMAND ? EncryptionKeyFile.random() : generated(data, database);
        }
        if (encryptionKey == null || !problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new Settings(
                port,
                host,
                data,
                database,
                mode,
                apiKey,
                operatorKey,
                encryptionKey,
                rateLimit,
                drafts,
                logFormat,
                http,
                proxies,
                new Settings.Operation(
                        oldKeys,
                        retentionDays,
                        tls,
                        management,
                        activation,
                        exceptionDays,
                        verificationMinutes,
                        ukCarriers,
                        bundles),
                outgoing,
                documents,
                smtp);
    }

    private String textOrFallback(SettingName name) {
        String value = values.get(name);
        return value != null ? value : String.valueOf(name.fallback());
    }

    private int number(SettingName name, int largest) {
        return number(name, 0, largest);
    }

    private int number(SettingName name, int least, int largest) {
        String text = textOrFallback(name);
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= largest) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        problems.add(name + " must be a whole number from " + least + " to " + largest + ", not '" + text + "'");
        return least;
    }

    private <E extends Enum<E>> E choice(SettingName name, E[] choices, E fallback) {
        String text = textOrFallback(name);
        List<String> names = new ArrayList<>();
        for (E choice : choices) {
            String candidate = choice.name().toLowerCase(Locale.ROOT);
            if (candidate.equals(text)) {
                return choice;
            }
            names.add(candidate);
        }
        problems.add(name + " must be " + String.join(" or ", names) + ", not '" + text + "'");
        return fallback;
    }

    private Path data(Path workingFolder) {
        String text = textOrFallback(SettingName.PORTWRIGHT_DATA);
        try {
            return workingFolder.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            problems.add(SettingName.PORTWRIGHT_DATA + " is no usable path: '" + text + "'" + PathLetters.advice());
            return workingFolder;
        }
    }

    private @Nullable Database database() {
        String url = values.get(SettingName.PORTWRIGHT_DATABASE_URL);
        String user = values.get(SettingName.PORTWRIGHT_DATABASE_USER);
        String password = values.get(SettingName.PORTWRIGHT_DATABASE_PASSWORD);
        if (url == null) {
            if (user != null || password != null) {
                problems.add("PORTWRIGHT_DATABASE_USER and PORTWRIGHT_DATABASE_PASSWORD need PORTWRIGHT_DATABASE_URL");
            }
            return null;
        }
        Database database = DatabaseUrl.parse(url, user, password);
        if (database == null) {
            problems.add("PORTWRIGHT_DATABASE_URL must look like postgresql://user:password@host:5432/name"
                    + " or jdbc:postgresql://host:5432/name");
        }
        return database;
    }

    private @Nullable String apiKey(Mode mode) {
        String key = values.get(SettingName.PORTWRIGHT_API_KEY);
        if (mode == Mode.DESK) {
            if (key != null) {
                problems.add("PORTWRIGHT_API_KEY is for the sandbox only; in desk mode make keys with"
                        + " `bin/portwright key create`");
            }
            return null;
        }
        return key == null ? SANDBOX_API_KEY : checked(SettingName.PORTWRIGHT_API_KEY, key);
    }

    private @Nullable String operatorKey(Mode mode) {
        String key = values.get(SettingName.PORTWRIGHT_OPERATOR_KEY);
        if (key == null) {
            return mode == Mode.SANDBOX ? SANDBOX_OPERATOR_KEY : null;
        }
        if (mode == Mode.DESK && key.equals(SANDBOX_OPERATOR_KEY)) {
            problems.add("PORTWRIGHT_OPERATOR_KEY is the published sandbox key; choose another in desk mode");
        }
        return checked(SettingName.PORTWRIGHT_OPERATOR_KEY, key);
    }

    private String checked(SettingName name, String key) {
        if (key.length() < SHORTEST_KEY) {
            problems.add(name + " must have at least " + SHORTEST_KEY + " characters");
        } else if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            problems.add(name + " may only hold printable ASCII characters without blanks");
        }
        return key;
    }

    private @Nullable SecretKey encryptionKey(Mode mode) {
        String text = values.get(SettingName.PORTWRIGHT_ENCRYPTION_KEY);
        if (text == null) {
            if (mode == Mode.DESK) {
                problems.add("PORTWRIGHT_ENCRYPTION_KEY is needed in desk mode; make one with"
                        + " `openssl rand -base64 32` and keep it safe, the data cannot be read without it");
            }
            return null;
        }
        SecretKey key = EncryptionKeyFile.decode(text);
        if (key == null) {
            problems.add("PORTWRIGHT_ENCRYPTION_KEY must be the base64 form of 32 bytes; make one with"
                    + " `openssl rand -base64 32`");
        }
        return key;
    }

    private @Nullable SecretKey generated(Path data, @Nullable Database database) {
        Path file = data.resolve("encryption.key");
        try {
            if (!Files.exists(file) && isSealed(data, database)) {
                throw new StartException(
                        StartException.DATABASE,
                        "the encryption key of this database is missing: put " + file + " back from a backup, or set"
                                + " PORTWRIGHT_ENCRYPTION_KEY to the key of before; with a new one account numbers,"
                                + " PINs and tax ids could not be read");
            }
            DataFolderOwner.require(data);
            SecretKey key = EncryptionKeyFile.readOrCreate(file);
            if (key == null) {
                problems.add("the key file " + file + " does not hold the base64 form of 32 bytes: put it back from a"
                        + " backup");
            }
            return key;
        } catch (IOException e) {
            problems.add(FileFailure.sentence(e));
            return null;
        }
    }

    /** An embedded database is born after its key, so that where there is one there was a key. */
    private static boolean isSealed(Path data, @Nullable Database database) {
        return database == null
                ? Files.exists(data.resolve("postgres/PG_VERSION"))
                : DatabaseCheck.holdsSealedValues(database, CONNECT);
    }
}
