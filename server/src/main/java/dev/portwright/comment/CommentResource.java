package dev.portwright.comment;

import dev.portwright.account.Caller;
import dev.portwright.account.CurrentCaller;
import dev.portwright.account.CustomerApi;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.Idempotency;
import dev.portwright.platform.http.Listed;
import dev.portwright.platform.http.PathIds;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operations {@code ListPortingOrderComments} and {@code CreatePortingOrderComment}. */
@Path("/v2/porting_orders/{id}/comments")
@CustomerApi
@RunOnVirtualThread
class CommentResource {
    private final Contract contract;
    private final CurrentCaller current;
    private final Idempotency idempotency;
    private final CommentService comments;

    CommentResource(Contract contract, CurrentCaller current, Idempotency idempotency, CommentService comments) {
        this.contract = contract;
        this.current = current;
        this.idempotency = idempotency;
        this.comments = comments;
    }

    @GET
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        UUID orderId = PathIds.uuid("id", id);
        Page page = contract.operation("ListPortingOrderComments")
                .readQuery(uri.getRequestUri().getRawQuery())
                .page();
        Listed<CommentService.Signed> found = comments.list(current.get().accountId(), orderId, page);
        return Answers.page(found.entries().stream().map(CommentJson::of).toList(), page, found.total());
    }

    @POST
    @TakesBody
    public Response create(
            @PathParam("id") String id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Context UriInfo uri,
            byte[] body) {
        UUID orderId = PathIds.uuid("id", id);
        String text =
                CommentJson.text(contract.operation("CreatePortingOrderComment").checkBody(body));
        Caller caller = current.get();
        return idempotency.once(
                caller.accountId(),
                key,
                new Idempotency.Request("POST", uri.getPath(), body),
                () -> Answers.created(
                        CommentJson.of(comments.add(caller.accountId(), orderId, Author.user(caller.userId()), text))));
    }
}
