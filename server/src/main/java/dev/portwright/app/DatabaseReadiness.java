package dev.portwright.app;

import dev.portwright.platform.db.DatabaseWatch;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is who can change something in the database: one that only lets itself be read is not enough. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {
    private static final String NAME = "database";
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final DatabaseWatch database;

    DatabaseReadiness(DatabaseWatch database) {
        this.database = database;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(database::ask)
                .map(up -> response(up, database.status()))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(() -> response(false, "does not answer"));
    }

    private static HealthCheckResponse response(boolean up, String status) {
        return HealthCheckResponse.named(NAME)
                .status(up)
                .withData("state", status)
                .build();
    }
}
