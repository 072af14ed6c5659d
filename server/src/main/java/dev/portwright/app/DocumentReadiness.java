package dev.portwright.app;

import dev.portwright.platform.blob.ObjectStore;
import dev.portwright.platform.problem.ApiException;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Where documents are, and whether their bytes can be read and written there. The database has a check of its own. */
@Readiness
@ApplicationScoped
class DocumentReadiness implements AsyncHealthCheck {
    private static final String NAME = "documents";
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final ObjectStore store;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    /** The question that is under way, so that a store which hangs is asked once. */
    private final AtomicReference<@Nullable Uni<Boolean>> question = new AtomicReference<>();

    DocumentReadiness(ObjectStore store) {
        this.store = store;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (!store.isThere()) {
            return Uni.createFrom().item(response(true, "in the database"));
        }
        return ask().map(up -> response(up, up ? "in the S3 store" : "the S3 store does not answer"))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(() -> response(false, "the S3 store does not answer"));
    }

    private Uni<Boolean> ask() {
        Uni<Boolean> known = question.get();
        if (known != null) {
            return known;
        }
        Uni<Boolean> asked = Uni.createFrom()
                .item(this::answers)
                .runSubscriptionOn(threads)
                .onTermination()
                .invoke(() -> question.set(null))
                .memoize()
                .indefinitely();
        return question.compareAndSet(null, asked) ? asked : ask();
    }

    private boolean answers() {
        try {
            store.probe();
            return true;
        } catch (ApiException e) {
            return false;
        }
    }

    private static HealthCheckResponse response(boolean up, String state) {
        return HealthCheckResponse.named(NAME)
                .status(up)
                .withData("state", state)
                .build();
    }
}
