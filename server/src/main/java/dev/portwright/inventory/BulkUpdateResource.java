package dev.portwright.inventory;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * Operations {@code BulkUpdateMessagingSettingsOnPhoneNumbers} and {@code
 * GetBulkUpdateMessagingSettingsOnPhoneNumbersStatus}.
 */
@Path("/v2/messaging_numbers_bulk_updates")
@CustomerApi
@RunOnVirtualThread
class BulkUpdateResource {
    private final CustomerCall call;
    private final BulkUpdates updates;

    BulkUpdateResource(CustomerCall call, BulkUpdates updates) {
        this.call = call;
        this.updates = updates;
    }

    @POST
    @TakesBody
    public Response update(byte[] body) {
        CheckedBody given = call.checkedBody("BulkUpdateMessagingSettingsOnPhoneNumbers", body);
        return call.change(
                body,
                tx -> updates.update(tx, call.accountId(), given),
                update -> Answers.ok(BulkUpdateJson.of(update)));
    }

    @GET
    @Path("/{order_id}")
    public Response get() {
        return Answers.ok(BulkUpdateJson.of(updates.get(call.accountId(), call.id("order_id"))));
    }
}
