package dev.portwright.porting.comment;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operations {@code ListPortingOrderComments} and {@code CreatePortingOrderComment}. */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class CommentResource {
    private final CustomerCall call;
    private final CommentService comments;

    CommentResource(CustomerCall call, CommentService comments) {
        this.call = call;
        this.comments = comments;
    }

    @GET
    @Path("/{id}/comments")
    public Response list() {
        UUID orderId = call.id();
        Page page = call.query("ListPortingOrderComments").page();
        return Answers.page(comments.list(call.accountId(), orderId, page), CommentJson::of);
    }

    @POST
    @Path("/{id}/comments")
    @TakesBody
    public Response create(byte[] body) {
        UUID orderId = call.id();
        String text = CommentJson.text(call.checkedBody("CreatePortingOrderComment", body));
        Author author = Author.user(call.caller().userId());
        return call.change(
                body,
                tx -> comments.add(tx, call.accountId(), orderId, call.actor(), author, text),
                signed -> Answers.created(CommentJson.of(signed)));
    }
}
