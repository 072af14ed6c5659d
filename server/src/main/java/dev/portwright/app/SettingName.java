package dev.portwright.app;

import org.jspecify.annotations.Nullable;

/** The names a setting may have in the environment and in the file, with what the help says about each. */
enum SettingName {
    PORTWRIGHT_PORT("8080", "TCP port of the HTTP server; 0 takes any free port"),
    PORTWRIGHT_HOST("127.0.0.1", "address to listen on; 0.0.0.0 for every network of the machine"),
    PORTWRIGHT_DATA("./data", "folder of the embedded database and of generated keys"),
    PORTWRIGHT_DATABASE_URL(null, "PostgreSQL 15 or newer to use instead of the embedded one"),
    PORTWRIGHT_DATABASE_USER(null, "its user, when the URL names none"),
    PORTWRIGHT_DATABASE_PASSWORD(null, "its password, when the URL holds none"),
    PORTWRIGHT_MODE("sandbox", "sandbox (a simulated carrier) or desk (real ports)"),
    PORTWRIGHT_API_KEY(null, "sandbox only: API key of the sandbox account (portwright-sandbox-key)"),
    PORTWRIGHT_OPERATOR_KEY(null, "key of the operator API (sandbox: portwright-operator-key; desk: none, API off)"),
    PORTWRIGHT_ENCRYPTION_KEY(null, "base64 of 32 bytes; needed in desk mode, generated in the sandbox"),
    PORTWRIGHT_ENCRYPTION_KEYS_OLD(null, "keys of before, with commas, to read what they have sealed"),
    PORTWRIGHT_ACTIVATION(
            null, "what activates numbers at their date: automatic or by-hand (sandbox: automatic; desk: by-hand)"),
    PORTWRIGHT_RETENTION_DAYS(
            "0", "days that history, events and supplements of an order stay once it is over; 0 for ever"),
    PORTWRIGHT_EXCEPTION_DAYS(
            "14", "days after which an order in exception is cancelled that nobody answers; 0 for never"),
    PORTWRIGHT_VERIFICATION_MINUTES("10", "minutes for which a code works that was sent to a number, from 1 to 60"),
    PORTWRIGHT_TLS_CERTIFICATE(null, "PEM file with the certificate and its chain: HTTPS instead of HTTP"),
    PORTWRIGHT_TLS_KEY(null, "PEM file with the certificate's private key"),
    PORTWRIGHT_MANAGEMENT_PORT(null, "TCP port of its own for /operator and /metrics; 0 takes any free port"),
    PORTWRIGHT_MANAGEMENT_HOST("127.0.0.1", "address that port listens on"),
    PORTWRIGHT_RATE_LIMIT("200", "requests per second for each API key; 0 for no limit"),
    PORTWRIGHT_MAX_CONNECTIONS("1000", "connections open at the same time, from 10"),
    PORTWRIGHT_STOP_DELAY("0", "seconds between not being ready any more and refusing connections, when told to stop"),
    PORTWRIGHT_DRAFTS("100000", "drafts that one account may have at a time"),
    PORTWRIGHT_UK_CARRIERS(null, "JSON file with carriers of the United Kingdom and their CUPIDs"),
    PORTWRIGHT_BUNDLES(
            null, "file with the bundles that accounts can take; without it none, in a sandbox five examples"),
    PORTWRIGHT_DOCUMENTS("50000", "documents that one account may have"),
    PORTWRIGHT_DOCUMENT_MIB("10240", "MiB that the documents of one account may have together"),
    PORTWRIGHT_CLAMAV(
            null, "daemon of ClamAV that searches documents for malware, host:port; none: they are not searched"),
    PORTWRIGHT_S3_BUCKET(null, "bucket of an S3 store for the bytes of documents; none: they are in the database"),
    PORTWRIGHT_S3_ENDPOINT(null, "URL of that store, such as https://s3.internal:9000; none: Amazon's in the region"),
    PORTWRIGHT_S3_REGION("us-east-1", "region of the bucket"),
    PORTWRIGHT_S3_ACCESS_KEY(null, "access key for the bucket; needed with PORTWRIGHT_S3_BUCKET"),
    PORTWRIGHT_S3_SECRET_KEY(null, "its secret key; needed with PORTWRIGHT_S3_BUCKET"),
    PORTWRIGHT_S3_PATH_STYLE("true", "whether the bucket is in the path, true, or before the host's name, false"),
    PORTWRIGHT_PUBLIC_URL(null, "what links in answers begin with, https://porting.example.com; none: as it was asked"),
    PORTWRIGHT_TRUSTED_PROXIES(null, "addresses or networks of proxies whose X-Forwarded-For is believed"),
    PORTWRIGHT_OUTBOUND("internet", "where webhooks may go: internet, or loopback for this machine only"),
    PORTWRIGHT_OUTBOUND_ALLOW(null, "addresses or networks that outgoing requests may go to beside the internet"),
    PORTWRIGHT_WEBHOOK_RETRIES(
            "5s,5m,30m,2h,5h,10h,10h", "pauses after which a webhook that failed is tried again, at most 20"),
    PORTWRIGHT_WEBHOOK_DAYS("30", "days that webhooks and what became of them are kept, from 7"),
    PORTWRIGHT_OUTBOUND_PROXY(null, "HTTP proxy of outgoing requests: http://host:port"),
    PORTWRIGHT_SMTP(null, "mail server to send mails with, smtp://host:587 or smtps://host:465; none: no mails"),
    PORTWRIGHT_SMTP_USER(null, "its user, when the URL names none"),
    PORTWRIGHT_SMTP_PASSWORD(null, "its password, when the URL holds none"),
    PORTWRIGHT_MAIL_FROM(null, "address that mails are from; needed with PORTWRIGHT_SMTP"),
    PORTWRIGHT_LOG_FORMAT("text", "text or json"),
    PORTWRIGHT_CONFIG(null, "file with these settings, one NAME=value a line (./portwright.conf when it exists)"),
    PORTWRIGHT_JAVA(null, "java program (25 or newer) to run with; read by the start script"),
    PORTWRIGHT_JAVA_OPTS(null, "further options for java; read by the start script");

    static final String PREFIX = "PORTWRIGHT_";

    private final @Nullable String fallback;
    private final String help;

    SettingName(@Nullable String fallback, String help) {
        this.fallback = fallback;
        this.help = help;
    }

    /** The value that holds when none is given, or null when the absence means something of its own. */
    @Nullable
    String fallback() {
        return fallback;
    }

    String help() {
        return help;
    }

    /** True for names that only the environment can give, because they matter before the file is read. */
    boolean environmentOnly() {
        return this == PORTWRIGHT_CONFIG || this == PORTWRIGHT_JAVA || this == PORTWRIGHT_JAVA_OPTS;
    }

    static @Nullable SettingName of(String name) {
        for (SettingName known : values()) {
            if (known.name().equals(name)) {
                return known;
            }
        }
        return null;
    }

    /** The known name that is fewest typing errors away, or null when none is near. */
    static @Nullable SettingName nearest(String name) {
        SettingName best = null;
        int bestDistance = Math.max(2, name.length() / 4) + 1;
        for (SettingName known : values()) {
            int distance = distance(name, known.name());
            if (distance < bestDistance) {
                best = known;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
