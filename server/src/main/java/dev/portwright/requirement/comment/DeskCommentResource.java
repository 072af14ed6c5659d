package dev.portwright.requirement.comment;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.requirement.group.RequirementGroups;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operations {@code ListDeskRequirementGroupComments} and {@code CreateDeskRequirementGroupComment}. */
@Path("/operator/requirement_groups/{id}/comments")
@OperatorApi
@RunOnVirtualThread
class DeskCommentResource {
    private final OperatorCall call;
    private final GroupComments comments;

    DeskCommentResource(OperatorCall call, GroupComments comments) {
        this.call = call;
        this.comments = comments;
    }

    @GET
    public Response list() {
        UUID groupId = call.id();
        Page page = call.query("ListDeskRequirementGroupComments").page();
        return Answers.page(
                comments.listAtDesk(groupId, page).orElseThrow(RequirementGroups::notFound), CommentJson::of);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        UUID groupId = call.id();
        String text = CommentJson.text(call.checkedBody("CreateDeskRequirementGroupComment", body));
        return Answers.created(
                CommentJson.of(comments.addAtDesk(groupId, text).orElseThrow(RequirementGroups::notFound)));
    }
}
