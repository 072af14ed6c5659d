package dev.portwright.desk;

import static dev.portwright.desk.DeskOrderResource.answer;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.MaxBody;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the desk does with an order: operations {@code Desk...PortingOrder}, each answering the order as it is then. */
@Path("/operator/porting_orders/{id}/actions")
@OperatorApi
@RunOnVirtualThread
class DeskActionResource {

    private final OperatorCall call;
    private final DeskActions actions;
    private final DeskSheets sheets;
    private final DeskOrderWire wire;

    DeskActionResource(OperatorCall call, DeskActions actions, DeskSheets sheets, DeskOrderWire wire) {
        this.call = call;
        this.actions = actions;
        this.sheets = sheets;
        this.wire = wire;
    }

    @FunctionalInterface
    private interface Action {
        DeskOrder run(Decision decision, JsonNode body);
    }

    @POST
    @Path("/claim")
    public Response claim() {
        return answer(wire, sheets.claim(call.id(), call.actor()));
    }

    @POST
    @Path("/release")
    public Response release() {
        return answer(wire, sheets.release(call.id(), call.actor()));
    }

    @POST
    @Path("/submit")
    @TakesBody
    public Response submit(byte[] body) {
        return act("DeskSubmitPortingOrder", body, (decision, given) -> actions.submit(decision));
    }

    @POST
    @Path("/raise_exception")
    @TakesBody
    public Response raiseException(byte[] body) {
        return act(
                "DeskRaiseException",
                body,
                (decision, given) -> actions.raiseException(decision, DeskBodies.codes(given)));
    }

    @POST
    @Path("/confirm_foc")
    @TakesBody
    public Response confirmFoc(byte[] body) {
        return act("DeskConfirmFoc", body, (decision, given) -> actions.confirmFoc(decision, DeskBodies.foc(given)));
    }

    @POST
    @Path("/acknowledge_supplement")
    @TakesBody
    public Response acknowledgeSupplement(byte[] body) {
        return act("DeskAcknowledgeSupplement", body, (decision, given) -> actions.acknowledgeSupplement(decision));
    }

    @POST
    @Path("/refuse_supplement")
    @TakesBody
    public Response refuseSupplement(byte[] body) {
        return act("DeskRefuseSupplement", body, (decision, given) -> actions.refuseSupplement(decision));
    }

    @POST
    @Path("/approve_cancellation")
    @TakesBody
    public Response approveCancellation(byte[] body) {
        return act("DeskApproveCancellation", body, (decision, given) -> actions.approveCancellation(decision));
    }

    @POST
    @Path("/refuse_cancellation")
    @TakesBody
    public Response refuseCancellation(byte[] body) {
        return act("DeskRefuseCancellation", body, (decision, given) -> actions.refuseCancellation(decision));
    }

    @POST
    @Path("/complete")
    @TakesBody
    public Response complete(byte[] body) {
        return act("DeskCompletePortingOrder", body, (decision, given) -> actions.complete(decision));
    }

    @POST
    @Path("/messaging")
    @TakesBody
    public Response messaging(byte[] body) {
        return act(
                "DeskSetMessaging",
                body,
                (decision, given) -> actions.messaging(decision, DeskBodies.messaging(given)));
    }

    @POST
    @Path("/review_requirements")
    @TakesBody
    public Response review(byte[] body) {
        return act(
                "DeskReviewRequirements",
                body,
                (decision, given) -> actions.review(decision, DeskBodies.verdicts(given)));
    }

    @POST
    @Path("/phone_number_activation")
    @MaxBody(kib = 1024)
    @TakesBody
    public Response activation(byte[] body) {
        return act(
                "DeskSetPhoneNumberActivation",
                body,
                (decision, given) -> actions.activation(decision, DeskBodies.activations(given)));
    }

    /** Not one order but two come of this: schema {@code DeskSplit}. */
    private record SplitJson(String recordType, DeskOrderJson from, DeskOrderJson to) {}

    @POST
    @Path("/split")
    @MaxBody(kib = 256)
    @TakesBody
    public Response split(byte[] body) {
        UUID orderId = call.id();
        JsonNode given = call.body("DeskSplitPortingOrder", body);
        DeskActions.Parts parts = actions.split(decision(orderId, given), DeskBodies.phoneNumbers(given));
        return Answers.created(new SplitJson("porting_order_split", wire.json(parts.from()), wire.json(parts.part())));
    }

    /** An action that needs nothing else takes a request without a body too. */
    private Response act(String operation, byte[] body, Action action) {
        UUID orderId = call.id();
        JsonNode given = call.bodyIfAny(operation, body);
        return answer(wire, action.run(decision(orderId, given), given));
    }

    private Decision decision(UUID orderId, JsonNode given) {
        return new Decision(orderId, call.ifMatch(), call.actor(), DeskBodies.reason(given));
    }
}
