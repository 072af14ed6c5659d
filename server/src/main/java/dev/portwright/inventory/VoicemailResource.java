package dev.portwright.inventory;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Operations {@code GetVoicemail}, {@code CreateVoicemail} and {@code UpdateVoicemail}. */
@Path("/v2/phone_numbers")
@CustomerApi
@RunOnVirtualThread
class VoicemailResource {
    private final CustomerCall call;
    private final VoicemailService voicemails;

    VoicemailResource(CustomerCall call, VoicemailService voicemails) {
        this.call = call;
        this.voicemails = voicemails;
    }

    @GET
    @Path("/{phone_number_id}/voicemail")
    public Response get() {
        return Answers.ok(voicemails.get(call.accountId(), call.id(VoicemailService.ID)));
    }

    @POST
    @Path("/{phone_number_id}/voicemail")
    @TakesBody
    public Response create(byte[] body) {
        return set("CreateVoicemail", body, true);
    }

    @PATCH
    @Path("/{phone_number_id}/voicemail")
    @TakesBody
    public Response update(byte[] body) {
        return set("UpdateVoicemail", body, false);
    }

    private Response set(String operation, byte[] body, boolean anew) {
        UUID id = call.id(VoicemailService.ID);
        JsonNode given = call.body(operation, body);
        return call.change(body, tx -> voicemails.set(tx, call.accountId(), id, given, anew), Answers::ok);
    }
}
