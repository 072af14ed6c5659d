package dev.portwright.porting.action;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;

/** Operations {@code ListDeskActionRequirements} and {@code DeskDecideActionRequirement}. */
@Path("/operator/action_requirements")
@OperatorApi
@RunOnVirtualThread
class DeskActionRequirementResource {
    private final OperatorCall call;
    private final ActionsAtDesk actions;

    DeskActionRequirementResource(OperatorCall call, ActionsAtDesk actions) {
        this.call = call;
        this.actions = actions;
    }

    @GET
    public Response list() {
        return Answers.page(actions.list(call.query("ListDeskActionRequirements")), Function.identity());
    }

    @POST
    @Path("/{action_requirement_id}/actions/decide")
    @TakesBody
    public Response decide(byte[] body) {
        UUID id = call.id("action_requirement_id");
        return Answers.ok(actions.decide(id, call.actor(), call.checkedBody("DeskDecideActionRequirement", body)));
    }
}
