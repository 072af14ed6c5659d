package dev.portwright.requirement.group;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * Operations {@code GetRequirementGroups}, {@code CreateRequirementGroup}, {@code GetRequirementGroup}, {@code
 * UpdateRequirementGroup}, {@code DeleteRequirementGroup} and {@code SubmitRequirementGroup}. Unlike all others they answer
 * groups as they are, without anything around them.
 */
@Path("/v2/requirement_groups")
@CustomerApi
@RunOnVirtualThread
class GroupResource {
    private final CustomerCall call;
    private final RequirementGroups groups;
    private final OwnGroups own;
    private final GroupLists lists;

    GroupResource(CustomerCall call, RequirementGroups groups, OwnGroups own, GroupLists lists) {
        this.call = call;
        this.groups = groups;
        this.own = own;
        this.lists = lists;
    }

    @GET
    public Response list() {
        return Answers.bare(lists.list(call.accountId(), call.query("GetRequirementGroups")).stream()
                .map(group -> GroupJson.own(group, groups))
                .toList());
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        CheckedBody given = call.checkedBody("CreateRequirementGroup", body);
        return call.change(body, tx -> own.add(tx, call.accountId(), given), this::answer);
    }

    @GET
    @Path("/{id}")
    public Response get() {
        return answer(lists.get(call.accountId(), call.id()));
    }

    @PATCH
    @Path("/{id}")
    @TakesBody
    public Response edit(byte[] body) {
        UUID id = call.id();
        CheckedBody given = call.checkedBody("UpdateRequirementGroup", body);
        return call.change(body, tx -> own.edit(tx, call.accountId(), id, given), this::answer);
    }

    @DELETE
    @Path("/{id}")
    public Response delete() {
        return answer(own.remove(call.accountId(), call.id()));
    }

    @POST
    @Path("/{id}/submit_for_approval")
    public Response submit() {
        UUID id = call.id();
        return call.change(tx -> own.submit(tx, call.accountId(), id), this::answer);
    }

    private Response answer(RequirementGroup group) {
        return Answers.bare(GroupJson.own(group, groups));
    }
}
