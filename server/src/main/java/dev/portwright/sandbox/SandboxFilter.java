package dev.portwright.sandbox;

import dev.portwright.platform.config.Settings;
import jakarta.annotation.Priority;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Answers for a desk as if there were no such path, whoever asks. */
@Provider
@SandboxApi
@Priority(Priorities.AUTHENTICATION - 1)
class SandboxFilter implements ContainerRequestFilter {
    private final boolean sandbox;

    SandboxFilter(Settings settings) {
        this.sandbox = settings.sandbox();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!sandbox) {
            throw new NotFoundException();
        }
    }
}
