package dev.portwright.account;

import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.PathIds;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.http.Total;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations {@code UpdateAccount}, {@code SuspendAccount}, {@code ResumeAccount} and {@code ListAccountHistory}.
 */
@Path("/operator/accounts/{account_id}")
@OperatorApi
@RunOnVirtualThread
class AccountCareResource {
    private final Contract contract;
    private final CurrentCaller current;
    private final AccountCare care;
    private final Authenticator authenticator;

    AccountCareResource(Contract contract, CurrentCaller current, AccountCare care, Authenticator authenticator) {
        this.contract = contract;
        this.current = current;
        this.care = care;
        this.authenticator = authenticator;
    }

    @PATCH
    @TakesBody
    public Response update(@PathParam("account_id") String id, byte[] body) {
        UUID accountId = PathIds.uuid("account_id", id);
        String name =
                contract.operation("UpdateAccount").readBody(body).path("name").stringValue();
        return answer(care.rename(accountId, name, by()));
    }

    @POST
    @Path("actions/suspend")
    @TakesBody
    public Response suspend(@PathParam("account_id") String id, byte[] body) {
        UUID accountId = PathIds.uuid("account_id", id);
        return answer(care.suspend(accountId, reason("SuspendAccount", body), by()));
    }

    @POST
    @Path("actions/resume")
    @TakesBody
    public Response resume(@PathParam("account_id") String id, byte[] body) {
        UUID accountId = PathIds.uuid("account_id", id);
        return answer(care.resume(accountId, reason("ResumeAccount", body), by()));
    }

    @GET
    @Path("history")
    public Response history(@PathParam("account_id") String id, @Context UriInfo uri) {
        UUID accountId = PathIds.uuid("account_id", id);
        Page page = contract.operation("ListAccountHistory")
                .readQuery(uri.getRequestUri().getRawQuery())
                .page();
        AccountService.Listed<AccountChange> found = care.history(accountId, page);
        return Answers.page(
                found.entries().stream().map(AccountJson.ChangeBody::of).toList(),
                page,
                new Total(found.total(), true));
    }

    private ChangedBy by() {
        return ChangedBy.operator(current.requestId());
    }

    /** The reason, which the operator may give or not, as may be the body. */
    private @Nullable String reason(String operation, byte[] body) {
        return body.length == 0
                ? null
                : contract.operation(operation)
                        .readBody(body)
                        .path("reason")
                        .asStringOpt()
                        .orElse(null);
    }

    private Response answer(Account account) {
        authenticator.forget();
        return Answers.ok(AccountJson.AccountBody.of(account));
    }
}
