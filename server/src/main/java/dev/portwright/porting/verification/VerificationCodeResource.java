package dev.portwright.porting.verification;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.porting.order.PortingOrderJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations {@code ListVerificationCodes}, {@code SendPortingVerificationCodes} and {@code VerifyPortingVerificationCodes}.
 */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class VerificationCodeResource {
    private final CustomerCall call;
    private final VerificationCodes codes;
    private final SendCodes sending;
    private final VerifyCodes verifying;

    VerificationCodeResource(CustomerCall call, VerificationCodes codes, SendCodes sending, VerifyCodes verifying) {
        this.call = call;
        this.codes = codes;
        this.sending = sending;
        this.verifying = verifying;
    }

    @GET
    @Path("/{id}/verification_codes")
    public Response list() {
        UUID orderId = call.id();
        Query query = call.query("ListVerificationCodes");
        return Answers.page(codes.list(call.accountId(), orderId, query), VerificationCode::json);
    }

    @POST
    @Path("/{id}/verification_codes/send")
    @TakesBody
    public Response send(byte[] body) {
        UUID orderId = call.id();
        CheckedBody given = call.checkedBody("SendPortingVerificationCodes", body);
        return call.<@Nullable Void>change(
                body,
                tx -> {
                    sending.send(tx, call.accountId(), call.actor(), orderId, call.ifMatch(), given);
                    return null;
                },
                nothing -> Answers.noContent());
    }

    @POST
    @Path("/{id}/verification_codes/verify")
    @TakesBody
    public Response verify(byte[] body) {
        UUID orderId = call.id();
        CheckedBody given = call.checkedBody("VerifyPortingVerificationCodes", body);
        return call.change(
                body,
                tx -> verifying.verify(tx, call.accountId(), call.actor(), orderId, call.ifMatch(), given),
                VerificationCodeResource::answer);
    }

    /** What stands beside the records, where there is something to say. */
    private record Meta(List<PortingOrderJson.Warning> warnings) {}

    private static Response answer(VerifyCodes.Verified verified) {
        List<VerificationCode.Json> data =
                verified.codes().stream().map(VerificationCode::json).toList();
        return verified.warnings().isEmpty()
                ? Answers.ok(data)
                : Answers.ok(data, new Meta(PortingOrderJson.warningsOf(verified.warnings())));
    }
}
