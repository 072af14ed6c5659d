package dev.portwright.webhook.signing;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.page.Listed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Operations {@code ListSigningKeys} and {@code CreateSigningKey}. */
@Path("/operator/signing_keys")
@OperatorApi
@RunOnVirtualThread
class SigningKeyResource {
    private static final int USUAL_OVERLAP_HOURS = 7 * 24;

    private final OperatorCall call;
    private final SigningKeys keys;

    SigningKeyResource(OperatorCall call, SigningKeys keys) {
        this.call = call;
        this.keys = keys;
    }

    @GET
    public Response list() {
        Page page = call.query("ListSigningKeys").page();
        return Answers.page(Listed.pageOf(keys.now().reversed(), page), SigningKeyJson::of);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        int hours = call.body("CreateSigningKey", body).path("overlap_hours").asInt(USUAL_OVERLAP_HOURS);
        return Answers.created(SigningKeyJson.of(keys.rotate(Duration.ofHours(hours))));
    }
}
