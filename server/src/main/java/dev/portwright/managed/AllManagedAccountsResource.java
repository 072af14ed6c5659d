package dev.portwright.managed;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operation {@code ListAllManagedAccounts}: who manages whom. */
@Path("/operator/managed_accounts")
@OperatorApi
@RunOnVirtualThread
class AllManagedAccountsResource {
    private final OperatorCall call;
    private final ManagedAccounts accounts;

    AllManagedAccountsResource(OperatorCall call, ManagedAccounts accounts) {
        this.call = call;
        this.accounts = accounts;
    }

    @GET
    public Response list() {
        return Answers.page(accounts.listAll(call.query("ListAllManagedAccounts")), ManagedAccountJson.OfAny::of);
    }
}
