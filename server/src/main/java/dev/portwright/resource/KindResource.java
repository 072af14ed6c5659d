package dev.portwright.resource;

import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.ETags;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.reference.Reference;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations that every kind of resources has. A kind is served by a class of its own that extends this, names its path and
 * adds what else it can do; operations that the API description does not have for it are refused before they come here.
 */
@RunOnVirtualThread
public abstract class KindResource {
    private final CustomerCall call;
    private final Kinds kinds;
    private final Resources resources;
    private final ResourceLists lists;
    private final String name;

    /** @param name the kind */
    protected KindResource(KindCalls calls, String name) {
        this.call = calls.call;
        this.kinds = calls.kinds;
        this.resources = calls.resources;
        this.lists = calls.lists;
        this.name = name;
    }

    private Kind kind() {
        return kinds.kind(name);
    }

    @GET
    public Response list() {
        Kind kind = kind();
        Query query = call.query(kind.operation("list"));
        return Answers.page(lists.list(call.accountId(), kind, query), resource -> ResourceJson.of(kind, resource));
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        Kind kind = kind();
        CheckedBody given = call.checkedBody(kind.operation("create"), body);
        return call.change(
                body,
                tx -> resources.create(tx, call.accountId(), call.actor(), kind, given),
                resource -> answer(kind.createdWith(), kind, resource));
    }

    @GET
    @Path("/{id}")
    public Response read() {
        Kind kind = kind();
        Resource resource = resources.get(call.accountId(), kind, id());
        // What is counted changes without a new version.
        return kind.counts().isEmpty() && ETags.unchanged(call.ifNoneMatch(), resource.version())
                ? Answers.notModified(ETags.of(resource.version()))
                : answer(200, kind, resource);
    }

    @PATCH
    @Path("/{id}")
    @TakesBody
    public Response update(byte[] body) {
        return change("update", body);
    }

    @PUT
    @Path("/{id}")
    @TakesBody
    public Response replace(byte[] body) {
        return change("replace", body);
    }

    private Response change(String verb, byte[] body) {
        Kind kind = kind();
        String id = id();
        CheckedBody given = call.checkedBody(kind.operation(verb), body);
        return call.change(
                body,
                tx -> resources.change(
                        tx, call.accountId(), call.actor(), kind, id, call.ifMatch(), given, verb.equals("replace")),
                resource -> answer(200, kind, resource));
    }

    @DELETE
    @Path("/{id}")
    public Response delete() {
        Kind kind = kind();
        Resource gone = resources.delete(call.accountId(), call.actor(), kind, id(), call.ifMatch());
        return answer(200, kind, gone);
    }

    /**
     * The resource in the path.
     *
     * @throws ApiException 400 when no resource can have the id, 404 when the account has none with it
     */
    protected Resource resource() {
        return resources.get(call.accountId(), kind(), id());
    }

    /**
     * Changes the resource in the path by what is made of its body, as an action does.
     *
     * @param change makes what a client would have sent to change it
     * @param answer renders what came of it
     */
    protected Response edit(byte[] body, UnaryOperator<ObjectNode> change, Function<Resource, Response> answer) {
        Kind kind = kind();
        String id = id();
        return call.change(body, tx -> resources.edit(tx, call.accountId(), call.actor(), kind, id, change), answer);
    }

    private static Response answer(int status, Kind kind, Resource resource) {
        return Answers.tagged(status, ResourceJson.of(kind, resource), ETags.of(resource.version()));
    }

    /**
     * The id in the path, in lower case.
     *
     * @throws ApiException 400 when no resource can have it
     */
    protected String id() {
        String given = call.path("id");
        boolean possible = kind().hasNumber() ? Reference.isPossible(given) : Ids.isUuid(given);
        if (!possible) {
            throw new ApiException(ProblemCode.INVALID_ID.in(
                    "id", kind().hasNumber() ? "The id must be a whole number." : "The id must be a UUID."));
        }
        return given.toLowerCase(Locale.ROOT);
    }
}
