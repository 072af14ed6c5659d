package dev.portwright.app;

import dev.portwright.platform.config.Settings.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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
    private static final Duration RECOVERY = Duration.ofMinutes(30);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final Duration RETRIES = Duration.ofSeconds(20);
    private static final Duration STARTING_AGAIN = Duration.ofSeconds(10);

    /**
     * How long a server that is found running has for what it should do at once.
     *
     * @param answer to say whose folder it serves
     * @param stop to end, each time that it is told so more firmly
     */
    record Patience(Duration answer, Duration stop) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    private final Path data;
    private final Path cluster;
    private final Consumer<String> notice;
    private final PostgresUser user;
    private final PostgresLog log;
    private final Patience patience;
    /** Held while a server is started in place of one that died. */
    private final ReentrantLock startingAgain = new ReentrantLock();

    private volatile boolean stopped;
    private volatile @Nullable Path binaries;
    private volatile @Nullable Database database;
    private volatile int port;

    /**
     * Says where the database is; does not start it.
     *
     * @param notice told, in a sentence, why a start takes long
     */
    EmbeddedDatabase(Path data, PostgresUser user, Consumer<String> notice) {
        this(data, user, notice, Patience.USUAL);
    }

    EmbeddedDatabase(Path data, PostgresUser user, Consumer<String> notice, Patience patience) {
        this.data = data;
        this.cluster = data.resolve("postgres");
        this.user = user;
        this.notice = notice;
        this.log = new PostgresLog(data);
        this.patience = patience;
    }

    /**
     * Starts the database or takes over the one that runs.
     *
     * @throws StartException when it cannot be brought to run
     */
    Database start() {
        try {
            DataFolderOwner.require(data);
            binaries = PostgresBinaries.locate(data);
            String password = PostgresPassword.readOrCreate(data, cluster);
            PostgresBinaries.deleteLeftovers(data, "postgres-");
            // PostgreSQL must be able to pass through the one, and to use the others.
            user.ownOnly(data);
            user.own(PostgresPassword.file(data));
            user.own(log.file());
            if (Files.exists(cluster.resolve("PG_VERSION"))) {
                user.own(cluster);
            } else {
                initialise();
            }
            Database running = run(password);
            port = port(running);
            database = running;
            return running;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** True when the database that was started is gone, or is about to be, and nobody has {@link #stop stopped} it. */
    boolean died() {
        try {
            PostmasterFile file = PostmasterFile.read(cluster);
            return !stopped && (file == null || !file.running(cluster) || file.stopping());
        } catch (IOException e) {
            // It cannot be told, for example while too many files are open.
            return false;
        }
    }

    /**
     * Starts the database that died again, where its clients expect it: on the port of before. Does nothing once it
     * was {@linkplain #stop stopped}.
     *
     * @throws StartException when it cannot be brought to run
     */
    void startAgain() {
        Database before = database;
        startingAgain.lock();
        try {
            if (!stopped && before != null) {
                run(String.valueOf(before.password()));
            }
        } catch (IOException e) {
            throw failed(e);
        } finally {
            startingAgain.unlock();
        }
    }

    private StartException failed(IOException e) {
        String reason = FileFailure.isKnown(e) ? FileFailure.sentence(e) : e.toString();
        return new StartException(StartException.DATABASE, "the embedded database cannot be started: " + reason);
    }

    /** The log beside it. */
    PostgresLog log() {
        return log;
    }

    /** Answers how to reach the database that another process has started, null when none is ready. */
    static @Nullable Database running(Path data) throws IOException {
        Path cluster = data.resolve("postgres");
        PostmasterFile file = PostmasterFile.read(cluster);
        return file != null && file.ready() && file.running(cluster)
                ? at(file.port(), PostgresPassword.read(data))
                : null;
    }

    /** True when there is a database in this data folder, running or not. */
    static boolean existsIn(Path data) {
        return Files.exists(data.resolve("postgres").resolve("PG_VERSION"));
    }

    /** Stops the database when it runs: ends its sessions, writes everything to disk. */
    void stop() {
        stopped = true;
        boolean waited = false;
        try {
            // One that is being started would not be found yet; one that recovers for long is stopped amid that.
            waited = startingAgain.tryLock(STARTING_AGAIN.toSeconds(), TimeUnit.SECONDS);
            PostmasterFile file = PostmasterFile.read(cluster);
            if (file != null && file.running(cluster) && !stop(file, "fast", STOP)) {
                notice.accept("the embedded database takes long to stop and goes on by itself");
            }
        } catch (IOException e) {
            notice.accept("the embedded database was not stopped: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (waited) {
                startingAgain.unlock();
            }
        }
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
                        "--pwfile=" + PostgresPassword.file(data),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        if (!outcome.succeeded()) {
            String reason = FileFailure.isFull(outcome.output())
                    ? FileFailure.fullDisk(data.toString())
                    : outcome.output().replaceAll("\\s*\\n\\s*", "; ");
            throw new StartException(StartException.DATABASE, "the embedded database cannot be made: " + reason);
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
        } while (passes(failure) && !stopped && retries.pause());
        throw new StartException(StartException.DATABASE, reason(String.valueOf(failure)));
    }

    private String reason(String failure) throws IOException {
        if (FileFailure.isFull(failure)) {
            return "the embedded database does not start: " + FileFailure.fullDisk(cluster.toString());
        }
        String made = Files.readString(cluster.resolve("PG_VERSION")).strip();
        String ours = PostgresBinaries.majorVersion(program("postgres"));
        if (!made.equals(ours)) {
            return "the embedded database in " + cluster + " was made by PostgreSQL " + made
                    + ", this Portwright brings " + ours
                    + ": start the Portwright of before, or move the data with pg_dump and PostgreSQL " + made;
        }
        return "the embedded database does not start: " + failure + " (see " + log.file() + ")";
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
            if (DatabaseCheck.serves(database, cluster.toRealPath().toString(), patience.answer())) {
                return database;
            }
        }
        if (!stop(found, "fast", found.stopping() ? STOP : patience.stop())
                && !stop(found, "immediate", patience.stop())) {
            // Known to be this folder's server, and deaf: the last means.
            ProcessHandle.of(found.pid()).ifPresent(ProcessHandle::destroyForcibly);
            awaitEnd(found, patience.stop());
        }
        return null;
    }

    private boolean hasOurOptions() throws IOException {
        Path options = cluster.resolve("postmaster.opts");
        String used = Files.exists(options) ? Files.readString(options) : "";
        return used.startsWith(program("postgres") + " ") && PostgresOptions.areIn(used);
    }

    /** Answers null when the server started, else why not. */
    private @Nullable String launch() throws IOException {
        log.turnOver();
        long logged = log.size();
        // pg_ctl gives the server a session of its own: Ctrl-C reaches us, not the database. It makes a line for a
        // shell of these words, so no path may go into it as it is.
        Process process = Commands.begin(
                user.prefix(),
                List.of(
                        program("pg_ctl"),
                        "start",
                        "--wait",
                        "--timeout=" + RECOVERY.toSeconds(),
                        "--silent",
                        "-p",
                        PostgresOptions.escaped(program("postgres")),
                        "--log=" + PostgresOptions.escaped(log.file().toString()),
                        "--options=" + PostgresOptions.commandLine(cluster, port != 0 ? port : freePort())),
                Map.of("PGDATA", cluster.toString()));
        return awaitReady(0, process) != null ? null : log.fatal(logged, ENDED);
    }

    /** Waits for a server to be ready; answers null when it ended instead. */
    private @Nullable PostmasterFile awaitReady(long pid, @Nullable Process starter) throws IOException {
        Waiting waiting = Waiting.atMost(RECOVERY);
        long explainAt = System.nanoTime() + patience.answer().toNanos();
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

    private boolean stop(PostmasterFile running, String mode, Duration longest) throws IOException {
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
        return awaitEnd(running, longest);
    }

    private boolean awaitEnd(PostmasterFile running, Duration longest) {
        Waiting waiting = Waiting.atMost(longest);
        while (running.running(cluster)) {
            if (!waiting.pause()) {
                return false;
            }
        }
        return true;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int port(Database running) {
        return URI.create(running.url().substring("jdbc:".length())).getPort();
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
}
