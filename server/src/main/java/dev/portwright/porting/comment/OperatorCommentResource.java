package dev.portwright.porting.comment;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operations {@code ListCommentsAsOperator} and {@code CreateCommentAsOperator}. */
@Path("/operator/porting_orders/{id}/comments")
@OperatorApi
@RunOnVirtualThread
class OperatorCommentResource {
    private final OperatorCall call;
    private final CommentService comments;

    OperatorCommentResource(OperatorCall call, CommentService comments) {
        this.call = call;
        this.comments = comments;
    }

    @GET
    public Response list() {
        UUID orderId = call.id();
        Page page = call.query("ListCommentsAsOperator").page();
        return Answers.page(comments.listForOperator(orderId, page), CommentJson::of);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        UUID orderId = call.id();
        String text = CommentJson.text(call.checkedBody("CreateCommentAsOperator", body));
        return Answers.created(CommentJson.of(comments.addByOperator(orderId, call.actor(), text)));
    }
}
