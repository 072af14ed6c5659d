package dev.portwright.platform.http;

import dev.portwright.platform.door.Door;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many requests there were, and how long they took, by method, path and status. What clients make up is counted under
 * one name, so that the number of series is that of operations times answers, whatever is sent.
 */
@Singleton
class HttpMetrics {
    private static final String UNMATCHED = "UNMATCHED";

    private record Series(String method, String uri, int status) {}

    private final MeterRegistry registry;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("http.server.connections", Door.current(), Door::connections)
                .description("Open connections")
                .register(registry);
        Gauge.builder("http.server.unread", Door.current(), Door::unread)
                .baseUnit("bytes")
                .description("Answers that clients have not taken yet")
                .register(registry);
    }

    /**
     * Counts a request.
     *
     * @param method one of those the server takes, or {@link FrontDoor#OTHER}
     * @param route what the description says of its path, null when nothing
     * @param status of the answer; 0 when nobody got one
     */
    void count(String method, Routes.@Nullable Route route, @Nullable String path, int status, long nanos) {
        Series series = new Series(method, route == null ? undescribed(path) : route.template(), status);
        Timer timer = timers.get(series);
        if (timer == null) {
            timer = timers.computeIfAbsent(series, this::register);
        }
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    private static String undescribed(@Nullable String path) {
        if (path != null) {
            for (String known : new String[] {"/docs", "/webjars", "/health", "/metrics"}) {
                if (path.equals(known) || path.startsWith(known + "/")) {
                    return known;
                }
            }
        }
        return UNMATCHED;
    }

    private Timer register(Series series) {
        return Timer.builder("http.server.requests")
                .tag("method", series.method())
                .tag("uri", series.uri())
                .tag("status", series.status() == 0 ? "none" : Integer.toString(series.status()))
                .register(registry);
    }
}
