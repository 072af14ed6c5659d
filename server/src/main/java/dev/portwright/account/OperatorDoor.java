package dev.portwright.account;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.http.ClosedPaths;
import dev.portwright.platform.problem.ProblemCode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Without an operator's key configured, the operator API does not exist. */
@ApplicationScoped
class OperatorDoor {
    private final Settings settings;

    OperatorDoor(Settings settings) {
        this.settings = settings;
    }

    void filters(@Observes Filters filters) {
        if (settings.operatorKey() == null) {
            ClosedPaths.close(
                    filters,
                    "/operator",
                    ProblemCode.NOT_FOUND.because(
                            "The operator API is off. Start the server with PORTWRIGHT_OPERATOR_KEY to use it."));
        }
    }
}
