package dev.portwright.account;

import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.PathIds;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.http.Total;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
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

/** Operations {@code ListApiKeys}, {@code CreateApiKey} and {@code RevokeApiKey}. */
@Path("/operator/accounts/{account_id}/api_keys")
@OperatorApi
@RunOnVirtualThread
class ApiKeyResource {
    private final Contract contract;
    private final AccountService accounts;
    private final Authenticator authenticator;

    ApiKeyResource(Contract contract, AccountService accounts, Authenticator authenticator) {
        this.contract = contract;
        this.accounts = accounts;
        this.authenticator = authenticator;
    }

    @GET
    public Response list(@PathParam("account_id") String id, @Context UriInfo uri) {
        UUID accountId = PathIds.uuid("account_id", id);
        Page page = contract.operation("ListApiKeys")
                .readQuery(uri.getRequestUri().getRawQuery())
                .page();
        AccountService.Listed<ApiKey> found = accounts.keys(accountId, page);
        return Answers.page(
                found.entries().stream().map(AccountJson.KeyBody::of).toList(), page, new Total(found.total(), true));
    }

    @POST
    @TakesBody
    public Response create(@PathParam("account_id") String id, byte[] body) {
        UUID accountId = PathIds.uuid("account_id", id);
        JsonNode given = contract.operation("CreateApiKey").readBody(body);
        @Nullable
        UUID userId = given.path("user_id").asStringOpt().map(UUID::fromString).orElse(null);
        return Answers.created(AccountJson.KeyBody.of(
                accounts.createKey(accountId, given.path("name").stringValue(), userId)));
    }

    @DELETE
    @Path("{api_key_id}")
    public Response revoke(@PathParam("account_id") String id, @PathParam("api_key_id") String keyId) {
        UUID accountId = PathIds.uuid("account_id", id);
        UUID apiKeyId = PathIds.uuid("api_key_id", keyId);
        accounts.account(accountId);
        accounts.revokeKey(accountId, apiKeyId);
        authenticator.forget();
        return Answers.noContent();
    }
}
