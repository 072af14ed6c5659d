package dev.portwright.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Portwright, started for tests: the packaged program as a process of its own, on a free port, with an empty database
 * that goes with it. Close it to end it; it also ends with this JVM.
 */
public final class Portwright implements AutoCloseable {
    /** The key of the account that every sandbox is born with. */
    public static final String SANDBOX_KEY = "portwright-sandbox-key";

    /** The operator's key of a sandbox. */
    public static final String OPERATOR_KEY = "portwright-operator-key";

    private final Program program;
    private final Map<String, String> settings;

    private Portwright(Program program, Map<String, String> settings) {
        this.program = program;
        this.settings = settings;
    }

    /** Starts a sandbox with its usual settings, and answers when it can serve. */
    public static Portwright start() {
        return new Builder().start();
    }

    public static Builder with() {
        return new Builder();
    }

    /** Where it is, without a path: what clients take as their base URL is this and {@code /v2}. */
    public URI url() {
        return program.url();
    }

    /** Sends requests with this key. */
    public Client client(String key) {
        return new Client(url(), key);
    }

    /** A new account with a key. */
    public Tenant newTenant(String name) {
        return desk().newTenant(name);
    }

    /** The people of its desk; in desk mode there are some when it was given {@code PORTWRIGHT_OPERATOR_KEY}. */
    public Desk desk() {
        return new Desk(client(settings.getOrDefault("PORTWRIGHT_OPERATOR_KEY", OPERATOR_KEY)));
    }

    /** The clock of the sandbox. */
    public SandboxClock clock() {
        return new SandboxClock(client(settings.getOrDefault("PORTWRIGHT_API_KEY", SANDBOX_KEY)));
    }

    /** What it has written so far, for a look at what went wrong. */
    public String output() {
        return program.output();
    }

    /** Ends it and deletes its data. A database that it was given stays as it is. */
    @Override
    public void close() {
        program.close();
    }

    /** What is to be started. */
    public static final class Builder {
        private final Map<String, String> settings = new LinkedHashMap<>();
        private Path program = Distribution.program();

        private Builder() {}

        /** A setting of {@code portwright help}, such as {@code PORTWRIGHT_MODE}. */
        public Builder setting(String name, String value) {
            if (!name.startsWith("PORTWRIGHT_")) {
                throw new IllegalArgumentException(name + " is no setting");
            }
            settings.put(name, value);
            return this;
        }

        /**
         * A database that is there already, in place of one of its own.
         *
         * @param url {@code postgresql://host:port/name}
         */
        public Builder database(String url, String user, String password) {
            return setting("PORTWRIGHT_DATABASE_URL", url)
                    .setting("PORTWRIGHT_DATABASE_USER", user)
                    .setting("PORTWRIGHT_DATABASE_PASSWORD", password);
        }

        /** The program to start, in place of the one that {@code portwright.program} names. */
        public Builder program(Path bin) {
            program = bin;
            return this;
        }

        public Portwright start() {
            return new Portwright(Program.start(program, settings), Map.copyOf(settings));
        }
    }
}
