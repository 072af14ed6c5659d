package dev.portwright.sandbox;

import dev.portwright.account.CurrentCaller;
import dev.portwright.account.CustomerApi;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operation {@code ResetSandbox}. */
@Path("/sandbox/reset")
@CustomerApi
@RunOnVirtualThread
class SandboxResetResource {
    private final CurrentCaller caller;
    private final SandboxReset reset;

    SandboxResetResource(CurrentCaller caller, SandboxReset reset) {
        this.caller = caller;
        this.reset = reset;
    }

    @POST
    public Response reset() {
        reset.reset(caller.get());
        return Answers.noContent();
    }
}
