package dev.portwright.account;

import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Operations {@code ListAccounts}, {@code CreateAccount}, {@code GetAccount}, {@code ListUsers} and
 * {@code CreateUser}.
 */
@Path("/operator/accounts")
@OperatorApi
@RunOnVirtualThread
class AccountResource {
    private final OperatorCall call;
    private final AccountService accounts;

    AccountResource(OperatorCall call, AccountService accounts) {
        this.call = call;
        this.accounts = accounts;
    }

    @GET
    public Response list() {
        return Answers.page(accounts.accounts(call.query("ListAccounts").page()), AccountJson.AccountBody::of);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        JsonNode given = call.body("CreateAccount", body);
        return Answers.created(AccountJson.AccountBody.of(
                accounts.createAccount(given.path("name").stringValue())));
    }

    @GET
    @Path("{account_id}")
    public Response get() {
        return Answers.ok(AccountJson.AccountBody.of(accounts.account(call.id("account_id"))));
    }

    @GET
    @Path("{account_id}/users")
    public Response users() {
        UUID accountId = call.id("account_id");
        return Answers.page(accounts.users(accountId, call.query("ListUsers").page()), AccountJson.UserBody::of);
    }

    @POST
    @Path("{account_id}/users")
    @TakesBody
    public Response createUser(byte[] body) {
        UUID accountId = call.id("account_id");
        JsonNode given = call.body("CreateUser", body);
        @Nullable String email = given.path("email").asStringOpt().orElse(null);
        return Answers.created(AccountJson.UserBody.of(
                accounts.createUser(accountId, given.path("name").stringValue(), email)));
    }
}
