package dev.portwright.porting.requirement;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operation {@code ListPortingOrderRequirements}. */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class OrderRequirementResource {
    private final CustomerCall call;
    private final OrderRequirements requirements;

    OrderRequirementResource(CustomerCall call, OrderRequirements requirements) {
        this.call = call;
        this.requirements = requirements;
    }

    @GET
    @Path("/{id}/requirements")
    public Response list() {
        UUID id = call.id();
        Page page = call.query("ListPortingOrderRequirements").page();
        return Answers.page(requirements.list(call.accountId(), id, page), OrderRequirementJson::of);
    }
}
