package dev.portwright.app;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.Settings.LogFormat;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import org.jboss.logging.Logger;

/** Says where the server is once it answers, and waits for the signal to stop. */
class Ready implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger("dev.portwright");

    private final Settings settings;
    private final HttpServer server;

    Ready(Settings settings, HttpServer server) {
        this.settings = settings;
        this.server = server;
    }

    @Override
    public int run(String... args) {
        // Not the port of the settings: with 0 the server has been given another.
        String url = url(settings.host(), server.getPort());
        if (settings.logFormat() == LogFormat.JSON) {
            LOG.infof("Portwright %s is ready at %s", Help.version(), url);
        } else {
            System.out.print(text(settings, url));
            System.out.flush();
        }
        Quarkus.waitForExit();
        return 0;
    }

    static String text(Settings settings, String url) {
        Settings.Database database = settings.database();
        StringBuilder text = new StringBuilder();
        line(text, "Portwright " + Help.version(), "is ready");
        line(text, "  API", url + "/v2");
        line(text, "  docs", url + "/docs");
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

    static String url(String host, int port) {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return "http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port;
    }
}
