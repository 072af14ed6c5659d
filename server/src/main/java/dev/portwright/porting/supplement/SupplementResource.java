package dev.portwright.porting.supplement;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import dev.portwright.porting.order.Supplement;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operation {@code ListPortingSupplements}. */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class SupplementResource {
    private final CustomerCall call;
    private final SupplementBook supplements;

    SupplementResource(CustomerCall call, SupplementBook supplements) {
        this.call = call;
        this.supplements = supplements;
    }

    @GET
    @Path("/{id}/supplements")
    public Response list() {
        UUID orderId = call.id();
        Page page = call.query("ListPortingSupplements").page();
        return Answers.page(supplements.list(call.accountId(), orderId, page), Supplement::json);
    }
}
