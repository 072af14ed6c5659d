package dev.portwright.platform.job;

import dev.portwright.platform.db.Db;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Shows how the jobs do, by kind: those of the whole database as they stand, and those that this server has run. */
@ApplicationScoped
class JobMetrics {
    private final MeterRegistry meters;
    private final Set<String> kinds;
    private final LookedUp<Map<String, Standing>> standings;

    JobMetrics(Db db, Clock clock, MeterRegistry meters, Instance<JobHandler> handlers) {
        this.meters = meters;
        this.standings = new LookedUp<>(
                db,
                tx -> JobStore.standings(tx, clock.instant()).stream()
                        .collect(Collectors.toUnmodifiableMap(Standing::kind, standing -> standing)));
        this.kinds = handlers.stream().map(JobHandler::kind).collect(Collectors.toUnmodifiableSet());
        for (String kind : kinds) {
            gauge("due", "Jobs that are due and not done yet", kind, Standing::due);
            gauge("oldest.due.seconds", "For how long the oldest of them is due", kind, Standing::oldestSeconds);
            gauge("failing", "Jobs that failed at their last try", kind, Standing::failing);
            gauge("consecutive.failures", "Failures in a row of the one that fails most", kind, Standing::mostFailures);
        }
    }

    /**
     * The jobs of one kind.
     *
     * @param oldestSeconds for how long the one that is due first has been due; 0 when none is
     * @param mostFailures the highest number of failures in a row
     */
    record Standing(String kind, long due, long oldestSeconds, long failing, int mostFailures) {}

    private void gauge(String name, String description, String kind, ToDoubleFunction<Standing> value) {
        Gauge.builder("portwright.jobs." + name, () -> value(kind, value))
                .description(description)
                .tag("kind", kind)
                .register(meters);
    }

    private double value(String kind, ToDoubleFunction<Standing> figure) {
        return standings.value(all -> {
            Standing standing = all.get(kind);
            return standing == null ? 0 : figure.applyAsDouble(standing);
        });
    }

    @Scheduled(every = "10s")
    void look() {
        standings.look();
    }

    /** Counts a job that was run here. */
    void ran(String kind, JobRunner.Outcome outcome) {
        Counter.builder("portwright.jobs.runs")
                .description("Jobs that this server has run")
                .tag("kind", kind)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(meters)
                .increment();
    }
}
