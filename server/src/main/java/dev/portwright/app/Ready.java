package dev.portwright.app;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.Settings.Listener;
import dev.portwright.platform.config.Settings.LogFormat;
import dev.portwright.platform.http.ManagementPort;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says where the server is once it answers, and waits for the signal to stop. */
class Ready implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger("dev.portwright");

    private final Settings settings;
    private final HttpServer server;
    private final ManagementPort management;

    Ready(Settings settings, HttpServer server, ManagementPort management) {
        this.settings = settings;
        this.server = server;
        this.management = management;
    }

    @Override
    public int run(String... args) {
        // Not the port of the settings: with 0 the server has been given another.
        boolean https = settings.operation().tls() != null;
        String scheme = https ? "https" : "http";
        String url = url(scheme, settings.host(), https ? server.getSecurePort() : server.getPort());
        Listener listener = settings.operation().management();
        String managementUrl = listener == null ? null : url(scheme, listener.host(), listen(listener));
        if (settings.logFormat() == LogFormat.JSON) {
            String further = managementUrl == null ? "" : ", management at " + managementUrl;
            LOG.infof("Portwright %s is ready at %s%s", Help.version(), url, further);
        } else {
            System.out.print(text(settings, url, managementUrl));
            System.out.flush();
        }
        Quarkus.waitForExit();
        return 0;
    }

    private int listen(Listener listener) {
        try {
            return management.listen();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            throw new StartException(
                    StartException.USAGE,
                    listener.host() + ":" + listener.port() + " cannot be listened on (PORTWRIGHT_MANAGEMENT_PORT): "
                            + (cause == null ? e : cause).getMessage());
        }
    }

    static String text(Settings settings, String url, @Nullable String managementUrl) {
        Settings.Database database = settings.database();
        StringBuilder text = new StringBuilder();
        line(text, "Portwright " + Help.version(), "is ready");
        line(text, "  API", url + "/v2");
        line(text, "  docs", url + "/docs");
        if (managementUrl != null) {
            line(text, "  management", managementUrl);
        }
        line(text, "  mode", settings.sandbox() ? "sandbox" : "desk");
        if (database == null) {
            line(text, "  data", settings.data().toString());
        } else {
            line(text, "  database", DatabaseCheck.place(database));
        }
        if (settings.sandbox()) {
            line(text, "  API key", String.valueOf(settings.apiKey()));
            line(text, "  operator key", String.valueOf(settings.operatorKey()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-18s %s%n".formatted(name, value));
    }

    static String url(String scheme, String host, int port) {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return scheme + "://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port;
    }
}
