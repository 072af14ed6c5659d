package dev.portwright.inventory;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operation {@code ListProfilePhoneNumbers}. */
@Path("/v2/messaging_profiles/{id}/phone_numbers")
@CustomerApi
@RunOnVirtualThread
class ProfileNumbersResource {
    private final CustomerCall call;
    private final InventoryService numbers;

    ProfileNumbersResource(CustomerCall call, InventoryService numbers) {
        this.call = call;
        this.numbers = numbers;
    }

    @GET
    public Response list() {
        UUID id = call.id();
        Query query = call.query("ListProfilePhoneNumbers");
        return Answers.page(
                numbers.listOfProfile(call.accountId(), id.toString(), query.page()), MessagingSettingsJson::of);
    }
}
