package dev.portwright.requirement.group;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Operations {@code ListDeskRequirementGroups}, {@code DeskApproveRequirementGroup} and {@code DeskDeclineRequirementGroup}. */
@Path("/operator/requirement_groups")
@OperatorApi
@RunOnVirtualThread
class DeskGroupResource {
    private final OperatorCall call;
    private final RequirementGroups groups;
    private final GroupDecisions decisions;
    private final GroupLists lists;
    private final Db db;

    DeskGroupResource(OperatorCall call, RequirementGroups groups, GroupDecisions decisions, GroupLists lists, Db db) {
        this.call = call;
        this.groups = groups;
        this.decisions = decisions;
        this.lists = lists;
        this.db = db;
    }

    @GET
    public Response list() {
        return Answers.page(
                lists.listOfAllAccounts(call.query("ListDeskRequirementGroups")),
                group -> GroupJson.ofDesk(group, groups));
    }

    @POST
    @Path("/{id}/actions/approve")
    public Response approve() {
        UUID id = call.id();
        return answer(
                db.transaction(tx -> decisions.approve(tx, id, call.actor().userId())));
    }

    @POST
    @Path("/{id}/actions/decline")
    @TakesBody
    public Response decline(byte[] body) {
        UUID id = call.id();
        JsonNode given = call.body("DeskDeclineRequirementGroup", body);
        String reason = given.path("reason").asString();
        return answer(db.transaction(
                tx -> decisions.decline(tx, id, reason, call.actor().userId())));
    }

    private Response answer(RequirementGroup group) {
        return Answers.ok(GroupJson.ofDesk(group, groups));
    }
}
