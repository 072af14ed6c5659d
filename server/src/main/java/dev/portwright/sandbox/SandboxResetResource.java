package dev.portwright.sandbox;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
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
    private final CustomerCall call;
    private final SandboxReset reset;

    SandboxResetResource(CustomerCall call, SandboxReset reset) {
        this.call = call;
        this.reset = reset;
    }

    @POST
    public Response reset() {
        reset.reset(call.accountId());
        return Answers.noContent();
    }
}
