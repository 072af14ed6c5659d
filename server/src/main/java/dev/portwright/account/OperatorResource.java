package dev.portwright.account;

import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operations {@code ListOperators}, {@code CreateOperator} and {@code RemoveOperator}. */
@Path("/operator/operators")
@OperatorApi
@RunOnVirtualThread
class OperatorResource {
    private final OperatorCall call;
    private final Operators operators;

    OperatorResource(OperatorCall call, Operators operators) {
        this.call = call;
        this.operators = operators;
    }

    @GET
    public Response list() {
        return Answers.page(operators.list(call.query("ListOperators").page()), OperatorJson::of);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        call.requireInstallation();
        Operators.Made made = operators.create(
                call.body("CreateOperator", body).path("name").stringValue().strip());
        return Answers.created(OperatorJson.of(made.operator(), made.key()));
    }

    @DELETE
    @Path("{operator_id}")
    public Response remove() {
        call.requireInstallation();
        operators.remove(call.id("operator_id"));
        return Answers.noContent();
    }
}
