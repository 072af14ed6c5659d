package dev.portwright.platform.http;

import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Trouble;
import dev.portwright.platform.problem.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Answers requests that the database let down: 503, with what ails it and when to try again. Counts them; the log hears
 * of each only where that is news, since the watch of the database tells of outages.
 */
@ApplicationScoped
@Startup // its metrics are there from the beginning
class DatabaseTroubles {
    private static final Logger LOG = Logger.getLogger(DatabaseTroubles.class);

    private final Map<Trouble, Counter> counters = new EnumMap<>(Trouble.class);

    DatabaseTroubles(MeterRegistry meters) {
        for (Trouble trouble : Trouble.values()) {
            counters.put(
                    trouble,
                    Counter.builder("portwright.database.refusals")
                            .description("Requests answered with 503 because of the database")
                            .tag(
                                    "reason",
                                    trouble.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .register(meters));
        }
    }

    Response answer(Trouble trouble, DatabaseException e, String origin) {
        Objects.requireNonNull(counters.get(trouble)).increment();
        if (trouble == Trouble.TOO_SLOW || trouble == Trouble.COLLISION) {
            LOG.warn("The database did not do what a request asked for: " + e.getMessage());
        }
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.RETRY_AFTER, secondsToWait(trouble))
                .entity(ErrorBody.render(List.of(ProblemCode.UNAVAILABLE.because(text(trouble))), origin))
                .build();
    }

    private static String text(Trouble trouble) {
        return switch (trouble) {
            case AWAY -> "The database cannot be reached at the moment. Try again shortly.";
            case READ_ONLY -> "The database takes no changes at the moment: it is read-only. Try again shortly.";
            case DISK_FULL -> "The disk of the database is full, so nothing can be changed until there is room on it.";
            case CROWDED -> "All connections to the database are in use. Try again shortly.";
            case ACCOUNT_CROWDED -> "Too many requests of this account wait for the database. Send fewer at once.";
            case LOCKED ->
                "Somebody else is changing the same thing and has not finished. Nothing was changed; try again.";
            case COLLISION -> "Another change came in the way of this one. Nothing was changed; try again.";
            case TOO_SLOW -> "The database took too long over this. Nothing was changed; ask for less, or try again.";
        };
    }

    private static int secondsToWait(Trouble trouble) {
        return switch (trouble) {
            case CROWDED, ACCOUNT_CROWDED, LOCKED, COLLISION -> 1;
            case AWAY -> 2;
            case READ_ONLY, TOO_SLOW -> 5;
            case DISK_FULL -> 30;
        };
    }
}
