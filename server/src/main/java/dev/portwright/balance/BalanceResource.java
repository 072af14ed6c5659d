package dev.portwright.balance;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operation {@code GetUserBalance}. */
@Path("/v2/balance")
@CustomerApi
@RunOnVirtualThread
class BalanceResource {
    private final CustomerCall call;
    private final Balances balances;

    BalanceResource(CustomerCall call, Balances balances) {
        this.call = call;
        this.balances = balances;
    }

    @GET
    public Response get() {
        return Answers.ok(BalanceJson.Own.of(balances.get(call.accountId())));
    }
}
