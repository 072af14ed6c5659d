package dev.portwright.history;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operation {@code ListAuditLogs}. */
@Path("/v2/audit_events")
@CustomerApi
@RunOnVirtualThread
class AuditEventResource {
    private final CustomerCall call;
    private final AuditLog log;

    AuditEventResource(CustomerCall call, AuditLog log) {
        this.call = call;
        this.log = log;
    }

    @GET
    public Response list() {
        return Answers.page(log.list(call.accountId(), call.query("ListAuditLogs")), AuditEventJson::of);
    }
}
