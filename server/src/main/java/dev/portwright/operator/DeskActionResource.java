package dev.portwright.operator;

import static dev.portwright.operator.DeskOrderResource.answer;

import dev.portwright.account.CurrentCaller;
import dev.portwright.account.OperatorApi;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.MaxBody;
import dev.portwright.platform.http.PathIds;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the desk does with an order: operations {@code Desk...PortingOrder}, each answering the order as it is then. */
@Path("/operator/porting_orders/{id}/actions")
@OperatorApi
@RunOnVirtualThread
class DeskActionResource {
    private static final byte[] NOTHING_TO_SAY = "{}".getBytes(StandardCharsets.UTF_8);

    private final Contract contract;
    private final CurrentCaller current;
    private final DeskActions actions;

    DeskActionResource(Contract contract, CurrentCaller current, DeskActions actions) {
        this.contract = contract;
        this.current = current;
        this.actions = actions;
    }

    @FunctionalInterface
    private interface Action {
        DeskOrder run(Decision decision, JsonNode body);
    }

    @POST
    @Path("/submit")
    public Response submit(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte[] body) {
        return act("DeskSubmitPortingOrder", id, ifMatch, body, (decision, given) -> actions.submit(decision));
    }

    @POST
    @Path("/raise_exception")
    public Response raiseException(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte[] body) {
        return act(
                "DeskRaiseException",
                id,
                ifMatch,
                body,
                (decision, given) -> actions.raiseException(decision, DeskBodies.codes(given)));
    }

    @POST
    @Path("/confirm_foc")
    public Response confirmFoc(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte[] body) {
        return act(
                "DeskConfirmFoc",
                id,
                ifMatch,
                body,
                (decision, given) -> actions.confirmFoc(decision, DeskBodies.foc(given)));
    }

    @POST
    @Path("/approve_cancellation")
    public Response approveCancellation(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte[] body) {
        return act(
                "DeskApproveCancellation",
                id,
                ifMatch,
                body,
                (decision, given) -> actions.approveCancellation(decision));
    }

    @POST
    @Path("/refuse_cancellation")
    public Response refuseCancellation(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte[] body) {
        return act(
                "DeskRefuseCancellation", id, ifMatch, body, (decision, given) -> actions.refuseCancellation(decision));
    }

    @POST
    @Path("/complete")
    public Response complete(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte[] body) {
        return act("DeskCompletePortingOrder", id, ifMatch, body, (decision, given) -> actions.complete(decision));
    }

    @POST
    @Path("/messaging")
    public Response messaging(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte[] body) {
        return act(
                "DeskSetMessaging",
                id,
                ifMatch,
                body,
                (decision, given) -> actions.messaging(decision, DeskBodies.messaging(given)));
    }

    @POST
    @Path("/review_requirements")
    public Response review(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte[] body) {
        return act(
                "DeskReviewRequirements",
                id,
                ifMatch,
                body,
                (decision, given) -> actions.review(decision, DeskBodies.verdicts(given)));
    }

    @POST
    @Path("/phone_number_activation")
    @MaxBody(kib = 1024)
    public Response activation(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte[] body) {
        return act(
                "DeskSetPhoneNumberActivation",
                id,
                ifMatch,
                body,
                (decision, given) -> actions.activation(decision, DeskBodies.activations(given)));
    }

    /** Not one order but two come of this: schema {@code DeskSplit}. */
    private record SplitJson(String recordType, DeskOrderJson from, DeskOrderJson to) {}

    @POST
    @Path("/split")
    @MaxBody(kib = 256)
    public Response split(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte[] body) {
        UUID orderId = PathIds.uuid("id", id);
        JsonNode given = contract.operation("DeskSplitPortingOrder").readBody(body);
        DeskActions.Parts parts = actions.split(
                new Decision(orderId, ifMatch, current.requestId(), DeskBodies.reason(given)),
                DeskBodies.phoneNumbers(given));
        return Answers.created(
                new SplitJson("porting_order_split", DeskOrderJson.of(parts.from()), DeskOrderJson.of(parts.part())));
    }

    /** An action that needs nothing else takes a request without a body too. */
    private Response act(String operation, String id, @Nullable String ifMatch, byte[] body, Action action) {
        UUID orderId = PathIds.uuid("id", id);
        JsonNode given = contract.operation(operation).readBody(body.length == 0 ? NOTHING_TO_SAY : body);
        return answer(action.run(new Decision(orderId, ifMatch, current.requestId(), DeskBodies.reason(given)), given));
    }
}
