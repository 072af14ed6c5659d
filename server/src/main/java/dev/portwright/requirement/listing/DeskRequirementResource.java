package dev.portwright.requirement.listing;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operation {@code ListDeskRequirements}. */
@Path("/operator/requirements")
@OperatorApi
@RunOnVirtualThread
class DeskRequirementResource {
    private final OperatorCall call;
    private final CatalogLists lists;

    DeskRequirementResource(OperatorCall call, CatalogLists lists) {
        this.call = call;
        this.lists = lists;
    }

    @GET
    public Response list() {
        return Answers.page(lists.requirements(call.query("ListDeskRequirements")), RequirementJson::of);
    }
}
