package dev.portwright.account;

import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations {@code UpdateAccount}, {@code SuspendAccount}, {@code ResumeAccount} and {@code ListAccountHistory}.
 */
@Path("/operator/accounts/{account_id}")
@OperatorApi
@RunOnVirtualThread
class AccountCareResource {
    private final OperatorCall call;
    private final AccountCare care;
    private final Authenticator authenticator;

    AccountCareResource(OperatorCall call, AccountCare care, Authenticator authenticator) {
        this.call = call;
        this.care = care;
        this.authenticator = authenticator;
    }

    @PATCH
    @TakesBody
    public Response update(byte[] body) {
        UUID accountId = call.id("account_id");
        String name = call.body("UpdateAccount", body).path("name").stringValue();
        return answer(care.rename(accountId, name, by()));
    }

    @POST
    @Path("actions/suspend")
    @TakesBody
    public Response suspend(byte[] body) {
        UUID accountId = call.id("account_id");
        return answer(care.suspend(accountId, reason("SuspendAccount", body), by()));
    }

    @POST
    @Path("actions/resume")
    @TakesBody
    public Response resume(byte[] body) {
        UUID accountId = call.id("account_id");
        return answer(care.resume(accountId, reason("ResumeAccount", body), by()));
    }

    @GET
    @Path("history")
    public Response history() {
        UUID accountId = call.id("account_id");
        return Answers.page(
                care.history(accountId, call.query("ListAccountHistory").page()), AccountJson.ChangeBody::of);
    }

    private ChangedBy by() {
        return ChangedBy.operator(call.actor());
    }

    /** The reason, which the operator may give or not, as may be the body. */
    private @Nullable String reason(String operation, byte[] body) {
        return call.bodyIfAny(operation, body).path("reason").asStringOpt().orElse(null);
    }

    private Response answer(Account account) {
        authenticator.forget();
        return Answers.ok(AccountJson.AccountBody.of(account));
    }
}
