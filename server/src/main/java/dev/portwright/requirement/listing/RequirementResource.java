package dev.portwright.requirement.listing;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operations {@code ListRequirements} and {@code RetrieveDocumentRequirements}. */
@Path("/v2/requirements")
@CustomerApi
@RunOnVirtualThread
class RequirementResource {
    private final CustomerCall call;
    private final CatalogLists lists;

    RequirementResource(CustomerCall call, CatalogLists lists) {
        this.call = call;
        this.lists = lists;
    }

    @GET
    public Response list() {
        return Answers.page(lists.requirements(call.query("ListRequirements")), RequirementJson::of);
    }

    @GET
    @Path("/{id}")
    public Response get() {
        UUID id = call.id();
        return Answers.ok(RequirementJson.of(lists.requirement(id, call.query("RetrieveDocumentRequirements"))));
    }
}
