package dev.portwright.requirement.comment;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Operations {@code ListComments}, {@code CreateComment}, {@code RetrieveComment} and {@code MarkCommentRead}. What they
 * say of sub number orders is about nothing: numbers are not ordered here but ported.
 */
@Path("/v2/comments")
@CustomerApi
@RunOnVirtualThread
class CommentResource {
    /** The one kind of thing that is commented on. */
    static final String GROUP = "requirement_group";

    private static final String FILTER = "filter[comment_record_id]";
    private static final String POINTER = "/comment_record_id";

    private final CustomerCall call;
    private final GroupComments comments;

    CommentResource(CustomerCall call, GroupComments comments) {
        this.call = call;
        this.comments = comments;
    }

    @GET
    public Response list() {
        Query query = call.query("ListComments");
        Problems problems = new Problems();
        String type = needed(query, "comment_record_type", "a kind of thing, such as " + GROUP, problems);
        String id = needed(query, "comment_record_id", "the id of the thing that the comments are about", problems);
        problems.throwIfAny();
        if (!type.equals(GROUP)) {
            throw new ApiException(ProblemCode.NOT_FOUND.in(FILTER, missing(type)));
        }
        UUID groupId = UUID.fromString(id);
        Page page = new Page(query.integer("page.number", 1), query.integer("page.size", GroupComments.USUAL));
        return Answers.page(
                comments.list(call.accountId(), groupId, page)
                        .orElseThrow(() -> new ApiException(ProblemCode.NOT_FOUND.in(FILTER, missing(GROUP)))),
                CommentJson::of);
    }

    private static String needed(Query query, String name, String what, Problems problems) {
        String value = query.text("filter." + name).orElse("");
        if (value.isEmpty()) {
            problems.add(ProblemCode.MISSING_PARAMETER.in("filter[" + name + "]", "Give " + what + "."));
        }
        return value;
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        CheckedBody checked = call.checkedBody("CreateComment", body);
        String text = CommentJson.text(checked);
        JsonNode given = checked.usable();
        String type = given.path("comment_record_type").stringValue();
        if (!type.equals(GROUP)) {
            throw new ApiException(ProblemCode.NOT_FOUND.at(POINTER, missing(type)));
        }
        UUID groupId = UUID.fromString(given.path("comment_record_id").stringValue());
        UUID userId = call.caller().userId();
        return call.change(
                body,
                tx -> comments.add(tx, call.accountId(), groupId, userId, text)
                        .orElseThrow(() -> new ApiException(ProblemCode.NOT_FOUND.at(POINTER, missing(GROUP)))),
                CommentResource::answer);
    }

    private static String missing(String type) {
        return "There is no " + type.replace('_', ' ') + " with this id.";
    }

    @GET
    @Path("/{id}")
    public Response get() {
        return answer(comments.get(call.accountId(), call.id()));
    }

    @PATCH
    @Path("/{id}/read")
    public Response read() {
        UUID id = call.id();
        return call.change(tx -> comments.read(tx, call.accountId(), id), CommentResource::answer);
    }

    private static Response answer(GroupComments.Signed comment) {
        return Answers.ok(CommentJson.of(comment));
    }
}
