package dev.portwright.requirement.group;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * Operations {@code updateSubNumberOrderRequirementGroup} and {@code updateNumberOrderPhoneNumberRequirementGroup}. Numbers
 * are not ordered here but ported, so that there is no number order, and every id is one that there is not.
 */
@Path("/v2")
@CustomerApi
@RunOnVirtualThread
class NumberOrderResource {
    private final CustomerCall call;
    private final RequirementGroups groups;
    private final Db db;

    NumberOrderResource(CustomerCall call, RequirementGroups groups, Db db) {
        this.call = call;
        this.groups = groups;
        this.db = db;
    }

    @POST
    @Path("/sub_number_orders/{id}/requirement_group")
    @TakesBody
    public Response ofSubNumberOrder(byte[] body) {
        throw unknown("updateSubNumberOrderRequirementGroup", body, "sub number order");
    }

    @POST
    @Path("/number_order_phone_numbers/{id}/requirement_group")
    @TakesBody
    public Response ofPhoneNumber(byte[] body) {
        throw unknown("updateNumberOrderPhoneNumberRequirementGroup", body, "number order phone number");
    }

    /** What is wrong with the request is told before, as everywhere. */
    private ApiException unknown(String operation, byte[] body, String what) {
        call.id();
        UUID group = UUID.fromString(
                call.body(operation, body).path("requirement_group_id").asString());
        if (db.read(tx -> groups.find(tx, call.accountId(), group)).isEmpty()) {
            return new ApiException(ProblemCode.UNKNOWN_REFERENCE.at(
                    "/requirement_group_id", "There is no requirement group with this id in your account."));
        }
        return new ApiException(ProblemCode.NOT_FOUND.in("id", "There is no " + what + " with this id."));
    }
}
