package dev.portwright.app;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.Settings.Database;
import dev.portwright.platform.config.Settings.Listener;
import dev.portwright.platform.config.Settings.LogFormat;
import dev.portwright.platform.config.Settings.Tls;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Brings the server up, database first, and down again, database last. */
final class Server {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** The embedded database is known to be there: on a machine that is busy it may take its time to let us in. */
    private static final Duration CONNECT_TO_OWN = Duration.ofSeconds(60);

    private static final Duration COMMAND = Duration.ofSeconds(15);
    private static final int PATIENCE_SECONDS = 30;

    /** Before a database that has died twice is started again. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Settings settings;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile int exitCode;
    private volatile @Nullable EmbeddedDatabaseWatch watch;

    Server(Settings settings) {
        this.settings = settings;
    }

    /** Runs until a signal stops it, or says why it cannot start. The process ends with it. */
    void run() {
        try {
            requireFreePort("PORTWRIGHT", new Listener(settings.host(), settings.port()));
            Listener management = settings.operation().management();
            if (management != null) {
                requireFreePort("PORTWRIGHT_MANAGEMENT", management);
            }
            PublishedKeys.warning(settings).forEach(Server::tell);
            Database external = settings.database();
            Database database = external == null ? startEmbedded() : external;
            boolean current = DatabaseCheck.require(database, external == null ? CONNECT_TO_OWN : CONNECT);
            if (external != null) {
                DatabaseUrl.unknownParameters(external).forEach(Server::tell);
                if (settings.sandbox()) {
                    SandboxLock.acquire(external, this::giveUp);
                }
                Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(null), "portwright-stop"));
            }
            configure(database, current);
            CurrentSettings.set(settings);
            Quarkus.run(Ready.class, (code, failure) -> ended(database, failure));
        } catch (Exception | Error e) {
            failed(StartFailure.of(e, settings.database(), place()));
        }
        stopped.countDown();
        System.exit(exitCode);
    }

    /** A port in use is told before a database is started for nothing. */
    private static void requireFreePort(String kind, Listener listener) {
        if (listener.port() == 0) {
            return;
        }
        InetSocketAddress address = new InetSocketAddress(listener.host(), listener.port());
        String place = listener.host() + ":" + listener.port();
        if (address.isUnresolved()) {
            throw new StartException(
                    StartException.USAGE, kind + "_HOST is no address of this machine: " + listener.host());
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (BindException e) {
            throw StartFailure.cannotListen(place, kind, e);
        } catch (IOException e) {
            throw new StartException(StartException.USAGE, place + " cannot be listened on: " + e.getMessage());
        }
    }

    private String place() {
        return settings.host() + ":" + settings.port();
    }

    private Database startEmbedded() throws IOException {
        DataFolderOwner.require(settings.data());
        DataFolderLock lock = DataFolderLock.acquireForServer(settings.data(), COMMAND);
        EmbeddedDatabase embedded = new EmbeddedDatabase(settings.data(), PostgresUser.detect(), Server::tell);
        Thread hook = new Thread(
                () -> {
                    if (watch != null) {
                        watch.close();
                    }
                    shutDown(embedded);
                },
                "portwright-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            Database database = embedded.start();
            watch = new EmbeddedDatabaseWatch(embedded, FIRST_PAUSE, Server::tell, this::giveUp);
            return database;
        } catch (StartException e) {
            Runtime.getRuntime().removeShutdownHook(hook);
            lock.close();
            throw e;
        }
    }

    private void configure(Database database, boolean current) {
        set("quarkus.http.host", settings.host());
        set("quarkus.http.port", Integer.toString(settings.port()));
        serveHttps(settings.operation().tls());
        // One per core: the work is done on virtual threads, and more event loops only take the cores from them.
        set(
                "quarkus.vertx.event-loops-pool-size",
                Integer.toString(Runtime.getRuntime().availableProcessors()));
        set("quarkus.datasource.jdbc.url", database.url());
        set("quarkus.datasource.username", database.user());
        set("quarkus.datasource.password", database.password());
        set("quarkus.flyway.migrate-at-start", Boolean.toString(!current));
        set("quarkus.log.console.json.enabled", Boolean.toString(settings.logFormat() == LogFormat.JSON));
    }

    /** On the same port, in place of HTTP. Certificates are renewed every few weeks, without a restart. */
    private void serveHttps(@Nullable Tls tls) {
        if (tls == null) {
            return;
        }
        set("quarkus.tls.http.key-store.pem.0.cert", tls.certificate().toString());
        set("quarkus.tls.http.key-store.pem.0.key", tls.key().toString());
        set("quarkus.tls.http.reload-period", "1m");
        set("quarkus.http.tls-configuration-name", "http");
        set("quarkus.http.ssl-port", Integer.toString(settings.port()));
        set("quarkus.http.insecure-requests", "disabled");
    }

    private static void set(String name, @Nullable String value) {
        if (value != null) {
            System.setProperty(name, value);
        }
    }

    private void ended(Database database, @Nullable Throwable failure) {
        if (failure != null) {
            // The framework leaves it to us to say so.
            failed(StartFailure.of(failure, database, place()));
        }
    }

    private void failed(StartException failure) {
        StartFailure.tell(failure, System.err);
        exitCode = failure.exitCode();
    }

    /** Ends the process as a signal does, but as a failure, so that whoever supervises it acts. */
    private void giveUp(String reason) {
        tell(reason);
        exitCode = StartException.DATABASE;
        System.exit(exitCode);
    }

    /** Runs as the process ends: waits until requests under way are answered, then stops the database. */
    private void shutDown(@Nullable EmbeddedDatabase embedded) {
        try {
            long delay = settings.http().stopDelay().toSeconds();
            if (!stopped.await(PATIENCE_SECONDS + delay, TimeUnit.SECONDS)) {
                tell("requests still run; stopping without them");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (embedded != null) {
            embedded.stop();
        }
        // A stop that was asked for is a success; the JVM would answer 143 or 130.
        Runtime.getRuntime().halt(exitCode);
    }

    private static void tell(String notice) {
        System.err.println("portwright: " + notice);
    }
}
