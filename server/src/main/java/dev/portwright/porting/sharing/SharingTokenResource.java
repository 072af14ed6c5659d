package dev.portwright.porting.sharing;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operations {@code SharePortingOrder}, {@code ListSharingTokens} and {@code RevokeSharingToken}. */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class SharingTokenResource {
    private final CustomerCall call;
    private final SharingTokens tokens;
    private final TokenText text;

    SharingTokenResource(CustomerCall call, SharingTokens tokens, TokenText text) {
        this.call = call;
        this.tokens = tokens;
        this.text = text;
    }

    @POST
    @Path("/{id}/actions/share")
    @TakesBody
    public Response share(byte[] body) {
        UUID orderId = call.id();
        ShareRequest wanted = ShareRequest.of(call.checkedBody("SharePortingOrder", body));
        return call.change(
                body,
                tx -> tokens.share(tx, call.caller(), call.actor(), orderId, wanted),
                token -> Answers.created(token.json(text.of(token))));
    }

    @GET
    @Path("/{id}/sharing_tokens")
    public Response list() {
        UUID orderId = call.id();
        Page page = call.query("ListSharingTokens").page();
        return Answers.page(tokens.list(call.accountId(), orderId, page), token -> token.json(null));
    }

    @DELETE
    @Path("/{id}/sharing_tokens/{sharing_token_id}")
    public Response revoke() {
        tokens.revoke(call.accountId(), call.actor(), call.id(), call.id("sharing_token_id"));
        return Answers.noContent();
    }
}
