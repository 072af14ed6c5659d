package dev.portwright.platform.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * What the operator decided about this process: read once at start from the environment and a file, complete and
 * checked. Injectable everywhere. Its text form holds no secret.
 *
 * @param port TCP port of the HTTP server, 0 for any free one
 * @param host address the HTTP server listens on
 * @param data absolute folder of everything the process keeps on disk
 * @param database the PostgreSQL to use, or null for the embedded one under {@code data}
 * @param mode who plays the losing carrier and which defaults hold
 * @param apiKey key of the sandbox account; null in desk mode, where keys are rows of the database
 * @param operatorKey key of the operator API; null switches that API off
 * @param encryptionKey AES-256 key of the secrets kept in the database
 * @param rateLimit requests per second allowed to each API key, 0 for no limit
 * @param http how the HTTP server takes and leaves connections
 * @param drafts how many drafts an account may have at a time
 * @param trustedProxies those who may say whose request they pass on
 * @param operation what running it for years asks for
 * @param outgoing what holds for requests that it sends to others
 * @param documents how many an account may have, and how large together
 * @param smtp who takes the mails of this installation, or null when it sends none
 */
public record Settings(
        int port,
        String host,
        Path data,
        @Nullable Database database,
        Mode mode,
        @Nullable String apiKey,
        @Nullable String operatorKey,
        SecretKey encryptionKey,
        int rateLimit,
        int drafts,
        LogFormat logFormat,
        Http http,
        List<IpRange> trustedProxies,
        Operation operation,
        Outgoing outgoing,
        Documents documents,
        @Nullable Smtp smtp) {

    /** How the product is used. */
    public enum Mode {
        /** A simulated losing carrier and a ready-made account, for developers. */
        SANDBOX,
        /** Real ports, decided by people or other carriers. */
        DESK
    }

    /**
     * How the HTTP server takes and leaves connections.
     *
     * @param maxConnections open at the same time
     * @param stopDelay how long a server that is told to stop goes on taking requests while it says that it is not ready
     * @param publicUrl what the links of answers begin with, such as {@code https://porting.example.com}; null for where the
     *     request says that it found this server
     */
    public record Http(
            int maxConnections,
            Duration stopDelay,
            @Nullable String publicUrl) {
        public static final Http USUAL = new Http(1_000, Duration.ZERO, null);
    }

    /** How log lines are written to standard output. */
    public enum LogFormat {
        TEXT,
        JSON
    }

    /** What activates the numbers of an order when their time has come. */
    public enum Activation {
        /** The server by itself. */
        AUTOMATIC,
        /** People of the desk, who are asked then. */
        BY_HAND;

        /** The word on the wire and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The activation of a word.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Activation of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What running a desk for years asks for.
     *
     * @param oldEncryptionKeys keys that open what they have sealed; see {@code Sealer} for which key seals
     * @param retentionDays after how many days without a change the history and the events of an order that is over go;
     *     0 for never
     * @param tls what to serve HTTPS with, or null for plain HTTP
     * @param management where to serve what is not for customers, or null for the port of everything else
     * @param activation what activates the numbers of orders for which the desk says nothing else
     * @param exceptionDays after how many days an order in exception is cancelled that nobody answers; 0 for never
     * @param verificationMinutes how long a code works that was sent to a number
     * @param ukCarriers the file with the carriers of the United Kingdom, or null for those that come with the product
     * @param bundles the file with the bundles that accounts can take, or null for none, in a sandbox those of the product
     */
    public record Operation(
            List<SecretKey> oldEncryptionKeys,
            int retentionDays,
            @Nullable Tls tls,
            @Nullable Listener management,
            Activation activation,
            int exceptionDays,
            int verificationMinutes,
            @Nullable Path ukCarriers,
            @Nullable Path bundles) {
        /** One key, everything kept, plain HTTP, one port, nobody who is asked. */
        public static final Operation USUAL =
                new Operation(List.of(), 0, null, null, Activation.AUTOMATIC, 14, 10, null, null);

        public Operation {
            oldEncryptionKeys = List.copyOf(oldEncryptionKeys);
        }

        @Override
        public String toString() {
            return "Operation[retentionDays=" + retentionDays + ", tls=" + tls + ", management=" + management
                    + ", activation=" + activation + ", exceptionDays=" + exceptionDays
                    + ", verificationMinutes=" + verificationMinutes + ", ukCarriers=" + ukCarriers + ", bundles="
                    + bundles + "]";
        }
    }

    /**
     * What holds for requests to addresses that others have named.
     *
     * @param confined true when they go to this machine only, and no name is looked up for them
     * @param allowed addresses that they may go to although they are not the internet's
     * @param proxy what makes the connections for them, or null for this program itself
     * @param webhooks when those are tried again, and for how long it is known what became of them
     */
    public record Outgoing(
            boolean confined,
            List<IpRange> allowed,
            @Nullable Proxy proxy,
            Webhooks webhooks) {
        /** To the internet, and there directly. */
        public static final Outgoing USUAL = new Outgoing(false, List.of(), null, Webhooks.USUAL);

        public Outgoing {
            allowed = List.copyOf(allowed);
        }
    }

    /**
     * How webhooks are delivered.
     *
     * @param retries the pauses after the first attempt, the second and so on; after the last of these there is one more
     * @param keepDays for how many days deliveries and their attempts are kept
     */
    public record Webhooks(List<Duration> retries, int keepDays) {
        public static final Webhooks USUAL = new Webhooks(
                List.of(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(10)),
                30);

        /** An endpoint that has failed for as long as this is switched off. */
        public static final Duration ENOUGH = Duration.ofDays(5);

        public Webhooks {
            retries = List.copyOf(retries);
        }

        /** How many days a webhook may be on its way: what the schedule takes, and before that as long as its endpoint is away. */
        public int leastDays() {
            Duration all = retries.stream().reduce(ENOUGH, Duration::plus);
            return (int) all.plusDays(1).minusNanos(1).toDays();
        }
    }

    /**
     * What holds for documents.
     *
     * @param most how many an account may have
     * @param mib of all of them together
     * @param scanner what searches them for malware, or null for nothing
     * @param s3 where their bytes are, or null for the database
     */
    public record Documents(
            int most,
            int mib,
            @Nullable Scanner scanner,
            @Nullable S3 s3) {
        public static final Documents USUAL = new Documents(50_000, 10_240, null, null);
    }

    /**
     * A bucket of an S3 store.
     *
     * @param endpoint where the store is, or null for that of Amazon in the region
     * @param pathStyle true when the bucket is in the path, false when it is before the host's name
     */
    public record S3(
            @Nullable URI endpoint,
            String bucket,
            String region,
            String accessKey,
            String secretKey,
            boolean pathStyle) {
        @Override
        public String toString() {
            return "S3[endpoint=" + endpoint + ", bucket=" + bucket + ", region=" + region + ", pathStyle=" + pathStyle
                    + "]";
        }
    }

    /** A daemon of ClamAV. */
    public record Scanner(String host, int port) {}

    /** An HTTP proxy. */
    public record Proxy(String host, int port) {}

    /** A port, 0 for any free one, of an address of this machine. */
    public record Listener(String host, int port) {}

    /**
     * PEM files.
     *
     * @param certificate the server's certificate and those that lead from it to its root
     * @param key its private key, without a password
     */
    public record Tls(Path certificate, Path key) {}

    /**
     * A mail server.
     *
     * @param from who the mails are from: a mail address, with a name or without
     */
    public record Smtp(
            String host,
            int port,
            Security security,
            @Nullable String user,
            @Nullable String password,
            String from) {

        /** How what is sent is kept from others on the way. */
        public enum Security {
            /** TLS from the first byte. */
            TLS,
            /** No mail is sent to a server that does not offer TLS. */
            STARTTLS,
            STARTTLS_IF_OFFERED,
            NONE
        }

        @Override
        public String toString() {
            return "Smtp[host=" + host + ", port=" + port + ", security=" + security + ", from=" + from + "]";
        }
    }

    /**
     * A PostgreSQL that somebody else runs.
     *
     * @param url JDBC URL without user and password
     */
    public record Database(
            String url, @Nullable String user, @Nullable String password) {

        @Override
        public String toString() {
            return "Database[url=" + url + "]";
        }
    }

    /** True when no other server can be at work on the same database. */
    public boolean alone() {
        return sandbox() || database == null;
    }

    public boolean sandbox() {
        return mode == Mode.SANDBOX;
    }

    /** True when the HTTP server can be reached from this machine only. */
    public boolean onLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Settings[port=" + port + ", host=" + host + ", data=" + data + ", database=" + database + ", mode="
                + mode + ", rateLimit=" + rateLimit + ", logFormat=" + logFormat + ", operation=" + operation
                + ", outgoing=" + outgoing + ", smtp=" + smtp + "]";
    }
}
