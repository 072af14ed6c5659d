package dev.portwright.app;

import dev.portwright.platform.config.Settings.Database;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that Portwright runs by itself, durable, in the folder {@code postgres} of the data folder. Whoever
 * starts it must hold the {@link DataFolderLock}. Any state that a killed process leaves is taken over by the next
 * start: see {@code docs/adr/0002-embedded-postgresql.md}.
 */
final class EmbeddedDatabase {
    private static final String USER = "portwright";
    private static final String ENDED = "it ended at once";
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration RECOVERY = Duration.ofMinutes(30);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final Duration HARD_STOP = Duration.ofSeconds(5);
    private static final Duration RETRIES = Duration.ofSeconds(20);
    private static final long LARGEST_LOG = 10_000_000;

    /** Durable, on loopback only, sized for a laptop. Given on the command line, so that an update changes them. */
    private static final List<String> OPTIONS = List.of(
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

    private final Path data;
    private final Path cluster;
    private final Consumer<String> notice;
    private final PostgresUser user;
    private @Nullable Path binaries;

    /**
     * Says where the database is; does not start it.
     *
     * @param notice told, in a sentence, why a start takes long
     */
    EmbeddedDatabase(Path data, PostgresUser user, Consumer<String> notice) {
        this.data = data;
        this.cluster = data.resolve("postgres");
        this.user = user;
        this.notice = notice;
    }

    /**
     * Starts the database or takes over the one that runs.
     *
     * @throws StartException when it cannot be brought to run
     */
    Database start() {
        try {
            binaries = PostgresBinaries.locate(data);
            String password = password();
            PostgresBinaries.deleteLeftovers(data, "postgres-");
            user.own(data);
            user.own(passwordFile(data));
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                initialise();
            }
            return run(password);
        } catch (IOException e) {
            throw new StartException(StartException.DATABASE, "the embedded database cannot be started: " + e);
        }
    }

    /** Answers how to reach the database that another process has started, null when none is ready. */
    static @Nullable Database running(Path data) throws IOException {
        Path cluster = data.resolve("postgres");
        PostmasterFile file = PostmasterFile.read(cluster);
        return file != null && file.ready() && file.running(cluster)
                ? at(file.port(), Files.readString(passwordFile(data)).strip())
                : null;
    }

    /** True when there is a database in this data folder, running or not. */
    static boolean existsIn(Path data) {
        return Files.exists(data.resolve("postgres").resolve("PG_VERSION"));
    }

    /** Stops the database when it runs: ends its sessions, writes everything to disk. */
    void stop() {
        try {
            PostmasterFile file = PostmasterFile.read(cluster);
            if (file != null && file.running(cluster) && !stop(file, "fast", STOP)) {
                notice.accept("the embedded database takes long to stop and goes on by itself");
            }
        } catch (IOException e) {
            notice.accept("the embedded database was not stopped: " + e.getMessage());
        }
    }

