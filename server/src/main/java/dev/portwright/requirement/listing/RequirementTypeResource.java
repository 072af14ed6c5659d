package dev.portwright.requirement.listing;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.requirement.RequirementTypeJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operations {@code ListRequirementTypes} and {@code RetrieveRequirementType}. */
@Path("/v2/requirement_types")
@CustomerApi
@RunOnVirtualThread
class RequirementTypeResource {
    private final CustomerCall call;
    private final CatalogLists lists;

    RequirementTypeResource(CustomerCall call, CatalogLists lists) {
        this.call = call;
        this.lists = lists;
    }

    @GET
    public Response list() {
        return Answers.page(lists.types(call.query("ListRequirementTypes")), RequirementTypeJson::of);
    }

    @GET
    @Path("/{id}")
    public Response get() {
        return Answers.ok(RequirementTypeJson.of(lists.type(call.id())));
    }
}
