package dev.portwright.porting.action;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operations {@code listPortingActionRequirements} and {@code initiatePortingActionRequirement}. */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class ActionResource {
    private final CustomerCall call;
    private final ActionRequirements actions;

    ActionResource(CustomerCall call, ActionRequirements actions) {
        this.call = call;
        this.actions = actions;
    }

    @GET
    @Path("/{id}/action_requirements")
    public Response list() {
        UUID orderId = call.id();
        Query query = call.query("listPortingActionRequirements");
        return Answers.page(
                actions.list(call.accountId(), orderId, query), action -> ActionJson.of(action, call.origin()));
    }

    @POST
    @Path("/{id}/action_requirements/{action_requirement_id}/initiate")
    @TakesBody
    public Response initiate(byte[] body) {
        UUID orderId = call.id();
        UUID id = call.id("action_requirement_id");
        CheckedBody given = call.checkedBody("initiatePortingActionRequirement", body);
        return call.change(
                body,
                tx -> actions.initiate(tx, call.accountId(), call.actor(), orderId, id, call.ifMatch(), given),
                begun -> Answers.ok(ActionJson.of(begun, call.origin())));
    }
}
