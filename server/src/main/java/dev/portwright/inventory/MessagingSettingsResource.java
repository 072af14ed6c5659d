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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * Operations {@code ListPhoneNumbersWithMessagingSettings}, {@code GetPhoneNumberMessagingSettings} and {@code
 * UpdatePhoneNumberMessagingSettings}.
 */
@Path("/v2/phone_numbers")
@CustomerApi
@RunOnVirtualThread
class MessagingSettingsResource {
    private final CustomerCall call;
    private final InventoryService numbers;
    private final EditMessaging editing;

    MessagingSettingsResource(CustomerCall call, InventoryService numbers, EditMessaging editing) {
        this.call = call;
        this.numbers = numbers;
        this.editing = editing;
    }

    @GET
    @Path("/messaging")
    public Response list() {
        Query query = call.query("ListPhoneNumbersWithMessagingSettings");
        return Answers.page(numbers.list(call.accountId(), query), MessagingSettingsJson::of);
    }

    @GET
    @Path("/{id}/messaging")
    public Response get() {
        return Answers.ok(MessagingSettingsJson.of(numbers.get(call.accountId(), call.id())));
    }

    @PATCH
    @Path("/{id}/messaging")
    @TakesBody
    public Response update(byte[] body) {
        UUID id = call.id();
        CheckedBody patch = call.checkedBody("UpdatePhoneNumberMessagingSettings", body);
        return call.change(
                body,
                tx -> editing.edit(tx, call.accountId(), id, patch),
                number -> Answers.ok(MessagingSettingsJson.of(number)));
    }
}
