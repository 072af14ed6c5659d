package dev.portwright.message;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operation {@code ListSandboxMessages}. */
@Path("/sandbox/messages")
@CustomerApi
@RunOnVirtualThread
class SandboxMessageResource {
    private final CustomerCall call;
    private final SandboxMessages messages;

    SandboxMessageResource(CustomerCall call, SandboxMessages messages) {
        this.call = call;
        this.messages = messages;
    }

    @GET
    public Response list() {
        return Answers.page(messages.list(call.accountId(), call.query("ListSandboxMessages")), SandboxMessageJson::of);
    }
}
