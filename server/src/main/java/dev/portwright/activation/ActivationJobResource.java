package dev.portwright.activation;

import dev.portwright.account.Caller;
import dev.portwright.account.CurrentCaller;
import dev.portwright.account.CustomerApi;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.Idempotency;
import dev.portwright.platform.http.Listed;
import dev.portwright.platform.http.PathIds;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.time.Times;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Operations {@code ActivatePortingOrder}, {@code ListPortingOrderActivationJobs}, {@code
 * GetPortingOrdersActivationJob} and {@code UpdatePortingOrdersActivationJob}.
 */
@Path("/v2/porting_orders/{id}")
@CustomerApi
@RunOnVirtualThread
class ActivationJobResource {
    private final Contract contract;
    private final CurrentCaller current;
    private final Idempotency idempotency;
    private final ActivationService activations;

    ActivationJobResource(
            Contract contract, CurrentCaller current, Idempotency idempotency, ActivationService activations) {
        this.contract = contract;
        this.current = current;
        this.idempotency = idempotency;
        this.activations = activations;
    }

    /** Takes no body; what clients send as one is not read. */
    @POST
    @Path("/actions/activate")
    public Response activate(
            @PathParam("id") String id, @HeaderParam(Idempotency.HEADER) @Nullable String key, @Context UriInfo uri) {
        UUID orderId = PathIds.uuid("id", id);
        Caller caller = current.get();
        return idempotency.once(
                caller.accountId(),
                key,
                new Idempotency.Request("POST", uri.getPath(), new byte[0]),
                () -> Answers.accepted(
                        ActivationJobJson.of(activations.activate(caller, current.requestId(), orderId))));
    }

    @GET
    @Path("/activation_jobs")
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        UUID orderId = PathIds.uuid("id", id);
        Query query = contract.operation("ListPortingOrderActivationJobs")
                .readQuery(uri.getRequestUri().getRawQuery());
        Listed<ActivationJob> listed = activations.list(current.get(), orderId, query.page());
        return Answers.page(
                listed.entries().stream().map(ActivationJobJson::of).toList(), listed.page(), listed.total());
    }

    @GET
    @Path("/activation_jobs/{activationJobId}")
    public Response get(@PathParam("id") String id, @PathParam("activationJobId") String jobId) {
        UUID orderId = PathIds.uuid("id", id);
        return Answers.ok(
                ActivationJobJson.of(activations.get(current.get(), orderId, PathIds.uuid("activationJobId", jobId))));
    }

    @PATCH
    @Path("/activation_jobs/{activationJobId}")
    @TakesBody
    public Response update(
            @PathParam("id") String id,
            @PathParam("activationJobId") String jobId,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Context UriInfo uri,
            byte[] body) {
        UUID orderId = PathIds.uuid("id", id);
        UUID activationJobId = PathIds.uuid("activationJobId", jobId);
        JsonNode patch = contract.operation("UpdatePortingOrdersActivationJob").readBody(body);
        Caller caller = current.get();
        return idempotency.once(caller.accountId(), key, new Idempotency.Request("PATCH", uri.getPath(), body), () -> {
            JsonNode time = patch.path("activate_at");
            ActivationJob job = time.isMissingNode()
                    ? activations.get(caller, orderId, activationJobId)
                    : activations.move(caller, current.requestId(), orderId, activationJobId, instant(time.asString()));
            return Answers.ok(ActivationJobJson.of(job));
        });
    }

    private static Instant instant(String text) {
        return Times.parse(text)
                .orElseThrow(() -> new ApiException(ProblemCode.INVALID_TYPE.at(
                        ActivationService.ACTIVATE_AT,
                        "The value must be an ISO 8601 date and time, such as 2026-03-19T10:00:00Z.")));
    }
}
