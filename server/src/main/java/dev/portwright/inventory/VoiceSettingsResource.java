package dev.portwright.inventory;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * Operations {@code ListPhoneNumbersWithVoiceSettings}, {@code GetPhoneNumberVoiceSettings}, {@code
 * UpdatePhoneNumberVoiceSettings} and {@code EnablePhoneNumberEmergency}.
 */
@Path("/v2/phone_numbers")
@CustomerApi
@RunOnVirtualThread
class VoiceSettingsResource {
    private final CustomerCall call;
    private final InventoryService numbers;
    private final EditVoice editing;

    VoiceSettingsResource(CustomerCall call, InventoryService numbers, EditVoice editing) {
        this.call = call;
        this.numbers = numbers;
        this.editing = editing;
    }

    @GET
    @Path("/voice")
    public Response list() {
        Query query = call.query("ListPhoneNumbersWithVoiceSettings");
        return Answers.page(numbers.list(call.accountId(), query), VoiceSettingsJson::of);
    }

    @GET
    @Path("/{id}/voice")
    public Response get() {
        return Answers.ok(VoiceSettingsJson.of(numbers.get(call.accountId(), call.id())));
    }

    @PATCH
    @Path("/{id}/voice")
    @TakesBody
    public Response update(byte[] body) {
        UUID id = call.id();
        CheckedBody patch = call.checkedBody("UpdatePhoneNumberVoiceSettings", body);
        return call.change(
                body,
                tx -> editing.edit(tx, call.accountId(), id, patch),
                number -> Answers.ok(VoiceSettingsJson.of(number)));
    }

    @POST
    @Path("/{id}/actions/enable_emergency")
    @TakesBody
    public Response enableEmergency(byte[] body) {
        UUID id = call.id();
        CheckedBody given = call.checkedBody("EnablePhoneNumberEmergency", body);
        return call.change(
                body,
                tx -> editing.setEmergency(tx, call.accountId(), id, given),
                number -> number.setup().emergencyEnabled()
                        ? Answers.accepted(VoiceSettingsJson.of(number))
                        : Answers.ok(VoiceSettingsJson.of(number)));
    }
}
