package dev.portwright.sandbox.fault;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operations {@code GetSandboxFaults}, {@code PutSandboxFaults} and {@code DeleteSandboxFaults}. */
@Path("/sandbox/faults")
@CustomerApi
@RunOnVirtualThread
class FaultResource {
    private final CustomerCall call;
    private final FaultService faults;

    FaultResource(CustomerCall call, FaultService faults) {
        this.call = call;
        this.faults = faults;
    }

    @GET
    public Response get() {
        return Answers.ok(FaultsJson.of(faults.read(call.accountId())));
    }

    @PUT
    @TakesBody
    public Response put(byte[] body) {
        return Answers.ok(FaultsJson.of(faults.replace(call.accountId(), call.checkedBody("PutSandboxFaults", body))));
    }

    @DELETE
    public Response delete() {
        faults.end(call.accountId());
        return Answers.noContent();
    }
}
