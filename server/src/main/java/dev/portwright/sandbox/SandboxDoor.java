package dev.portwright.sandbox;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.http.ClosedPaths;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers for a desk as if there were nothing of a sandbox, whoever asks. */
@ApplicationScoped
class SandboxDoor {
    private final Settings settings;

    SandboxDoor(Settings settings) {
        this.settings = settings;
    }

    void filters(@Observes Filters filters) {
        if (!settings.sandbox()) {
            ClosedPaths.close(filters, "/sandbox");
        }
    }
}
