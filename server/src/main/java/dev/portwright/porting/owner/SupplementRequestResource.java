package dev.portwright.porting.owner;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operation {@code CreatePortingSupplement}. */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class SupplementRequestResource {
    private final CustomerCall call;
    private final AskForChanges changes;

    SupplementRequestResource(CustomerCall call, AskForChanges changes) {
        this.call = call;
        this.changes = changes;
    }

    @POST
    @Path("/{id}/supplements")
    @TakesBody
    public Response ask(byte[] body) {
        UUID id = call.id();
        CheckedBody asked = call.exactBody("CreatePortingSupplement", body);
        return call.change(
                body,
                tx -> changes.ask(tx, call.accountId(), call.actor(), id, call.ifMatch(), asked),
                supplement -> Answers.created(supplement.json()));
    }
}
