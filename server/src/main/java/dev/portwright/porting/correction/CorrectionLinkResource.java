package dev.portwright.porting.correction;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Operations {@code CreateCorrectionLink}, {@code ListCorrectionLinks} and {@code RevokeCorrectionLink}. */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class CorrectionLinkResource {
    private static final long A_WEEK = Duration.ofDays(7).toSeconds();

    private final CustomerCall call;
    private final CorrectionLinks links;

    CorrectionLinkResource(CustomerCall call, CorrectionLinks links) {
        this.call = call;
        this.links = links;
    }

    @POST
    @Path("/{id}/correction_links")
    @TakesBody
    public Response create(byte[] body) {
        UUID orderId = call.id();
        JsonNode given = call.bodyIfAny("CreateCorrectionLink", body);
        Duration lifetime = Duration.ofSeconds(given.path("expires_in_secs").asLong(A_WEEK));
        boolean confirms = given.path("confirm_when_corrected").asBoolean(false);
        return call.change(
                body,
                tx -> links.make(tx, call.accountId(), call.actor(), orderId, lifetime, confirms),
                made -> Answers.created(made.link().json(made.link().createdAt(), url(made.token()))));
    }

    private String url(String token) {
        return CorrectionLink.at(call.origin() + CorrectionLink.PAGE, token);
    }

    @GET
    @Path("/{id}/correction_links")
    public Response list() {
        UUID orderId = call.id();
        return Answers.page(
                links.list(
                        call.accountId(),
                        orderId,
                        call.query("ListCorrectionLinks").page()),
                link -> link.json(links.now(), null));
    }

    @DELETE
    @Path("/{id}/correction_links/{correction_link_id}")
    public Response revoke() {
        CorrectionLink revoked = links.revoke(call.accountId(), call.id(), call.id("correction_link_id"));
        return Answers.ok(revoked.json(links.now(), null));
    }
}
