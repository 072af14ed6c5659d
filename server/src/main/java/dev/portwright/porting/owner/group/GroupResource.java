package dev.portwright.porting.owner.group;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.OrderGroups;
import dev.portwright.porting.owner.ConfirmObstacles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;

/**
 * Operations {@code GetPortingOrderGroup}, {@code UpdatePortingOrderGroup}, {@code DeletePortingOrderGroup}, {@code
 * ConfirmPortingOrderGroup} and {@code CancelPortingOrderGroup}.
 */
@Path("/v2/porting_order_groups/{id}")
@CustomerApi
@RunOnVirtualThread
class GroupResource {
    private static final Pattern ID_FORM = Pattern.compile("pr_[0-9a-f]{6,20}");

    private final CustomerCall call;
    private final OrderGroups groups;
    private final ConfirmObstacles obstacles;
    private final GroupActions actions;

    GroupResource(CustomerCall call, OrderGroups groups, ConfirmObstacles obstacles, GroupActions actions) {
        this.call = call;
        this.groups = groups;
        this.obstacles = obstacles;
        this.actions = actions;
    }

    @GET
    public Response get() {
        OrderGroups.Group group = groups.get(call.accountId(), id());
        return Answers.ok(
                GroupJson.of(
                        group, group.tooLarge().isPresent() ? null : obstacles.of(call.accountId(), group.orders())),
                GroupJson.Meta.of(group.id()));
    }

    @PATCH
    @TakesBody
    public Response update(byte[] body) {
        String group = group();
        CheckedBody patch = call.checkedBody("UpdatePortingOrderGroup", body);
        return call.change(
                body, tx -> actions.edit(tx, call.accountId(), call.actor(), group, patch), GroupResource::answer);
    }

    @DELETE
    public Response delete() {
        actions.delete(call.accountId(), call.actor(), group());
        return Answers.noContent();
    }

    @POST
    @Path("/actions/confirm")
    public Response confirm() {
        String group = group();
        return call.change(tx -> actions.confirm(tx, call.accountId(), call.actor(), group), GroupResource::answer);
    }

    @POST
    @Path("/actions/cancel")
    public Response cancel() {
        String group = group();
        return call.change(tx -> actions.cancel(tx, call.accountId(), call.actor(), group), GroupResource::answer);
    }

    /** The id of a group that is to be changed, which has no version that the sender could hold it to. */
    private String group() {
        if (call.ifMatch() != null) {
            throw new ApiException(
                    ProblemCode.PRECONDITION_FAILED.in(
                            "If-Match",
                            "A group has no ETag of its own. Leave the header out, or change the orders one by one with theirs."));
        }
        return id();
    }

    /** What no group can be called is none, and need not be looked for. */
    private String id() {
        String id = call.path("id");
        if (!ID_FORM.matcher(id).matches()) {
            throw OrderGroups.notFound();
        }
        return id;
    }

    private static Response answer(GroupActions.Acted acted) {
        return Answers.ok(GroupJson.of(acted), GroupJson.Meta.of(acted));
    }
}
