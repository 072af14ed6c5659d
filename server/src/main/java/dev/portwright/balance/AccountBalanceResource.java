package dev.portwright.balance;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operations {@code GetAccountBalance} and {@code ReplaceAccountBalance}. */
@Path("/operator/accounts/{account_id}/balance")
@OperatorApi
@RunOnVirtualThread
class AccountBalanceResource {
    private final OperatorCall call;
    private final Balances balances;

    AccountBalanceResource(OperatorCall call, Balances balances) {
        this.call = call;
        this.balances = balances;
    }

    @GET
    public Response get() {
        UUID accountId = call.id("account_id");
        return Answers.ok(BalanceJson.OfAccount.of(accountId, balances.getOfAny(accountId)));
    }

    @PUT
    @TakesBody
    public Response replace(byte[] body) {
        UUID accountId = call.id("account_id");
        Balance wanted = BalanceBody.read(call.checkedBody("ReplaceAccountBalance", body));
        return Answers.ok(BalanceJson.OfAccount.of(accountId, balances.replace(accountId, wanted, call.actor())));
    }
}
