package dev.portwright.porting.activation;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.time.Times;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Operations {@code ActivatePortingOrder}, {@code ListPortingOrderActivationJobs}, {@code
 * GetPortingOrdersActivationJob} and {@code UpdatePortingOrdersActivationJob}.
 */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class ActivationJobResource {
    private final CustomerCall call;
    private final ActivationService activations;

    ActivationJobResource(CustomerCall call, ActivationService activations) {
        this.call = call;
        this.activations = activations;
    }

    @POST
    @Path("/{id}/actions/activate")
    public Response activate() {
        UUID orderId = call.id();
        return call.change(
                tx -> activations.activate(tx, call.accountId(), call.actor(), orderId, call.ifMatch()),
                job -> Answers.accepted(ActivationJobJson.of(job)));
    }

    @GET
    @Path("/{id}/activation_jobs")
    public Response list() {
        UUID orderId = call.id();
        Page page = call.query("ListPortingOrderActivationJobs").page();
        return Answers.page(activations.list(call.accountId(), orderId, page), ActivationJobJson::of);
    }

    @GET
    @Path("/{id}/activation_jobs/{activationJobId}")
    public Response get() {
        return Answers.ok(
                ActivationJobJson.of(activations.get(call.accountId(), call.id(), call.id("activationJobId"))));
    }

    @PATCH
    @Path("/{id}/activation_jobs/{activationJobId}")
    @TakesBody
    public Response update(byte[] body) {
        UUID orderId = call.id();
        UUID jobId = call.id("activationJobId");
        JsonNode time = call.body("UpdatePortingOrdersActivationJob", body).path("activate_at");
        return call.change(
                body,
                tx -> time.isMissingNode()
                        ? activations.get(tx, call.accountId(), orderId, jobId)
                        : activations.move(
                                tx,
                                call.accountId(),
                                call.actor(),
                                orderId,
                                call.ifMatch(),
                                jobId,
                                instant(time.asString())),
                job -> Answers.ok(ActivationJobJson.of(job)));
    }

    private static Instant instant(String text) {
        return Times.parse(text)
                .orElseThrow(() -> new ApiException(ProblemCode.INVALID_TYPE.at(
                        ActivationService.ACTIVATE_AT,
                        "The value must be an ISO 8601 date and time, such as 2026-03-19T10:00:00Z.")));
    }
}
