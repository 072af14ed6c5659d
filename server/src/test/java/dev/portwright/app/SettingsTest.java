package dev.portwright.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.Settings.Smtp;
import dev.portwright.platform.config.Settings.Smtp.Security;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final String FROM = "porting@example.com";
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @TempDir
    Path folder;

    @Test
    void nothingGivenIsASandboxOnThisMachine() {
        Settings settings = load(Map.of("HOME", "/root"));

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.data()).isEqualTo(folder.resolve("data"));
        assertThat(settings.database()).isNull();
        assertThat(settings.mode()).isEqualTo(Settings.Mode.SANDBOX);
        assertThat(settings.sandbox()).isTrue();
        assertThat(settings.apiKey()).isEqualTo("portwright-sandbox-key");
        assertThat(settings.operatorKey()).isEqualTo("portwright-operator-key");
        assertThat(settings.rateLimit()).isEqualTo(200);
        assertThat(settings.drafts()).isEqualTo(100_000);
        assertThat(settings.logFormat()).isEqualTo(Settings.LogFormat.TEXT);
        assertThat(settings.operation()).isEqualTo(Settings.Operation.USUAL);
    }

    @Test
    void proxiesAreAddressesAndNetworks() {
        assertThat(load(Map.of()).trustedProxies()).isEmpty();
        assertThat(load(Map.of("PORTWRIGHT_TRUSTED_PROXIES", "10.0.0.5, 192.168.0.0/16,2001:db8::/32"))
                        .trustedProxies())
                .map(Object::toString)
                .containsExactly("10.0.0.5/32", "192.168.0.0/16", "2001:db8::/32");
        assertThat(problems(Map.of("PORTWRIGHT_TRUSTED_PROXIES", "proxy.example,10.0.0.0/40")))
                .containsExactly(
                        "PORTWRIGHT_TRUSTED_PROXIES takes addresses and networks separated by commas, such as"
                                + " 10.0.0.5,192.168.0.0/16,2001:db8::/32, not 'proxy.example'",
                        "PORTWRIGHT_TRUSTED_PROXIES takes addresses and networks separated by commas, such as"
                                + " 10.0.0.5,192.168.0.0/16,2001:db8::/32, not '10.0.0.0/40'");
    }

    @Test
    void linksBeginWithAPublicUrlWhereThereIsOne() {
        assertThat(load(Map.of()).http().publicUrl()).isNull();
        assertThat(List.of("https://porting.example.com:8443/", "http://[2001:db8::7]"))
                .map(url -> load(Map.of("PORTWRIGHT_PUBLIC_URL", url)).http().publicUrl())
                .containsExactly("https://porting.example.com:8443", "http://[2001:db8::7]");
        assertThat(List.of("porting.example.com", "ftp://a.example", "https://a.example/v2", "https://u:p@a.example"))
                .allSatisfy(url -> assertThat(problems(Map.of("PORTWRIGHT_PUBLIC_URL", url)))
                        .containsExactly("PORTWRIGHT_PUBLIC_URL must look like https://porting.example.com, without a"
                                + " user name, a password and a path"));
    }

    @Test
    void outgoingRequestsMayHaveNetworksOfTheirOwnAndAProxy() {
        assertThat(load(Map.of()).outgoing()).isEqualTo(Settings.Outgoing.USUAL);
        Settings.Outgoing outgoing = load(Map.of(
                        "PORTWRIGHT_OUTBOUND_ALLOW",
                        "10.0.0.0/8,fd00::7",
                        "PORTWRIGHT_OUTBOUND_PROXY",
                        "http://proxy.internal:3128"))
                .outgoing();
        assertThat(outgoing.allowed()).map(Object::toString).containsExactly("10.0.0.0/8", "fd00::7/128");
        assertThat(outgoing.proxy()).isEqualTo(new Settings.Proxy("proxy.internal", 3128));
        assertThat(load(Map.of("PORTWRIGHT_OUTBOUND_PROXY", "http://[fd00::8]:80/"))
                        .outgoing()
                        .proxy())
                .isEqualTo(new Settings.Proxy("fd00::8", 80));
        for (String wrong : List.of(
                "proxy:3128", "https://proxy:3128", "http://proxy", "http://a:b@proxy:1", "http://proxy:65536")) {
            assertThat(problems(Map.of("PORTWRIGHT_OUTBOUND_PROXY", wrong)))
                    .containsExactly(
                            "PORTWRIGHT_OUTBOUND_PROXY must look like http://proxy.internal:3128, without a user name,"
                                    + " a password and a path");
        }
        assertThat(problems(Map.of("PORTWRIGHT_OUTBOUND_ALLOW", "internal.example")))
                .containsExactly("PORTWRIGHT_OUTBOUND_ALLOW takes addresses and networks separated by commas, such as"
                        + " 10.0.0.5,192.168.0.0/16,2001:db8::/32, not 'internal.example'");
    }

    @Test
    void outgoingRequestsMayBeConfinedToThisMachine() {
        assertThat(load(Map.of("PORTWRIGHT_OUTBOUND", "loopback")).outgoing().confined())
                .isTrue();
        assertThat(load(Map.of("PORTWRIGHT_OUTBOUND", "internet")).outgoing()).isEqualTo(Settings.Outgoing.USUAL);
        assertThat(problems(Map.of("PORTWRIGHT_OUTBOUND", "none")))
                .containsExactly("PORTWRIGHT_OUTBOUND must be internet or loopback, not 'none'");
    }

    @Test
    void webhooksHaveTheirSchedule() {
        assertThat(load(Map.of("PORTWRIGHT_WEBHOOK_RETRIES", "1s, 2m,3h", "PORTWRIGHT_WEBHOOK_DAYS", "7"))
                        .outgoing()
                        .webhooks())
                .isEqualTo(new Settings.Webhooks(
                        List.of(Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofHours(3)), 7));
        for (String wrong : List.of("5", "5s,", "100h", "1d", "1s".repeat(2), "1s,".repeat(20) + "1s")) {
            assertThat(problems(Map.of("PORTWRIGHT_WEBHOOK_RETRIES", wrong)))
                    .as(wrong)
                    .singleElement()
                    .asString()
                    .startsWith("PORTWRIGHT_WEBHOOK_RETRIES takes up to 20 pauses separated by commas");
        }
        for (String wrong : List.of("0", "-1", "10000", "x")) {
            assertThat(problems(Map.of("PORTWRIGHT_WEBHOOK_DAYS", wrong)))
                    .containsExactly(
                            "PORTWRIGHT_WEBHOOK_DAYS must be a whole number from 1 to 9999, not '" + wrong + "'");
        }
        assertThat(problems(Map.of("PORTWRIGHT_WEBHOOK_DAYS", "6")))
                .containsExactly(
                        "PORTWRIGHT_WEBHOOK_DAYS must be at least 7: for so long a webhook may still be on its way");
    }

    @Test
    void sandboxEncryptionKeyIsMadeOnceForItsOwnerOnly() throws IOException {
        Settings first = load(Map.of());
        Settings second = load(Map.of());

        assertThat(first.encryptionKey().getEncoded()).hasSize(32);
        assertThat(second.encryptionKey()).isEqualTo(first.encryptionKey());
        Path file = folder.resolve("data/encryption.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                .isEqualTo("rwx------");
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void brokenEncryptionKeyFileIsToldAndKept() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/encryption.key"), "too short");

        assertThat(problems(Map.of()))
                .containsExactly("the key file " + folder.resolve("data/encryption.key")
                        + " does not hold the base64 form of 32 bytes: put it back from a backup");
        assertThat(folder.resolve("data/encryption.key")).hasContent("too short");
    }

    @Test
    void lostEncryptionKeyFileOfADatabaseIsNotReplaced() throws IOException {
        load(Map.of());
        Path file = folder.resolve("data/encryption.key");
        Files.delete(file);
        Files.createDirectories(folder.resolve("data/postgres"));
        Files.createFile(folder.resolve("data/postgres/PG_VERSION"));

        StartException failure = catchThrowableOfType(StartException.class, () -> load(Map.of()));
        assertThat(failure)
                .hasMessage(
                        "the encryption key of this database is missing: put " + file + " back from a backup, or set"
                                + " PORTWRIGHT_ENCRYPTION_KEY to the key of before; with a new one account numbers, PINs and tax"
                                + " ids could not be read");
        assertThat(failure.exitCode()).isEqualTo(3);
        assertThat(file).doesNotExist();
    }

    @Test
    void whatAnOrchestratorSaysAboutServicesIsNoSetting() {
        List<String> notices = new ArrayList<>();
        Map<String, String> kept = ServiceVariables.without(
                Map.ofEntries(
                        Map.entry("PORTWRIGHT_PORT", "tcp://10.0.0.1:8080"),
                        Map.entry("PORTWRIGHT_SERVICE_HOST", "10.0.0.1"),
                        Map.entry("PORTWRIGHT_SERVICE_PORT", "8080"),
                        Map.entry("PORTWRIGHT_SERVICE_PORT_HTTP", "8080"),
                        Map.entry("PORTWRIGHT_PORT_8080_TCP", "tcp://10.0.0.1:8080"),
                        Map.entry("PORTWRIGHT_PORT_8080_TCP_ADDR", "10.0.0.1"),
                        Map.entry("PORTWRIGHT_PORT_8080_TCP_PORT", "8080"),
                        Map.entry("PORTWRIGHT_PORT_8080_TCP_PROTO", "tcp"),
                        Map.entry("PORTWRIGHT_METRICS_PORT", "tcp://10.0.0.2:9090"),
                        Map.entry("PORTWRIGHT_METRICS_SERVICE_HOST", "10.0.0.2"),
                        Map.entry("PORTWRIGHT_MODE", "desk"),
                        Map.entry("PORTWRIGHT_SERVIC", "x"),
                        Map.entry("HOME", "/root")),
                notices::add);

        assertThat(kept).containsOnlyKeys("PORTWRIGHT_MODE", "PORTWRIGHT_SERVIC", "HOME");
        assertThat(notices)
                .containsExactly(
                        "PORTWRIGHT_PORT=tcp://10.0.0.1:8080 is what an orchestrator says about a service of that"
                                + " name, not a setting: ignored");
        assertThat(ServiceVariables.without(Map.of("PORTWRIGHT_PORT", "8080"), notices::add))
                .containsEntry("PORTWRIGHT_PORT", "8080");
    }

    @Test
    void publishedKeysAreWarnedOfWhereOthersCanReachThem() {
        assertThat(PublishedKeys.warning(load(Map.of()))).isEmpty();
        assertThat(PublishedKeys.warning(load(Map.of("PORTWRIGHT_HOST", "localhost"))))
                .isEmpty();
        assertThat(PublishedKeys.warning(load(Map.of("PORTWRIGHT_HOST", "0.0.0.0"))))
                .containsExactly(
                        "WARNING: this sandbox listens on 0.0.0.0 with keys that everybody knows.",
                        "WARNING: whoever reaches its port reads and changes all of it, and makes accounts and keys.",
                        "WARNING: set PORTWRIGHT_API_KEY and PORTWRIGHT_OPERATOR_KEY, or PORTWRIGHT_HOST=127.0.0.1, unless"
                                + " the network is yours alone.");
        assertThat(PublishedKeys.warning(load(Map.of(
                        "PORTWRIGHT_HOST", "0.0.0.0",
                        "PORTWRIGHT_API_KEY", "a-key-of-our-own",
                        "PORTWRIGHT_OPERATOR_KEY", "another-of-our-own"))))
                .isEmpty();
    }

    @Test
    void environmentWinsOverTheUsualFile() throws IOException {
        Files.writeString(folder.resolve("portwright.conf"), """
                # a comment

                PORTWRIGHT_PORT=9000
                export PORTWRIGHT_HOST="0.0.0.0"
                PORTWRIGHT_RATE_LIMIT = 5
                """);

        Settings settings = load(Map.of("PORTWRIGHT_PORT", "9001", "PORTWRIGHT_RATE_LIMIT", ""));

        assertThat(settings.port()).isEqualTo(9001);
        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.rateLimit()).isEqualTo(200);
    }

    @Test
    void commandLineNamesTheFileBeforeTheEnvironmentDoes() throws IOException {
        Files.writeString(folder.resolve("a.conf"), "PORTWRIGHT_PORT=1001");
        Files.writeString(folder.resolve("b.conf"), "PORTWRIGHT_PORT=1002");

        assertThat(load("a.conf", Map.of("PORTWRIGHT_CONFIG", "b.conf")).port()).isEqualTo(1001);
        assertThat(load(Map.of("PORTWRIGHT_CONFIG", "b.conf")).port()).isEqualTo(1002);
    }

    @Test
    void missingNamedFileIsAProblem() {
        assertThat(problems("no.conf", Map.of()))
                .containsExactly("the settings file " + folder.resolve("no.conf") + " does not exist");
    }

    @Test
    void deskNeedsItsOwnKeys() {
        Settings settings = load(Map.of("PORTWRIGHT_MODE", "desk", "PORTWRIGHT_ENCRYPTION_KEY", KEY));

        assertThat(settings.mode()).isEqualTo(Settings.Mode.DESK);
        assertThat(settings.apiKey()).isNull();
        assertThat(settings.operatorKey()).isNull();
        assertThat(settings.encryptionKey().getEncoded()).asString().isEqualTo("01234567890123456789012345678901");
        assertThat(problems(Map.of(
                        "PORTWRIGHT_MODE", "desk",
                        "PORTWRIGHT_API_KEY", "0123456789abcdef",
                        "PORTWRIGHT_OPERATOR_KEY", "portwright-operator-key")))
                .containsExactly(
                        "PORTWRIGHT_API_KEY is for the sandbox only; in desk mode make keys with"
                                + " `bin/portwright key create`",
                        "PORTWRIGHT_OPERATOR_KEY is the published sandbox key; choose another in desk mode",
                        "PORTWRIGHT_ENCRYPTION_KEY is needed in desk mode; make one with"
                                + " `openssl rand -base64 32` and keep it safe, the data cannot be read without it");
    }

    @Test
    void numbersAreActivatedByThemselvesInASandboxAndAtADeskAsItsOperatorSays() {
        Map<String, String> desk = Map.of("PORTWRIGHT_MODE", "desk", "PORTWRIGHT_ENCRYPTION_KEY", KEY);
        assertThat(load(Map.of()).operation().activation()).isEqualTo(Settings.Activation.AUTOMATIC);
        assertThat(load(Map.of("PORTWRIGHT_ACTIVATION", "automatic"))
                        .operation()
                        .activation())
                .isEqualTo(Settings.Activation.AUTOMATIC);
        assertThat(load(desk).operation().activation()).isEqualTo(Settings.Activation.BY_HAND);
        for (String given : List.of("automatic", "by-hand")) {
            Map<String, String> chosen = new HashMap<>(desk);
            chosen.put("PORTWRIGHT_ACTIVATION", given);
            assertThat(load(chosen).operation().activation().word()).isEqualTo(given.replace('-', '_'));
        }
        assertThat(problems(Map.of("PORTWRIGHT_ACTIVATION", "by-hand")))
                .containsExactly(
                        "PORTWRIGHT_ACTIVATION=by-hand is for desk mode only; in a sandbox there is nobody to ask");
        assertThat(problems(Map.of("PORTWRIGHT_ACTIVATION", "by_hand")))
                .containsExactly("PORTWRIGHT_ACTIVATION must be automatic or by-hand, not 'by_hand'");
    }

    @Test
    void everyProblemIsToldAtOnceAndNoSecretWithIt() throws IOException {
        Files.writeString(folder.resolve("portwright.conf"), """
                PORTWRIGHT_PROT=1
                s3cret-without-a-name
                PORTWRIGHT_JAVA=java
                PORTWRIGHT_HOST=a
                PORTWRIGHT_HOST=b
                """);
        Path file = folder.resolve("portwright.conf");

        assertThat(problems(Map.of(
                        "PORTWRIGHT_PORT", "70000",
                        "PORTWRIGHT_MODE", "prod",
                        "PORTWRIGHT_RATE_LIMIT", "many",
                        "PORTWRIGHT_LOG_FORMAT", "xml",
                        "PORTWRIGHT_DATABASE_URL", "mysql://u:s3cret@h/db",
                        "PORTWRIGHT_API_KEY", "s3cret-short",
                        "PORTWRIGHT_OPERATOR_KEY", "s3cret with blanks",
                        "PORTWRIGHT_ENCRYPTION_KEY", "s3cret",
                        "PORTWRIGHT_ZZZZZZZZZZZZZZZZZ", "s3cret")))
                .containsExactlyInAnyOrder(
                        file + " line 2: expected NAME=value",
                        file + " line 5: PORTWRIGHT_HOST is given twice",
                        file + ": unknown setting PORTWRIGHT_PROT, did you mean PORTWRIGHT_PORT?",
                        file + ": PORTWRIGHT_JAVA can only be set in the environment",
                        "unknown setting PORTWRIGHT_ZZZZZZZZZZZZZZZZZ",
                        "PORTWRIGHT_MODE must be sandbox or desk, not 'prod'",
                        "PORTWRIGHT_PORT must be a whole number from 0 to 65535, not '70000'",
                        "PORTWRIGHT_RATE_LIMIT must be a whole number from 0 to 1000000, not 'many'",
                        "PORTWRIGHT_LOG_FORMAT must be text or json, not 'xml'",
                        "PORTWRIGHT_DATABASE_URL must look like postgresql://user:password@host:5432/name"
                                + " or jdbc:postgresql://host:5432/name",
                        "PORTWRIGHT_API_KEY must have at least 16 characters",
                        "PORTWRIGHT_OPERATOR_KEY may only hold printable ASCII characters without blanks",
                        "PORTWRIGHT_ENCRYPTION_KEY must be the base64 form of 32 bytes; make one with"
                                + " `openssl rand -base64 32`")
                .noneMatch(problem -> problem.contains("s3cret"));
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void oldKeysAreToldApart() {
        String other = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";
        Settings settings =
                load(Map.of("PORTWRIGHT_ENCRYPTION_KEY", KEY, "PORTWRIGHT_ENCRYPTION_KEYS_OLD", other + " , " + other));

        assertThat(settings.operation().oldEncryptionKeys())
                .singleElement()
                .satisfies(
                        key -> assertThat(key.getEncoded()).asString().isEqualTo("abcdefghijklmnopqrstuvwxyzabcdef"));
        assertThat(settings.toString()).doesNotContain("abcdef");
        assertThat(problems(
                        Map.of("PORTWRIGHT_ENCRYPTION_KEY", KEY, "PORTWRIGHT_ENCRYPTION_KEYS_OLD", "s3cret," + KEY)))
                .containsExactly(
                        "PORTWRIGHT_ENCRYPTION_KEYS_OLD must be keys with commas between them, and number 1 is not the"
                                + " base64 form of 32 bytes",
                        "PORTWRIGHT_ENCRYPTION_KEYS_OLD must not repeat PORTWRIGHT_ENCRYPTION_KEY, and number 2 does");
        assertThat(problems(Map.of("PORTWRIGHT_ENCRYPTION_KEYS_OLD", String.join(",", Collections.nCopies(21, other)))))
                .containsExactly(
                        "PORTWRIGHT_ENCRYPTION_KEYS_OLD holds 21 keys; at most 20 are read: leave out those that"
                                + " seal nothing any more");
    }

    @Test
    void aManagementPortIsAnotherOne() {
        assertThat(load(Map.of("PORTWRIGHT_MANAGEMENT_PORT", "9090"))
                        .operation()
                        .management())
                .isEqualTo(new Settings.Listener("127.0.0.1", 9090));
        assertThat(load(Map.of("PORTWRIGHT_MANAGEMENT_PORT", "0", "PORTWRIGHT_MANAGEMENT_HOST", "10.0.0.1"))
                        .operation()
                        .management())
                .isEqualTo(new Settings.Listener("10.0.0.1", 0));
        assertThat(problems(Map.of("PORTWRIGHT_MANAGEMENT_PORT", "8080")))
                .containsExactly("PORTWRIGHT_MANAGEMENT_PORT and PORTWRIGHT_PORT must differ");
        assertThat(problems(Map.of("PORTWRIGHT_MANAGEMENT_PORT", "x")))
                .containsExactly("PORTWRIGHT_MANAGEMENT_PORT must be a whole number from 0 to 65535, not 'x'");
        assertThat(problems(Map.of("PORTWRIGHT_MANAGEMENT_HOST", "10.0.0.1")))
                .containsExactly("PORTWRIGHT_MANAGEMENT_HOST needs PORTWRIGHT_MANAGEMENT_PORT");
    }

    @Test
    void filesForHttpsAreReadBeforeTheStart() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no certificate");

        assertThat(problems(Map.of("PORTWRIGHT_TLS_KEY", "text")))
                .containsExactly("PORTWRIGHT_TLS_CERTIFICATE and PORTWRIGHT_TLS_KEY are needed together");
        assertThat(problems(Map.of("PORTWRIGHT_TLS_CERTIFICATE", "text", "PORTWRIGHT_TLS_KEY", "text")))
                .containsExactly("PORTWRIGHT_TLS_CERTIFICATE: the file " + text + " holds no certificate in PEM form");
        assertThat(problems(Map.of("PORTWRIGHT_TLS_CERTIFICATE", "none", "PORTWRIGHT_TLS_KEY", "text")))
                .containsExactly("PORTWRIGHT_TLS_CERTIFICATE: the file " + folder.resolve("none") + " cannot be read");
        assertThat(problems(Map.of("PORTWRIGHT_TLS_KEY", "none")))
                .containsExactly(
                        "PORTWRIGHT_TLS_KEY: the file " + folder.resolve("none") + " cannot be read",
                        "PORTWRIGHT_TLS_CERTIFICATE and PORTWRIGHT_TLS_KEY are needed together");
    }

    @Test
    void theCatalogueOfBundlesIsReadBeforeTheStart() throws IOException {
        Files.writeString(folder.resolve("bundles.json"), "{\"bundles\": [], \"bundle\": []}");

        assertThat(problems(Map.of("PORTWRIGHT_BUNDLES", "bundles.json")))
                .containsExactly("PORTWRIGHT_BUNDLES: in the file " + folder.resolve("bundles.json")
                        + ", bundle is not known, did you mean bundles?");
        assertThat(problems(Map.of("PORTWRIGHT_BUNDLES", ".")))
                .containsExactly("PORTWRIGHT_BUNDLES: the file " + folder + " cannot be read");
    }

    @Test
    void sameKeyForApiAndOperatorIsRefused() {
        assertThat(problems(Map.of(
                        "PORTWRIGHT_API_KEY", "0123456789abcdef", "PORTWRIGHT_OPERATOR_KEY", "0123456789abcdef")))
                .containsExactly("PORTWRIGHT_API_KEY and PORTWRIGHT_OPERATOR_KEY must differ");
    }

    @Test
    void databaseUrlsOfBothKindsGiveUserAndPasswordApart() {
        assertThat(database("postgresql://joe:p%40ss+1@db.example:6432/port?sslmode=require", Map.of()))
                .isEqualTo(new Settings.Database(
                        "jdbc:postgresql://db.example:6432/port?sslmode=require", "joe", "p@ss+1"));
        assertThat(database("jdbc:postgresql://h/port?user=joe&password=x%26y&sslmode=disable", Map.of()))
                .isEqualTo(new Settings.Database("jdbc:postgresql://h/port?sslmode=disable", "joe", "x&y"));
        assertThat(database(
                        "postgresql://h/port",
                        Map.of("PORTWRIGHT_DATABASE_USER", "ann", "PORTWRIGHT_DATABASE_PASSWORD", "pw")))
                .isEqualTo(new Settings.Database("jdbc:postgresql://h/port", "ann", "pw"));
        assertThat(problems(Map.of("PORTWRIGHT_DATABASE_USER", "ann")))
                .containsExactly(
                        "PORTWRIGHT_DATABASE_USER and PORTWRIGHT_DATABASE_PASSWORD need PORTWRIGHT_DATABASE_URL");
    }

    @Test
    void documentsHaveBoundsAndMayHaveAScanner() {
        assertThat(load(Map.of()).documents()).isEqualTo(Settings.Documents.USUAL);
        assertThat(load(Map.of(
                                "PORTWRIGHT_DOCUMENTS", "7",
                                "PORTWRIGHT_DOCUMENT_MIB", "8",
                                "PORTWRIGHT_CLAMAV", "clamav.internal:3310"))
                        .documents())
                .isEqualTo(new Settings.Documents(7, 8, new Settings.Scanner("clamav.internal", 3310), null));
        assertThat(load(Map.of("PORTWRIGHT_CLAMAV", "[::1]:3310")).documents().scanner())
                .isEqualTo(new Settings.Scanner("::1", 3310));
        for (String wrong : List.of("clamav", "clamav:0", "clamav:70000", "http://clamav:3310", "tcp:clamav:3310")) {
            assertThat(problems(Map.of("PORTWRIGHT_CLAMAV", wrong)))
                    .as(wrong)
                    .containsExactly("PORTWRIGHT_CLAMAV must look like clamav.internal:3310, not '" + wrong + "'");
        }
    }

    @Test
    void documentsMayBeInABucket() {
        Map<String, String> some = Map.of(
                "PORTWRIGHT_S3_BUCKET", "papers",
                "PORTWRIGHT_S3_ACCESS_KEY", "access",
                "PORTWRIGHT_S3_SECRET_KEY", "a secret");
        assertThat(load(some).documents().s3())
                .isEqualTo(new Settings.S3(null, "papers", "us-east-1", "access", "a secret", true))
                .asString()
                .doesNotContain("a secret");
        Map<String, String> all = new HashMap<>(some);
        all.put("PORTWRIGHT_S3_ENDPOINT", "https://s3.internal:9000");
        all.put("PORTWRIGHT_S3_REGION", "eu-west-1");
        all.put("PORTWRIGHT_S3_PATH_STYLE", "false");
        assertThat(load(all).documents().s3())
                .isEqualTo(new Settings.S3(
                        URI.create("https://s3.internal:9000"), "papers", "eu-west-1", "access", "a secret", false));
        assertThat(problems(Map.of("PORTWRIGHT_S3_SECRET_KEY", "a secret")))
                .containsExactly("PORTWRIGHT_S3_SECRET_KEY needs PORTWRIGHT_S3_BUCKET");
        assertThat(problems(Map.of(
                        "PORTWRIGHT_S3_BUCKET", "Papers!",
                        "PORTWRIGHT_S3_ENDPOINT", "s3.internal:9000",
                        "PORTWRIGHT_S3_REGION", "the moon",
                        "PORTWRIGHT_S3_PATH_STYLE", "yes")))
                .containsExactlyInAnyOrder(
                        "PORTWRIGHT_S3_BUCKET must be the name of a bucket: 3 to 63 small letters, digits, points and hyphens",
                        "PORTWRIGHT_S3_ENDPOINT must look like https://s3.internal:9000, without a user, a password or a query",
                        "PORTWRIGHT_S3_REGION must look like us-east-1, not 'the moon'",
                        "PORTWRIGHT_S3_BUCKET needs PORTWRIGHT_S3_ACCESS_KEY",
                        "PORTWRIGHT_S3_BUCKET needs PORTWRIGHT_S3_SECRET_KEY",
                        "PORTWRIGHT_S3_PATH_STYLE must be true or false, not 'yes'");
    }

    @Test
    void aMailServerIsNamedByItsUrl() {
        assertThat(load(Map.of()).smtp()).isNull();
        assertThat(smtp("smtp://mail.example.com", Map.of()))
                .isEqualTo(new Smtp("mail.example.com", 587, Security.STARTTLS_IF_OFFERED, null, null, FROM));
        assertThat(smtp("smtp://joe:p%40ss+1@mail.example.com:2525/", Map.of()))
                .isEqualTo(new Smtp("mail.example.com", 2525, Security.STARTTLS, "joe", "p@ss+1", FROM));
        assertThat(smtp("smtps://[::1]", Map.of("PORTWRIGHT_SMTP_USER", "joe", "PORTWRIGHT_SMTP_PASSWORD", "pw")))
                .isEqualTo(new Smtp("::1", 465, Security.TLS, "joe", "pw", FROM));
        assertThat(smtp("smtp://joe:pw@10.0.0.1?starttls=never", Map.of()))
                .isEqualTo(new Smtp("10.0.0.1", 587, Security.NONE, "joe", "pw", FROM));
        assertThat(smtp("smtp://h?starttls=required", Map.of()))
                .isEqualTo(new Smtp("h", 587, Security.STARTTLS, null, null, FROM));
        assertThat(smtp("smtp://joe:pw@h?starttls=offered", Map.of()))
                .isEqualTo(new Smtp("h", 587, Security.STARTTLS_IF_OFFERED, "joe", "pw", FROM));
        assertThat(smtp("smtp://h", Map.of("PORTWRIGHT_MAIL_FROM", "Porting <porting@example.com>")))
                .extracting(Smtp::from)
                .isEqualTo("Porting <porting@example.com>");
    }

    @Test
    void whatIsWrongWithTheMailServerIsTold() {
        String form = "PORTWRIGHT_SMTP must look like smtp://mail.example.com:587 or"
                + " smtps://user:password@mail.example.com:465, with ?starttls=required, offered or never after an smtp one";
        for (String url : List.of(
                "mail.example.com",
                "http://mail.example.com",
                "smtp://",
                "smtp://h:0",
                "smtp://h:70000",
                "smtp://h/inbox",
                "smtp://h#x",
                "smtp://h?tls=no",
                "smtps://h?starttls=never",
                "smtp://joe:s3cret@h h")) {
            assertThat(problems(Map.of("PORTWRIGHT_SMTP", url, "PORTWRIGHT_MAIL_FROM", FROM)))
                    .as(url)
                    .containsExactly(form);
        }
        String together = "the user and the password of the mail server are needed together: in PORTWRIGHT_SMTP, or as"
                + " PORTWRIGHT_SMTP_USER and PORTWRIGHT_SMTP_PASSWORD";
        assertThat(problems(Map.of("PORTWRIGHT_SMTP", "smtp://joe@h", "PORTWRIGHT_MAIL_FROM", FROM)))
                .containsExactly(together);
        assertThat(problems(Map.of(
                        "PORTWRIGHT_SMTP", "smtp://h",
                        "PORTWRIGHT_SMTP_PASSWORD", "s3cret",
                        "PORTWRIGHT_MAIL_FROM", FROM)))
                .containsExactly(together);
        assertThat(problems(Map.of("PORTWRIGHT_SMTP", "smtp://h")))
                .containsExactly("PORTWRIGHT_SMTP needs PORTWRIGHT_MAIL_FROM, the address that mails are from");
        assertThat(problems(Map.of("PORTWRIGHT_SMTP", "smtp://h", "PORTWRIGHT_MAIL_FROM", "porting")))
                .containsExactly("PORTWRIGHT_MAIL_FROM must be a mail address, such as porting@example.com or"
                        + " Porting <porting@example.com>, not 'porting'");
        assertThat(problems(Map.of("PORTWRIGHT_SMTP_USER", "joe", "PORTWRIGHT_MAIL_FROM", FROM)))
                .containsExactly(
                        "PORTWRIGHT_SMTP_USER needs PORTWRIGHT_SMTP", "PORTWRIGHT_MAIL_FROM needs PORTWRIGHT_SMTP");
    }

    private @Nullable Smtp smtp(String url, Map<String, String> further) {
        Map<String, String> environment = new java.util.HashMap<>(Map.of("PORTWRIGHT_MAIL_FROM", FROM));
        environment.putAll(further);
        environment.put("PORTWRIGHT_SMTP", url);
        return load(environment).smtp();
    }

    @Test
    void textFormHoldsNoSecret() {
        Settings settings = load(Map.of(
                "PORTWRIGHT_DATABASE_URL", "postgresql://joe:s3cret@h/port",
                "PORTWRIGHT_API_KEY", "s3cret-s3cret-s3cret",
                "PORTWRIGHT_OPERATOR_KEY", "s3cret-s3cret-operator",
                "PORTWRIGHT_SMTP", "smtp://joe:s3cret@h",
                "PORTWRIGHT_MAIL_FROM", FROM));

        assertThat(settings.toString()).contains("port=8080").doesNotContain("s3cret");
    }

    private Settings.@Nullable Database database(String url, Map<String, String> further) {
        Map<String, String> environment = new java.util.HashMap<>(further);
        environment.put("PORTWRIGHT_DATABASE_URL", url);
        return load(environment).database();
    }

    private Settings load(Map<String, String> environment) {
        return load(null, environment);
    }

    private Settings load(@Nullable String file, Map<String, String> environment) {
        return SettingsLoader.load(file, environment, folder, DataFolderLock.Role.COMMAND);
    }

    private List<String> problems(Map<String, String> environment) {
        return problems(null, environment);
    }

    private List<String> problems(@Nullable String file, Map<String, String> environment) {
        SettingsException e = catchThrowableOfType(SettingsException.class, () -> load(file, environment));
        return e.problems();
    }
}
