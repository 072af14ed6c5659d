package dev.portwright.app;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Settings of the embedded PostgreSQL. Given on the command line, so that an update changes them. */
final class PostgresOptions {
    /** Durable, on loopback only, sized for a laptop. */
    private static final List<String> SERVER = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "shared_preload_libraries=",
            "max_connections=60",
            "shared_buffers=128MB",
            "io_method=sync",
            "wal_level=minimal",
            "max_wal_senders=0",
            "max_logical_replication_workers=0",
            "max_wal_size=512MB",
            "wal_compression=on",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC");

    private PostgresOptions() {}

    private static Stream<String> all() {
        return Stream.concat(SERVER.stream(), PostgresLog.OPTIONS.stream());
    }

    /** The words for {@code pg_ctl --options}, which a shell reads. */
    static String commandLine(Path cluster, int port) {
        StringBuilder options = new StringBuilder("-D \"")
                .append(escaped(cluster.toString()))
                .append("\" -c port=")
                .append(port);
        all().forEach(option -> options.append(" -c ").append(option));
        return options.toString();
    }

    /** The text for between double quotes of a shell, where it then means nothing but itself. */
    static String escaped(String text) {
        return text.replaceAll("[\\\\\"$`]", "\\\\$0");
    }

    /** True when a server that was started with these words, from its {@code postmaster.opts}, has all of them. */
    static boolean areIn(String words) {
        return all().allMatch(option -> words.contains("\"" + option + "\""));
    }
}
