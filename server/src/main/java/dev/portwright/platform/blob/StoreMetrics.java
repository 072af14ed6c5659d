package dev.portwright.platform.blob;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Counts what a store of objects is asked for, how it answers, and how long that takes. */
final class StoreMetrics {
    private final Map<Kind, Timer> timers = new HashMap<>();

    private record Kind(Request request, Outcome outcome) {}

    /** What the store is asked for. */
    enum Request {
        PUT,
        /** Until its answer begins. */
        GET,
        DELETE,
        /** Whether it is there. */
        PROBE
    }

    /** What comes of it. */
    enum Outcome {
        DONE,
        /** There is no such object, or not so much of it. */
        MISSING,
        /** It did not answer, or refused. */
        FAILED
    }

    StoreMetrics(MeterRegistry meters) {
        for (Request request : Request.values()) {
            for (Outcome outcome : Outcome.values()) {
                timers.put(
                        new Kind(request, outcome),
                        Timer.builder("portwright.object.store.requests")
                                .description("Requests to the store of documents, with all their attempts")
                                .tag("request", word(request))
                                .tag("outcome", word(outcome))
                                .register(meters));
            }
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** @param begun when it was asked, by {@link System#nanoTime} */
    void count(Request request, Outcome outcome, long begun) {
        Objects.requireNonNull(timers.get(new Kind(request, outcome)))
                .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
}
