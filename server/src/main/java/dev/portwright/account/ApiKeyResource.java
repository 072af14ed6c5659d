package dev.portwright.account;

import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Operations {@code ListApiKeys}, {@code CreateApiKey} and {@code RevokeApiKey}. */
@Path("/operator/accounts/{account_id}/api_keys")
@OperatorApi
@RunOnVirtualThread
class ApiKeyResource {
    private final OperatorCall call;
    private final AccountService accounts;
    private final Authenticator authenticator;

    ApiKeyResource(OperatorCall call, AccountService accounts, Authenticator authenticator) {
        this.call = call;
        this.accounts = accounts;
        this.authenticator = authenticator;
    }

    @GET
    public Response list() {
        UUID accountId = call.id("account_id");
        return Answers.page(accounts.keys(accountId, call.query("ListApiKeys").page()), AccountJson.KeyBody::of);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        UUID accountId = call.id("account_id");
        JsonNode given = call.body("CreateApiKey", body);
        @Nullable
        UUID userId = given.path("user_id").asStringOpt().map(UUID::fromString).orElse(null);
        return Answers.created(AccountJson.KeyBody.of(
                accounts.createKey(accountId, given.path("name").stringValue(), userId)));
    }

    @DELETE
    @Path("{api_key_id}")
    public Response revoke() {
        accounts.revokeKey(call.id("account_id"), call.id("api_key_id"));
        authenticator.forget();
        return Answers.noContent();
    }
}
