package dev.portwright.comment;

import dev.portwright.account.OperatorApi;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.Listed;
import dev.portwright.platform.http.PathIds;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** Operations {@code ListCommentsAsOperator} and {@code CreateCommentAsOperator}. */
@Path("/operator/porting_orders/{id}/comments")
@OperatorApi
@RunOnVirtualThread
class OperatorCommentResource {
    private final Contract contract;
    private final CommentService comments;

    OperatorCommentResource(Contract contract, CommentService comments) {
        this.contract = contract;
        this.comments = comments;
    }

    @GET
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        UUID orderId = PathIds.uuid("id", id);
        Page page = contract.operation("ListCommentsAsOperator")
                .readQuery(uri.getRequestUri().getRawQuery())
                .page();
        Listed<CommentService.Signed> found = comments.listForOperator(orderId, page);
        return Answers.page(found.entries().stream().map(CommentJson::of).toList(), page, found.total());
    }

    @POST
    @TakesBody
    public Response create(@PathParam("id") String id, byte[] body) {
        UUID orderId = PathIds.uuid("id", id);
        String text =
                CommentJson.text(contract.operation("CreateCommentAsOperator").checkBody(body));
        return Answers.created(CommentJson.of(comments.addByOperator(orderId, text)));
    }
}
