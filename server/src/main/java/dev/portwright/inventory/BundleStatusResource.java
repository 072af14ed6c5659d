package dev.portwright.inventory;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operation {@code PhoneNumberBundleStatusChange}. */
@Path("/v2/phone_numbers/{id}/actions/bundle_status_change")
@CustomerApi
@RunOnVirtualThread
class BundleStatusResource {
    private final CustomerCall call;
    private final EditBundle editing;

    BundleStatusResource(CustomerCall call, EditBundle editing) {
        this.call = call;
        this.editing = editing;
    }

    @PATCH
    @TakesBody
    public Response change(byte[] body) {
        UUID id = call.id();
        CheckedBody given = call.checkedBody("PhoneNumberBundleStatusChange", body);
        return call.change(
                body,
                tx -> editing.edit(tx, call.accountId(), id, given),
                number -> Answers.ok(VoiceSettingsJson.of(number)));
    }
}