    private String password() throws IOException {
        Path file = passwordFile(data);
        try {
            return Files.readString(file).strip();
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
                return Files.readString(file).strip();
            }
            return password;
        }
    }

    private static Path passwordFile(Path data) {
        return data.resolve("postgres.password");
    }

    /** A cluster is complete when it has its final name. */
    private void initialise() throws IOException {
        notice.accept("preparing the embedded database in " + cluster);
        Path temporary = data.resolve("postgres-" + UUID.randomUUID() + ".new");
        Files.createDirectory(temporary);
        user.own(temporary);
        Commands.Outcome outcome = Commands.run(
                user.prefix(),
                List.of(
                        program("initdb"),
                        "--pgdata=" + temporary,
                        "--username=" + USER,
                        "--pwfile=" + passwordFile(data),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        if (!outcome.succeeded()) {
            throw new StartException(
                    StartException.DATABASE,
                    "the embedded database cannot be made: " + outcome.output().replaceAll("\\s*\\n\\s*", "; "));
        }
        Files.move(temporary, cluster, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(data, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private Database run(String password) throws IOException {
        PostmasterFile found = PostmasterFile.read(cluster);
        if (found != null && found.running(cluster)) {
            Database taken = takeOver(found, password);
            if (taken != null) {
                return taken;
            }
        }
        Waiting retries = Waiting.atMost(RETRIES);
        String failure;
        do {
            PostmasterFile stale = PostmasterFile.read(cluster);
            if (stale != null && !stale.running(cluster)) {
                PostmasterFile.removeStale(cluster, stale);
            }
            failure = launch();
            PostmasterFile started = PostmasterFile.read(cluster);
            if (failure == null && started != null && started.ready()) {
                return at(started.port(), password);
            }
        } while (passes(failure) && retries.pause());
        throw new StartException(
                StartException.DATABASE, "the embedded database does not start: " + failure + " (see " + log() + ")");
    }

    /** True for a port taken meanwhile, and for processes of a killed server that are about to end. */
    private static boolean passes(@Nullable String failure) {
        return failure == null
                || failure.contains("lock file")
                || failure.contains("shared memory block")
                || failure.contains("TCP/IP sockets")
                || failure.equals(ENDED);
    }

    /** Answers null when the running server is none to keep; it is stopped then. */
    private @Nullable Database takeOver(PostmasterFile found, String password) throws IOException {
        PostmasterFile ready = found.stopping() ? null : awaitReady(found.pid(), null);
        if (ready != null && hasOurOptions()) {
            Database database = at(ready.port(), password);
            if (DatabaseCheck.serves(database, cluster.toRealPath().toString(), ANSWER)) {
                return database;
            }
        }
        if (!stop(found, "fast", found.stopping() ? STOP : HARD_STOP) && !stop(found, "immediate", HARD_STOP)) {
            // Known to be this folder's server, and deaf: the last means.
            ProcessHandle.of(found.pid()).ifPresent(ProcessHandle::destroyForcibly);
            awaitEnd(found, HARD_STOP);
        }
        return null;
    }

    private boolean hasOurOptions() throws IOException {
        Path options = cluster.resolve("postmaster.opts");
        String used = Files.exists(options) ? Files.readString(options) : "";
        return used.startsWith(program("postgres") + " ")
                && OPTIONS.stream().allMatch(option -> used.contains("\"" + option + "\""));
    }

    /** Answers null when the server started, else why not. */
    private @Nullable String launch() throws IOException {
        Path log = log();
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, data.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        long logged = Files.exists(log) ? Files.size(log) : 0;
        StringBuilder options = new StringBuilder("-c port=").append(freePort());
        for (String option : OPTIONS) {
            options.append(" -c ").append(option);
        }
        // pg_ctl gives the server a session of its own: Ctrl-C reaches us, not the database.
        Process process = Commands.begin(
                user.prefix(),
                List.of(
                        program("pg_ctl"),
                        "start",
                        "--wait",
                        "--timeout=" + RECOVERY.toSeconds(),
                        "--silent",
                        "--pgdata=" + cluster,
                        "--log=" + log,
                        "--options=" + options));
        return awaitReady(0, process) != null ? null : failure(log, logged);
    }

    /** Waits for a server to be ready; answers null when it ended instead. */
    private @Nullable PostmasterFile awaitReady(long pid, @Nullable Process starter) throws IOException {
        Waiting waiting = Waiting.atMost(RECOVERY);
        long explainAt = System.nanoTime() + ANSWER.toNanos();
        do {
            boolean ended = starter != null && !starter.isAlive() && starter.exitValue() != 0;
            PostmasterFile file = PostmasterFile.read(cluster);
            if (file != null && file.ready() && file.running(cluster)) {
                return file;
            }
            boolean vanished = starter == null && (file == null || file.pid() != pid || !file.running(cluster));
            if (ended || vanished) {
                return null;
            }
            if (explainAt != 0 && System.nanoTime() - explainAt > 0) {
                notice.accept("the embedded database recovers what a crash left, please wait");
                explainAt = 0;
            }
        } while (waiting.pause());
        return null;
    }

    private boolean stop(PostmasterFile running, String mode, Duration patience) throws IOException {
        Path home = binaries != null ? binaries : PostgresBinaries.locate(data);
        Commands.run(
                user.prefix(),
                List.of(
                        home.resolve("bin/pg_ctl").toString(),
                        "stop",
                        "--no-wait",
                        "--silent",
                        "--mode=" + mode,
                        "--pgdata=" + cluster));
        return awaitEnd(running, patience);
    }

    private boolean awaitEnd(PostmasterFile running, Duration patience) {
        Waiting waiting = Waiting.atMost(patience);
        while (running.running(cluster)) {
            if (!waiting.pause()) {
                return false;
            }
        }
        return true;
    }

    private static String failure(Path log, long from) throws IOException {
        if (!Files.exists(log)) {
            return "no log";
        }
        List<String> fatal = new ArrayList<>();
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.min(from, file.length()));
            byte[] bytes = new byte[(int) Math.min(LARGEST_LOG, file.length() - file.getFilePointer())];
            file.readFully(bytes);
            for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
                int at = line.indexOf("FATAL:");
                if (at >= 0) {
                    fatal.add(line.substring(at + "FATAL:".length()).strip());
                }
            }
        }
        return fatal.isEmpty() ? ENDED : fatal.getLast();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Database at(int port, String password) {
        return new Database("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
    }

    private String program(String name) {
        if (binaries == null) {
            throw new IllegalStateException("no binaries yet");
        }
        return binaries.resolve("bin").resolve(name).toString();
    }

    private Path log() {
        return data.resolve("postgres.log");
    }
}
