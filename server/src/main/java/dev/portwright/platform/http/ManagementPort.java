package dev.portwright.platform.http;

import dev.portwright.platform.config.Settings;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A port of its own for what is not for customers, when the settings name one: {@code /operator} and {@code /metrics}
 * are there and nowhere else, and nothing else is there but {@code /health}. Everything a request passes on the main port
 * it passes here: this is a second ear of the same server.
 */
@Singleton
public class ManagementPort implements HttpServerOptionsCustomizer {
    /** After the front door, before anything is served. */
    private static final int SECOND = 9_500;

    private final Vertx vertx;
    private final boolean https;
    private final Settings.@Nullable Listener settings;
    private volatile @Nullable HttpServerOptions likeTheMainOne;
    private volatile @Nullable HttpServer server;

    ManagementPort(Vertx vertx, Settings settings) {
        this.vertx = vertx;
        this.https = settings.operation().tls() != null;
        this.settings = settings.operation().management();
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        if (!https) {
            likeTheMainOne = options;
        }
    }

    /** Called without a certificate too. */
    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        if (https) {
            likeTheMainOne = options;
        }
    }

    void filters(@Observes Filters filters) {
        if (settings != null) {
            filters.register(this::divide, SECOND);
        }
    }

    /**
     * Begins to listen, when the settings name a port, once the server itself does.
     *
     * @return the port, -1 when there is none
     * @throws CompletionException when the port cannot be listened on
     */
    public int listen() {
        HttpServerOptions options = likeTheMainOne;
        if (settings == null || options == null) {
            return -1;
        }
        HttpServer listening = vertx.createHttpServer(new HttpServerOptions(options)
                        .setHost(settings.host())
                        .setPort(settings.port())
                        .setReusePort(false))
                .requestHandler(VertxHttpRecorder.getRootHandler())
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        server = listening;
        return listening.actualPort();
    }

    void certificateRenewed(@Observes CertificateUpdatedEvent event) {
        HttpServer listening = server;
        if (listening != null) {
            listening.updateSSLOptions(event.tlsConfiguration().getSSLOptions());
        }
    }

    private void divide(RoutingContext context) {
        HttpServer listening = server;
        boolean here = listening != null && context.request().localAddress().port() == listening.actualPort();
        String path = context.normalizedPath();
        boolean ours = isAt(path, "/operator") || isAt(path, "/metrics");
        if (here ? ours || isAt(path, "/health") : !ours) {
            context.next();
        } else {
            FrontDoor.refuse(context, StatusProblem.of(404), 404);
        }
    }

    private static boolean isAt(String path, String place) {
        return path.startsWith(place) && (path.length() == place.length() || path.charAt(place.length()) == '/');
    }
}
