package dev.portwright.account;

import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.PathIds;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.http.Total;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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
    private final Contract contract;
    private final AccountService accounts;

    AccountResource(Contract contract, AccountService accounts) {
        this.contract = contract;
        this.accounts = accounts;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Page page = page("ListAccounts", uri);
        AccountService.Listed<Account> found = accounts.accounts(page);
        return Answers.page(
                found.entries().stream().map(AccountJson.AccountBody::of).toList(),
                page,
                new Total(found.total(), true));
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        JsonNode given = contract.operation("CreateAccount").readBody(body);
        return Answers.created(AccountJson.AccountBody.of(
                accounts.createAccount(given.path("name").stringValue())));
    }

    @GET
    @Path("{account_id}")
    public Response get(@PathParam("account_id") String id) {
        return Answers.ok(AccountJson.AccountBody.of(accounts.account(PathIds.uuid("account_id", id))));
    }

    @GET
    @Path("{account_id}/users")
    public Response users(@PathParam("account_id") String id, @Context UriInfo uri) {
        UUID accountId = PathIds.uuid("account_id", id);
        Page page = page("ListUsers", uri);
        AccountService.Listed<User> found = accounts.users(accountId, page);
        return Answers.page(
                found.entries().stream().map(AccountJson.UserBody::of).toList(), page, new Total(found.total(), true));
    }

    @POST
    @Path("{account_id}/users")
    @TakesBody
    public Response createUser(@PathParam("account_id") String id, byte[] body) {
        UUID accountId = PathIds.uuid("account_id", id);
        JsonNode given = contract.operation("CreateUser").readBody(body);
        @Nullable String email = given.path("email").asStringOpt().orElse(null);
        return Answers.created(AccountJson.UserBody.of(
                accounts.createUser(accountId, given.path("name").stringValue(), email)));
    }

    private Page page(String operation, UriInfo uri) {
        return contract.operation(operation)
                .readQuery(uri.getRequestUri().getRawQuery())
                .page();
    }
}
