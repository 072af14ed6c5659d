package dev.portwright.requirement.listing;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operations {@code ListRegulatoryRequirements} and {@code ListRegulatoryRequirementsPhoneNumbers}. */
@Path("/v2")
@CustomerApi
@RunOnVirtualThread
class RegulatoryResource {
    private final CustomerCall call;
    private final RegulatoryLists lists;

    RegulatoryResource(CustomerCall call, RegulatoryLists lists) {
        this.call = call;
        this.lists = lists;
    }

    @GET
    @Path("/regulatory_requirements")
    public Response ofKinds() {
        return Answers.page(
                lists.ofKinds(call.accountId(), call.query("ListRegulatoryRequirements")), RegulatoryJson.OfKind::of);
    }

    @GET
    @Path("/phone_numbers_regulatory_requirements")
    public Response ofNumbers() {
        return Answers.page(lists.ofNumbers(call.query("ListRegulatoryRequirementsPhoneNumbers")), json -> json);
    }
}
