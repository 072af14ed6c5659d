package dev.portwright.platform.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
     */
    public record Http(int maxConnections, Duration stopDelay) {
        public static final Http USUAL = new Http(1_000, Duration.ZERO);
    }

    /** How log lines are written to standard output. */
    public enum LogFormat {
        TEXT,
        JSON
    }

    /**
     * What running a desk for years asks for.
     *
     * @param oldEncryptionKeys keys that open what they have sealed; see {@code Sealer} for which key seals
     * @param retentionDays after how many days without a change the history and the events of an order that is over go;
     *     0 for never
     * @param tls what to serve HTTPS with, or null for plain HTTP
     * @param management where to serve what is not for customers, or null for the port of everything else
     */
    public record Operation(
            List<SecretKey> oldEncryptionKeys,
            int retentionDays,
            @Nullable Tls tls,
            @Nullable Listener management) {
        /** One key, everything kept, plain HTTP, one port. */
        public static final Operation USUAL = new Operation(List.of(), 0, null, null);

        public Operation {
            oldEncryptionKeys = List.copyOf(oldEncryptionKeys);
        }

        @Override
        public String toString() {
            return "Operation[retentionDays=" + retentionDays + ", tls=" + tls + ", management=" + management + "]";
        }
    }

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
                + ", smtp="
                + smtp + "]";
    }
}
